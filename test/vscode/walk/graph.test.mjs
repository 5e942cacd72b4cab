// The stage graph beside the editor: opened by its button, live, walked through by keys, in all themes and both languages.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import {
  clearNotifications,
  goTo,
  replaceText,
  runCommand,
  setTheme,
  typeText,
  until,
  waitForClipboard,
  waitForKeptEditors,
  waitForNotification,
} from "../person.mjs";
import { commandTitle, locales, manifestText, tell, text, themes } from "./story.mjs";

const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const pipeline = `pipeline:
  name: web-shop
  environments:
    production: { kind: production }
    staging: { kind: staging }
  stages:
    - name: checkout
      steps:
        - name: Check out
          type: git-checkout
    - name: build
      steps:
        - name: Compile
          run: make
        - name: Pack
          run: make pack
    - name: unit-test
      needs: [build]
      matrix:
        jdk: [17, 21]
        os: [linux, windows]
      steps:
        - name: Test
          type: unit-test
          with: { command: make test }
    - name: lint
      needs: [checkout]
      steps:
        - name: Lint
          run: make lint
    - name: staging
      needs: [unit-test, lint]
      environment: staging
      steps:
        - name: Deploy
          run: make deploy
    - name: smoke-test
      needs: [staging, biuld]
      steps:
        - name: Smoke
          type: smoke-test
          with: { url: "https://staging.example.com" }
    - name: production
      needs: [smoke-test, checkout]
      environment: production
      approval: { approvers: [kim, lee] }
      rollback: { when: [{ metric: error-rate, above: 5 }], to: previous }
      steps:
        - name: Deploy
          run: make deploy
`;
const names = ["checkout", "build", "lint", "unit-test", "staging", "smoke-test", "production"];
const files = {
  "pipeline.yml": pipeline,
  "other.pipeline.yml": "pipeline: { name: other, stages: [{ name: only }] }\n",
};

for (const locale of locales) {
  describe(`the stage graph (${locale})`, () => {
    /** @type {import("./story.mjs").Story} */
    let story;
    const view = () =>
      story.page
        .frameLocator('iframe.webview.ready[src*="extensionId=pipewright.pipewright"]')
        .frameLocator("iframe#active-frame");
    const node = (/** @type {string} */ id) => view().locator(`.node[data-id="${id}"]`);
    const button = (/** @type {string} */ english) =>
      view().getByRole("button", { name: text(locale, english), exact: true });
    /** Opens a file where the graph is, which hides the graph. */
    const openInFront = async (/** @type {string} */ file) => {
      const row = story.page.locator(".explorer-viewlet .monaco-list-row", { hasText: file });
      const tab = story.page.locator(`.part.editor .tab.active[data-resource-name="${file}"]`);
      await until(`Opening ${file}`, () => row.click(), tab);
    };
    /** Waits until the cursor is in a line. */
    const cursorIn = (/** @type {number} */ line) =>
      story.page.locator(".part.statusbar .statusbar-item", { hasText: new RegExp(`^Ln ${line}, `) }).waitFor();

    before(async () => {
      story = await tell({ locale, files, file: "pipeline.yml" });
    });
    after(() => story.end());

    it("opens beside the file by the button in its title, and shows every stage", async () => {
      const title = manifestText(locale, "command.showGraph");
      await story.page.locator(".editor-actions").getByRole("button", { name: title }).click();
      await node("production").waitFor();
      for (const name of names) await node(name).waitFor();
      await node("?biuld").waitFor();
      await story.picture(`graph-${locale}`);
    });

    it("looks like a part of VS Code in each theme", async () => {
      for (const [name, theme] of Object.entries(themes)) {
        await setTheme(story.page, theme);
        await story.picture(`graph-${name}-${locale}`);
      }
    });

    it("marks the stage that the cursor is in", async () => {
      await goTo(story.page, { line: 28, column: 8 });
      await view().locator('.node[data-id="lint"][aria-current="true"]').waitFor();
    });

    it("follows the text while somebody types", async () => {
      await goTo(story.page, { line: 26, column: 17 });
      await typeText(story.page, "er");
      await node("linter").waitFor();
      await node("lint").waitFor({ state: "detached" });
    });

    it("leads to a stage by a click, and into the file by Enter", async () => {
      await node("staging").click();
      await view().locator('.node[data-id="staging"][aria-current="true"]').waitFor();
      assert.equal(await node("staging").evaluate((one) => one === document.activeElement), true);
      await story.page.keyboard.press("ArrowRight");
      await view().locator('.node[data-id="smoke-test"]:focus').waitFor();
      await story.page.keyboard.press("ArrowRight");
      await view().locator('.node[data-id="production"]:focus').waitFor();
      await story.page.keyboard.press("Home");
      await view().locator('.node[data-id="checkout"]:focus').waitFor();
      await story.picture(`graph-keys-${locale}`);
      await story.page.keyboard.press("Enter");
      await cursorIn(7);
      await story.page.locator(".part.editor .monaco-editor.focused").waitFor();
    });

    it("keeps the last picture while the YAML is broken, and says so", async () => {
      await replaceText(story.page, pipeline.replace("- name: build", "- name: [build"));
      await view()
        .getByRole("status")
        .filter({ hasText: text(locale, "The YAML has a mistake at the moment. This is the picture from before it.") })
        .waitFor();
      await node("production").waitFor();
      await story.picture(`graph-broken-${locale}`);
      await replaceText(story.page, pipeline);
      await view().locator("body:not(.stale)").waitFor();
    });

    it("says the same as a list, and remembers that over being hidden", async () => {
      await button("Show as a List").click();
      const rows = view().getByRole("option");
      await rows.nth(7).waitFor();
      await story.picture(`graph-list-${locale}`);
      await rows.first().focus();
      await story.page.keyboard.press("End");
      await story.page.keyboard.press("Enter");
      await cursorIn(43);
      await rows.first().click();
      await openInFront("other.pipeline.yml");
      await story.page.locator(".part.editor .tab", { hasText: text(locale, "Graph: {0}").replace("{0}", "") }).click();
      await view().getByRole("option").first().waitFor();
      await button("Show as a Picture").click();
      await node("only").waitFor();
      await story.page.locator('.part.editor .tab[data-resource-name="pipeline.yml"]').click();
      await node("production").waitFor();
    });

    it("is copied as Mermaid", async () => {
      await button("Copy as Mermaid").click();
      await waitForClipboard(story.page, "flowchart ");
    });

    it("is saved as SVG where the person says", async () => {
      await button("Save as SVG").click();
      const ok = story.page.locator(".quick-input-widget").getByRole("button", { name: "OK", exact: true });
      await ok.click();
      await waitForNotification(story.page, "pipeline.svg");
      assert.match(await readFile(join(story.folder, "pipeline.svg"), "utf8"), /^<svg /);
      await clearNotifications(story.page);
    });

    it("has nothing that axe finds fault with", async () => {
      const frame = await (await view().locator("body").elementHandle())?.ownerFrame();
      const body = story.page.frames().find((one) => one.name() === "active-frame" || one === frame);
      assert.ok(body);
      await body.evaluate(axeSource);
      const found = await body.evaluate(() => /** @type {any} */ (globalThis).axe.run());
      assert.deepEqual(
        found.violations.map((/** @type {any} */ { id, nodes }) => [
          id,
          nodes.map((/** @type {any} */ { html }) => html),
        ]),
        [],
      );
    });

    it("opens by the palette too", async () => {
      await node("production").click();
      await openInFront("other.pipeline.yml");
      await runCommand(story.page, commandTitle(locale, "showGraph"));
      await node("only").waitFor();
    });
  });
}

describe("the stage graph of an open window", () => {
  it("comes back with it", async () => {
    const story = await tell({ files, file: "pipeline.yml" });
    try {
      // The command is there once the server has said that the file has a graph.
      const title = manifestText("en", "command.showGraph");
      await story.page.locator(".editor-actions").getByRole("button", { name: title }).waitFor();
      await runCommand(story.page, commandTitle("en", "showGraph"));
      const card = story.page
        .frameLocator('iframe.webview.ready[src*="extensionId=pipewright.pipewright"]')
        .frameLocator("iframe#active-frame")
        .locator('.node[data-id="production"]');
      await card.waitFor();
      await waitForKeptEditors(story.page, "pipewright.graph");
      // An address that names a file opens that file alone.
      const address = new URL(story.page.url());
      address.searchParams.delete("payload");
      await story.page.goto(address.href);
      await card.waitFor();
    } finally {
      await story.end();
    }
  });
});
