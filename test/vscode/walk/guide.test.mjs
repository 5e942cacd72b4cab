// The guide beside the editor: contents, search, pages, the place of the cursor, samples and logs; by mouse and by the
// keyboard alone, in all themes and both languages.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import {
  focusEditor,
  goTo,
  linesInSight,
  pick,
  runCommand,
  setTheme,
  until,
  waitForClipboard,
  waitForText,
} from "../person.mjs";
import { commandTitle, guideOf, locales, manifestText, tell, text, themes } from "./story.mjs";

const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const pipeline = `pipeline:
  name: web-shop
  platform: "2.0"
  stages:
    - name: build
      image: node:22.4
      steps:
        - name: checkout
          type: git-checkout
        - name: unit tests
          type: unit-test
          with: { command: npm test }
    - name: deploy
      needs: [biuld]
      steps:
        - name: Ship
          run: make ship
`;
const log = `$ npm ci
npm ERR! code ERESOLVE
npm ERR! ERESOLVE unable to resolve dependency tree
npm ERR! Could not resolve dependency:
Error: Process completed with exit code 1.
`;
const files = { "pipeline.yml": pipeline, "build.log": log, "notes.md": "# Notes\n" };

const quickInput = '.quick-input-widget input[type="text"]';

/** What a webview's body is called in a theme. */
const themeClasses = {
  "Light 2026": "vscode-light",
  "Dark 2026": "vscode-dark",
  "Dark High Contrast": "vscode-high-contrast",
  "Light High Contrast": "vscode-high-contrast-light",
};

/** Where things stand in the pipeline above. */
const needs = { line: 14, column: 10 };
const image = { line: 6, column: 9 };

for (const locale of locales) {
  describe(`the guide (${locale})`, () => {
    /** @type {import("./story.mjs").Story} */
    let story;
    const say = (/** @type {string} */ english, /** @type {readonly string[]} */ ...words) =>
      text(locale, english).replace(
        /\{(\d)\}/g,
        (/** @type {string} */ _, /** @type {string} */ index) => words[Number(index)] ?? "",
      );
    const view = () => guideOf(story);
    const main = () => view().locator("main");
    const heading = (/** @type {string | RegExp} */ name) => view().getByRole("heading", { name, level: 1 });
    const screen = (/** @type {string} */ kind) => view().locator(`main[data-screen="${kind}"]`);
    const box = () => view().getByRole("textbox", { name: text(locale, "Search the documentation") });
    const titleButton = (/** @type {string} */ id) =>
      story.page.locator(".part.sidebar").getByRole("button", { name: manifestText(locale, `command.${id}`) });
    const press = (/** @type {string} */ key) => story.page.keyboard.press(key);
    const check = async (/** @type {string} */ what) => {
      const frame = await (await view().locator("body").elementHandle())?.ownerFrame();
      assert.ok(frame);
      await frame.evaluate(axeSource);
      // What shines through lies outside of the frame, where axe doesn't see it.
      await frame.evaluate(() => {
        document.documentElement.style.background = "var(--vscode-sideBar-background)";
      });
      const found = await frame.evaluate(() => /** @type {any} */ (globalThis).axe.run());
      assert.deepEqual(
        found.violations.map((/** @type {any} */ { id, nodes }) => [
          id,
          nodes.map((/** @type {any} */ { html }) => html),
        ]),
        [],
        what,
      );
    };
    /** Picks from the contents. The list is long, so it is narrowed down first. */
    const pickPage = async (/** @type {string} */ title) => {
      await story.page.locator(".quick-input-list .monaco-list-row").first().waitFor();
      await story.page.locator(quickInput).fill(title);
      await pick(story.page, title);
    };
    const openGuide = async () => {
      const open = () => runCommand(story.page, commandTitle(locale, "openGuide"));
      await until("Opening the guide", open, view().locator("input:focus"));
    };

    before(async () => {
      story = await tell({ locale, files, file: "pipeline.yml" });
    });
    after(() => story.end());

    it("opens with its contents and with what is at the cursor, the keyboard in its search box", async () => {
      await goTo(story.page, needs);
      await openGuide();
      await screen("contents").waitFor();
      await view().locator(".cursor-card a", { hasText: "needs" }).waitFor();
      await view().locator(".cursor-card .row-gist", { hasText: "biuld" }).waitFor();
      assert.equal(await view().getByRole("heading", { level: 2 }).count(), 5, "the cursor's card and four categories");
      await story.picture(`guide-contents-${locale}`);
      await check("the contents");
    });

    it("shows what is known of the place of the cursor", async () => {
      await view().locator(".cursor-card a").click();
      await heading("needs").waitFor();
      await view().getByText("pipeline.stages[].needs", { exact: true }).waitFor();
      await view().locator(".problem.error").waitFor();
      await story.picture(`guide-place-${locale}`);
      await check("a place");
    });

    it("leads from a problem's code to what explains it, and back", async () => {
      await view().getByRole("link", { name: "needs/unknown", exact: true }).click();
      await heading(locale === "en" ? /does not exist/ : /不存在/).waitFor();
      await titleButton("guideBack").click();
      await heading("needs").waitFor();
    });

    it("leads to the line of a problem", async () => {
      await view()
        .getByRole("button", { name: say("Go to line {0}", `${needs.line}`) })
        .click();
      await story.page.locator(".part.editor .monaco-editor.focused").waitFor();
      await story.page.locator(".part.statusbar .statusbar-item", { hasText: `Ln ${needs.line}, ` }).waitFor();
    });

    it("follows the cursor, and says so to a screen reader", async () => {
      await goTo(story.page, image);
      await heading("image").waitFor();
      await view()
        .getByRole("status")
        .filter({ hasText: say("Now at {0}", "image") })
        .waitFor();
      assert.equal(await story.page.locator(".part.editor .monaco-editor.focused").count(), 1, "the focus was stolen");
    });

    it("holds still when it is pinned, and offers to follow", async () => {
      await titleButton("pinGuide").click();
      await titleButton("unpinGuide").waitFor();
      await goTo(story.page, needs);
      const offer = view().getByRole("button", { name: say("At the cursor: {0}", "needs") });
      await offer.waitFor();
      await heading("image").waitFor();
      await story.picture(`guide-pinned-${locale}`);
      await offer.click();
      await heading("needs").waitFor();
      await titleButton("pinGuide").waitFor();
      await offer.waitFor({ state: "hidden" });
    });

    it("finds while somebody types, by the keyboard alone", async () => {
      await openGuide();
      await story.page.keyboard.type(locale === "en" ? "cache npm" : "缓存 npm");
      await screen("search").waitFor();
      await view().locator(".hits mark").first().waitFor();
      await story.picture(`guide-search-${locale}`);
      await check("results");
      await press("ArrowDown");
      await view().locator(".hits li:nth-child(1) a:focus").waitFor();
      await press("ArrowDown");
      await view().locator(".hits li:nth-child(2) a:focus").waitFor();
      await press("ArrowUp");
      await press("ArrowUp");
      await view().locator("input:focus").waitFor();
      await press("Escape");
      await heading("needs").waitFor();
      assert.equal(await box().inputValue(), "");
    });

    it("says when nothing was found", async () => {
      await box().fill("xqzvwk");
      await view().getByText(say("Nothing was found for “{0}”.", "xqzvwk"), { exact: true }).waitFor();
      await story.picture(`guide-nothing-${locale}`);
      await box().fill("");
      await heading("needs").waitFor();
    });

    it("opens a page, and goes back and forward", async () => {
      await runCommand(story.page, commandTitle(locale, "openPage"));
      const title = locale === "en" ? "Caching" : "缓存";
      await pickPage(title);
      await view().locator("main h1:focus", { hasText: title }).waitFor();
      await view().locator("article pre").first().waitFor();
      await story.picture(`guide-page-${locale}`);
      await check("a page");
      await titleButton("guideBack").click();
      await heading("needs").waitFor();
      await titleButton("guideForward").click();
      await heading(title).waitFor();
    });

    it("follows a link within, which takes the keyboard along", async () => {
      const link = view().locator('article a[data-page]:not([data-page=""]):not([data-page="caching"])').first();
      await link.scrollIntoViewIfNeeded();
      const before = await heading(/./).first().innerText();
      await link.focus();
      await press("Enter");
      await view().locator("main h1:focus").waitFor();
      assert.notEqual(await heading(/./).first().innerText(), before);
      await until("Alt and the left arrow", () => press("Alt+ArrowLeft"), heading(before));
      assert.ok((await main().evaluate((one) => one.scrollTop)) > 0, "it is not where one was");
    });

    it("copies a sample, and inserts one at the cursor, which one undo takes back", async () => {
      const figure = view().locator("article figure.sample").first();
      await figure.getByRole("button", { name: text(locale, "Copy"), exact: true }).click();
      await figure.getByRole("button", { name: text(locale, "Copied"), exact: true }).waitFor();
      await waitForClipboard(story.page, "cache:");
      await goTo(story.page, { line: 6, column: 7 });
      await figure.getByRole("button", { name: text(locale, "Insert into File"), exact: true }).click();
      await story.page.locator(".part.editor .monaco-editor.focused").waitFor();
      await waitForText(story.page, "      pipeline:");
      const lines = await linesInSight(story.page);
      assert.equal(lines[5], "      pipeline:");
      assert.ok(lines.includes("      image: node:22.4"), "the line below has moved down whole");
      await story.picture(`guide-inserted-${locale}`);
      await press("ControlOrMeta+Z");
      await story.page.waitForFunction(
        () =>
          !Array.from(document.querySelectorAll(".view-line")).some(({ textContent }) =>
            /^\s+pipeline:/.test(textContent ?? ""),
          ),
      );
      assert.equal((await linesInSight(story.page))[5], "      image: node:22.4");
    });

    it("tries a sample in a file beside", async () => {
      await view()
        .locator("article figure.sample")
        .first()
        .getByRole("button", { name: text(locale, "Try It"), exact: true })
        .click();
      const tab = story.page.locator(".part.editor .tab.active", { hasText: "Untitled-1" });
      await tab.waitFor();
      await waitForText(story.page, "cache:");
      await press("ControlOrMeta+A");
      await press("Delete");
      await until(
        "Closing the tab",
        () => runCommand(story.page, "View: Close Editor"),
        story.page.locator(".part.editor .tab", { hasText: "pipeline.yml" }).and(story.page.locator(".active")),
      );
    });

    it("explains a selected piece of a log", async () => {
      await story.page.locator(".explorer-viewlet").or(story.page.locator(".part.sidebar")).first().waitFor();
      await runCommand(story.page, "View: Show Explorer");
      await story.page.locator(".explorer-viewlet .monaco-list-row", { hasText: "build.log" }).dblclick();
      await story.page.locator('.part.editor .tab.active[data-resource-name="build.log"]').waitFor();
      await focusEditor(story.page);
      await press("ControlOrMeta+A");
      await runCommand(story.page, commandTitle(locale, "explainLog"));
      await heading(text(locale, "What this log says")).waitFor();
      await view()
        .getByText(say("Taken from the selection in {0}, lines: {1}.", "build.log", "5"))
        .waitFor();
      await view().locator(".log-line", { hasText: "ERESOLVE" }).first().waitFor();
      await view().locator(".hits a").first().waitFor();
      assert.ok((await view().locator(".hits a").count()) <= 3);
      await story.picture(`guide-log-${locale}`);
      await check("a log");
    });

    it("explains what is on the clipboard when nothing is selected", async () => {
      await story.page.evaluate(
        (wanted) => navigator.clipboard.writeText(wanted),
        "make: *** No rule to make target\n",
      );
      await goTo(story.page, { line: 1, column: 1 });
      await runCommand(story.page, commandTitle(locale, "explainLog"));
      await view().getByText(say("Taken from the clipboard, lines: {0}.", "1")).waitFor();
    });

    it("searches from the palette as well", async () => {
      await runCommand(story.page, commandTitle(locale, "searchDocs"));
      await story.page.locator(quickInput).fill(locale === "en" ? "roll back" : "回滚");
      const row = story.page.locator(".quick-input-list .monaco-list-row").first();
      await row.waitFor();
      const title = await row.locator(".label-name").first().innerText();
      await row.click();
      await heading(title.replaceAll("\u00a0", " ")).waitFor();
    });

    it("looks like a part of VS Code in each theme", async () => {
      await runCommand(story.page, commandTitle(locale, "openPage"));
      await pickPage(locale === "en" ? "Caching" : "缓存");
      await view().locator("article pre").first().waitFor();
      for (const [name, theme] of Object.entries(themes)) {
        await setTheme(story.page, theme);
        await view().locator(`body.${themeClasses[theme]}`).waitFor();
        await story.picture(`guide-page-${name}-${locale}`);
      }
      await box().fill("needs");
      await view().locator(".hits mark").first().waitFor();
      for (const [name, theme] of Object.entries(themes)) {
        await setTheme(story.page, theme);
        await view().locator(`body.${themeClasses[theme]}`).waitFor();
        await check(name);
        await story.picture(`guide-search-${name}-${locale}`);
      }
    });

    it("is where one was when the window is loaded anew", async () => {
      await story.reload();
      await view().locator(".hits mark").first().waitFor();
      assert.equal(await box().inputValue(), "needs");
    });
  });
}

describe("the guide where there is no pipeline", () => {
  it("opens all the same, without anything at the cursor", async () => {
    const story = await tell({ files: { "notes.md": "# Notes\n" }, file: "notes.md" });
    const view = () => guideOf(story);
    try {
      await story.page.locator(".activitybar").getByRole("tab", { name: "Pipewright" }).click();
      await view().locator('main[data-screen="contents"]').waitFor();
      assert.equal(await view().locator(".cursor-card:visible").count(), 0);
    } finally {
      await story.end();
    }
  });
});
