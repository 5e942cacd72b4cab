// One story by the keyboard alone: from a squiggle to what explains it, to an answer to it, a sample into the file and out
// again, the fix, and a file without findings. A press of the mouse anywhere fails it.

import assert from "node:assert/strict";
import { focusEditor, linesInSight, openProblems, until, waitForNoSquiggles, waitForSquiggle } from "../person.mjs";
import { guideOf, tell, text } from "./story.mjs";

const files = {
  "pipeline.yml": `pipeline:
  name: web-shop
  stages:
    - name: build
      steps:
        - name: Compile
          run: make
    - name: deploy
      needs: [biuld]
      steps:
        - name: Ship
          run: make ship
`,
};

/** What is read on the way, in each language. */
const words = {
  en: {
    rule: "A stage needs a stage that does not exist",
    answer: "A stage needs one that does not exist",
    explain: "Explain `needs/unknown`",
    fix: "Change to `build`",
  },
  "zh-cn": {
    rule: "阶段依赖了不存在的阶段",
    answer: "阶段依赖了不存在的阶段",
    explain: "说明 `needs/unknown`",
    fix: "改为 `build`",
  },
};

/** As the settings name them. */
const colorThemes = {
  light: "Light 2026",
  dark: "Dark 2026",
  "high-contrast": "Default High Contrast",
  "high-contrast-light": "Default High Contrast Light",
};

const windows = /** @type {const} */ ([
  { locale: "en", theme: "light" },
  { locale: "zh-cn", theme: "dark" },
  { locale: "en", theme: "high-contrast" },
  { locale: "zh-cn", theme: "high-contrast-light" },
]);

for (const { locale, theme } of windows) {
  describe(`by the keyboard alone (${locale}, ${theme})`, () => {
    /** @type {import("./story.mjs").Story} */
    let story;
    const view = () => guideOf(story);
    const press = (/** @type {string} */ key) => story.page.keyboard.press(key);
    const heading = (/** @type {string} */ name) => view().locator("main h1:focus", { hasText: name });
    const picture = (/** @type {string} */ name) => story.picture(`keyboard-${name}-${theme}-${locale}`);
    const { rule, answer, explain, fix } = words[locale];

    /** Presses a key until what it goes through has the keyboard. @param {string} key @param {import("playwright-core").Locator} place */
    const walkTo = async (key, place) => {
      for (let presses = 0; presses < 60; presses += 1) {
        if ((await place.count()) > 0) return;
        await press(key);
        await place.waitFor({ timeout: 150 }).catch(() => undefined); // not yet there: the next press
      }
      assert.fail(`${place} is not reached by ${key}`);
    };

    /** Chooses from the quick fixes of where the cursor is. @param {string} title */
    const chooseFix = async (title) => {
      const menu = story.page.locator(".context-view .action-widget:not(.action-list-submenu-panel)");
      const rows = menu.locator(".monaco-list-row.action");
      await until("The quick fixes", () => press("ControlOrMeta+."), rows.first());
      await walkTo("ArrowDown", menu.locator(".monaco-list-row.action.focused", { hasText: title }));
      await picture(title === fix ? "fixes" : "explain");
      await press("Enter");
      await menu.waitFor({ state: "hidden" });
    };

    before(async () => {
      story = await tell({
        locale,
        files,
        file: "pipeline.yml",
        settings: { "workbench.colorTheme": colorThemes[theme] },
      });
      await story.page.evaluate(() =>
        addEventListener("pointerdown", () => document.body.setAttribute("data-mouse", "pressed"), true),
      );
    });
    after(() => story.end());

    it("leads from a squiggle to what explains it", async () => {
      await waitForSquiggle(story.page);
      await focusEditor(story.page);
      await until("The next problem", () => press("F8"), story.page.locator(".monaco-editor .marker-widget"));
      await picture("problem");
      await press("Escape");
      await chooseFix(explain);
      await heading(rule).waitFor();
      await picture("rule");
    });

    it("leads on to an answer", async () => {
      const related = view().locator("section ul.links a:focus");
      await walkTo("Tab", related);
      await walkTo("ArrowDown", related.filter({ hasText: answer }));
      await picture("related");
      await press("Enter");
      await heading(answer).waitFor();
      await view()
        .locator(".page-head .badge", { hasText: text(locale, "Answer") })
        .waitFor();
      await picture("answer");
    });

    it("puts a sample into the file, which one undo takes back", async () => {
      await walkTo("Tab", view().locator(`button[aria-label="${text(locale, "Insert into File")}"]:focus`));
      await picture("sample");
      await press("Enter");
      await story.page.locator(".part.editor .monaco-editor.focused").waitFor();
      await story.page.waitForFunction(() => document.querySelector(".tab.active.dirty") !== null);
      await press("ControlOrMeta+Z");
      await story.page.waitForFunction(() => document.querySelector(".tab.active.dirty") === null);
      assert.deepEqual((await linesInSight(story.page)).slice(0, 12), files["pipeline.yml"].split("\n").slice(0, 12));
    });

    it("fixes the finding, and nothing is left", async () => {
      await until("The next problem", () => press("F8"), story.page.locator(".monaco-editor .marker-widget"));
      await press("Escape");
      await chooseFix(fix);
      await waitForNoSquiggles(story.page);
      assert.equal((await linesInSight(story.page))[8], "      needs: [build]");
      await openProblems(story.page);
      await story.page.locator(".markers-panel .message-box-container:visible").waitFor();
      await picture("done");
    });

    it("has needed no mouse", async () => {
      assert.equal(await story.page.locator("body[data-mouse]").count(), 0);
    });
  });
}
