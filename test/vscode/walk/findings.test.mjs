// The findings of a file as a person meets them: squiggles, list, hover, fix, completion, the page behind a code.

import assert from "node:assert/strict";
import {
  applyQuickFix,
  completionsAt,
  dismissPopups,
  hoverOver,
  openFile,
  openProblems,
  problems,
  quickFixes,
  restMouse,
  runCommand,
  setTheme,
  waitForSquiggle,
  waitForText,
} from "../person.mjs";
import { guideOf, locales, tell, themes } from "./story.mjs";

const file = "faulty/order-of-stages.pipeline.yml";

for (const locale of locales) {
  describe(`findings (${locale})`, () => {
    /** @type {import("./story.mjs").Story} */
    let story;
    before(async () => {
      story = await tell({ locale, file, settings: { "workbench.colorTheme": themes.light } });
    });
    after(() => story.end());

    const explanation = () =>
      guideOf(story).getByRole("heading", {
        name: locale === "en" ? "A stage needs a stage that does not exist" : "阶段依赖了不存在的阶段",
        level: 1,
      });

    const codeInList = (/** @type {string} */ code) =>
      story.page.locator(".markers-panel a.monaco-link:has(.marker-code)", { hasText: code }).first();
    /** No tab is left of what has led to the guide. */
    const onlyFiles = () =>
      story.page.waitForFunction(() =>
        Array.from(document.querySelectorAll(".part.editor .tab")).every((tab) =>
          tab.getAttribute("data-resource-name")?.endsWith(".yml"),
        ),
      );

    it("are listed once each, in the language of the window", async () => {
      await waitForSquiggle(story.page);
      // A row without a severity is a related place of the finding above it.
      const found = (await problems(story.page, { atLeast: 4 })).filter(({ severity }) => severity !== "");
      const places = found.map(({ line, column, code }) => `${line}:${column} ${code}`);
      assert.deepEqual([...new Set(places)], places, "a finding stands twice");
      const unknown = found.find(({ code, message }) => code === "needs/unknown" && message.includes("biuld"));
      assert.match(unknown?.message ?? "", locale === "en" ? /Did you mean `build`\?/ : /您是不是想写 `build`/);
      assert.ok(found.every(({ source }) => source === "pipewright"));
      await story.picture(`problems-light-${locale}`);
    });

    it("explain themselves under the mouse", async () => {
      const said = await hoverOver(story.page, "biuld", { expected: "needs/unknown" });
      assert.match(said, /biuld/);
      await story.picture(`hover-finding-light-${locale}`);
      await restMouse(story.page);
      await hoverOver(story.page, "gradle-build", { expected: /jdk|tasks/ });
      await story.picture(`hover-step-light-${locale}`);
      await restMouse(story.page);
    });

    it("offer their fixes", async () => {
      const titles = await quickFixes(story.page, "biuld");
      assert.ok(
        titles.some((title) => title.includes("build")),
        titles.join(" · "),
      );
      await story.picture(`quick-fix-light-${locale}`);
      await dismissPopups(story.page);
    });

    it("lead to what explains them by a click on the code, without a question", async () => {
      await openProblems(story.page);
      await codeInList("needs/unknown").click();
      await explanation().waitFor();
      assert.equal(await story.page.locator(".monaco-dialog-box").count(), 0);
      await story.picture(`finding-explained-light-${locale}`);
    });

    it("lead there from the hover, too, and hand the keyboard to the guide", async () => {
      // Away from the page, so that seeing it again means something.
      await explanation().press("Alt+ArrowLeft");
      await explanation().waitFor({ state: "detached" });
      await hoverOver(story.page, "biuld", { expected: "needs/unknown" });
      await story.page.locator(".monaco-hover-content a", { hasText: "needs/unknown" }).first().click();
      await explanation().and(guideOf(story).locator("main h1:focus")).waitFor();
      await onlyFiles();
      assert.equal(await story.page.locator(".monaco-dialog-box").count(), 0);
    });

    it("lead there and leave a file where it is that is shown in passing", async () => {
      await runCommand(story.page, "View: Show Explorer");
      const inExplorer = (/** @type {string} */ name) =>
        story.page.locator(".explorer-viewlet .monaco-list-row", { hasText: name }).first();
      await inExplorer("steps.pipeline.yml").click();
      const passing = story.page.locator('.tab.active[data-resource-name="steps.pipeline.yml"]:has(.italic)');
      await passing.waitFor();
      await codeInList("step/unknown-type").click();
      await guideOf(story).locator("main h1:focus").waitFor();
      await onlyFiles();
      await passing.waitFor();
      await openFile(story.page, file);
    });

    it("go when they are fixed", async () => {
      const before = await problems(story.page, { atLeast: 4 });
      await applyQuickFix(story.page, "biuld", /build/);
      await waitForText(story.page, "[build]");
      await story.page.locator(".markers-panel .marker-message", { hasText: "biuld" }).waitFor({ state: "detached" });
      const after = await problems(story.page);
      assert.equal(after.filter(({ message }) => message.includes("biuld")).length, 0);
      assert.ok(after.length < before.length);
    });

    it("are avoided by what completion offers", async () => {
      const offers = await completionsAt(story.page, { line: 10, column: 17 });
      assert.ok(
        offers.some(({ label }) => label === "gradle-build"),
        offers.map(({ label }) => label).join(" · "),
      );
      await story.picture(`completion-light-${locale}`);
      await dismissPopups(story.page);
    });

    it("can be read in every theme", async () => {
      await openFile(story.page, "faulty/keys-and-values.pipeline.yml");
      for (const name of /** @type {(keyof typeof themes)[]} */ (Object.keys(themes))) {
        await setTheme(story.page, themes[name]);
        await waitForSquiggle(story.page);
        await hoverOver(story.page, "stps", { expected: "schema/unknown-key" });
        await story.picture(`findings-${name}-${locale}`);
        await restMouse(story.page);
      }
    });
  });
}
