// A platform team's own page in the guide: its pictures and its video, a sample at the version that it is for, and the
// ways that lead to it, from a finding and from an address outside of VS Code.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { focusEditor, goTo, openFile, pick, runCommand, setTheme, until, waitForSquiggle } from "../person.mjs";
import { commandTitle, guideOf, locales, tell, text, themes } from "./story.mjs";

const repository = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const pipeline = `pipeline:
  name: web-shop
  platform: "2.0"
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
`;

/** A picture with a clear ground, and with a script that must not run. */
const way = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 120" width="640" height="240">
  <script>top.document.title = "the script ran"; document.title = "the script ran"</script>
  <g fill="none" stroke="#222" stroke-width="2"><rect x="10" y="40" width="80" height="40" rx="6"/><rect x="120" y="40" width="80" height="40" rx="6"/><rect x="230" y="40" width="80" height="40" rx="6"/><path d="M90 60h30M200 60h30"/></g>
  <g font-family="sans-serif" font-size="14" text-anchor="middle" fill="#222"><text x="50" y="65">test</text><text x="160" y="65">stage</text><text x="270" y="65">live</text></g>
  <image href="https://pictures.example/inside.png" width="1" height="1"/>
</svg>
`;
const poster = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180"><rect width="320" height="180" fill="#1d4f91"/><path d="M135 60l60 30-60 30z" fill="#fff"/></svg>\n`;

const pages = {
  en: {
    title: "How a release goes out",
    body: `Every release takes the same way.

![Test, stage, live: one after the other](../img/way.svg)

Our sign is ![the sign](../img/sign.png), the old one is ![the old sign](../img/gone.png).
On the web: ![a chart](https://pictures.example/chart.png)

{{< video src="https://pictures.example/tour" title="A tour in two minutes" poster="../img/poster.svg" >}}
Hello. This is how a release goes out.
{{< /video >}}

\`\`\`yaml dialect=pipeline platform=1.2
pipeline:
  name: shop
  stages:
    - name: build
      only: [main]
      steps: [{ name: compile, run: make }]
\`\`\`
`,
    inVideo: "What is said in it",
  },
  "zh-cn": {
    title: "发布的路径",
    body: `每个版本都走同一条路径。

![依次为测试、预发和生产](../img/way.svg)

我们的标志是 ![标志](../img/sign.png)，旧标志是 ![旧标志](../img/gone.png)。
网上：![图表](https://pictures.example/chart.png)

{{< video src="https://pictures.example/tour" title="两分钟导览" poster="../img/poster.svg" >}}
您好，这是发布的路径。
{{< /video >}}

\`\`\`yaml dialect=pipeline platform=1.2
pipeline:
  name: shop
  stages:
    - name: build
      only: [main]
      steps: [{ name: compile, run: make }]
\`\`\`
`,
    inVideo: "视频文字稿",
  },
};

const page = (/** @type {"en" | "zh-cn"} */ lang) =>
  `---\nid: rollout\ntitle: ${pages[lang].title}\nlang: ${lang}\ncodes: [needs/unknown]\n---\n${pages[lang].body}`;

const files = {
  ".pipewright.yml": "packs: [./acme]\n",
  "pipeline.yml": pipeline,
  "notes.md": "[the page](code-oss://pipewright.pipewright/page/rollout)\n",
  "acme/pack.yaml": "id: acme\nversion: 1.0.0\ntitle: Acme\nextends: pipeline\nlanguages: [en, zh-cn]\ndocs: docs\n",
  "acme/docs/en/rollout.md": page("en"),
  "acme/docs/zh-cn/rollout.md": page("zh-cn"),
  "acme/docs/img/way.svg": way,
  "acme/docs/img/poster.svg": poster,
  "acme/docs/img/sign.png": await readFile(join(repository, "media/icon.png")),
};

for (const locale of locales) {
  describe(`a page of a pack (${locale})`, () => {
    /** @type {import("./story.mjs").Story} */
    let story;
    /** What the window asked of the outside. @type {string[]} */
    const asked = [];
    const view = () => guideOf(story);
    const { title, inVideo } = pages[locale];
    const image = (/** @type {number} */ number) => view().locator(`article img[data-picture="${number}"]`);
    const press = (/** @type {string} */ key) => story.page.keyboard.press(key);

    before(async () => {
      story = await tell({ locale, files, file: "pipeline.yml" });
      story.page.on("request", (request) => request.url().includes("pictures.example") && asked.push(request.url()));
    });
    after(() => story.end());

    it("explains a finding before the rule's own page does", async () => {
      await waitForSquiggle(story.page);
      await goTo(story.page, { line: 10, column: 16 });
      await runCommand(story.page, commandTitle(locale, "openRulePage"));
      await view().locator("main h1:focus", { hasText: title }).waitFor();
    });

    it("shows its pictures, and words for those that aren't there", async () => {
      for (const number of [0, 1, 3]) {
        const drawn = image(number);
        await drawn.locator("xpath=self::*[@src]").waitFor();
        assert.ok(await drawn.evaluate((one) => /** @type {HTMLImageElement} */ (one).decode().then(() => true)));
        assert.ok(await drawn.evaluate((one) => /** @type {HTMLImageElement} */ (one).naturalWidth > 0));
      }
      assert.equal(await view().locator("article em.image").count(), 2, "the one that is gone, and the one on the web");
      await story.picture(`pack-page-${locale}`);
    });

    it("runs nothing of them and asks the web for nothing", async () => {
      assert.notEqual(await story.page.title(), "the script ran");
      assert.deepEqual(asked, []);
    });

    it("says what is said in a video, by the keyboard", async () => {
      const summary = view().locator(".video summary", { hasText: inVideo });
      await summary.focus();
      await press("Enter");
      await view().locator(".video details[open] p").waitFor();
      await summary.scrollIntoViewIfNeeded();
      await story.picture(`pack-video-${locale}`);
    });

    it("can be read in each theme, and by a screen reader", async () => {
      for (const [name, theme] of Object.entries(themes)) {
        await setTheme(story.page, theme);
        await story.picture(`pack-page-${name}-${locale}`);
      }
      const frame = await (await view().locator("body").elementHandle())?.ownerFrame();
      assert.ok(frame);
      await frame.evaluate(axeSource);
      const found = await frame.evaluate(() => /** @type {any} */ (globalThis).axe.run());
      assert.deepEqual(
        found.violations.map((/** @type {any} */ { id }) => id),
        [],
      );
    });

    it("opens a picture as large as it is", async () => {
      await image(0).locator("xpath=..").focus();
      await press("Enter");
      await story.page.locator('.tab.active[data-resource-name="way.svg"]').waitFor();
      await until(
        "Closing the tab",
        () => runCommand(story.page, "View: Close Editor"),
        story.page.locator('.tab.active[data-resource-name="pipeline.yml"]'),
      );
    });

    it("tries a sample at the version that it is for", async () => {
      await view()
        .locator("article figure.sample")
        .getByRole("button", { name: text(locale, "Try It"), exact: true })
        .click();
      await story.page.locator(".tab.active", { hasText: "Untitled-1" }).waitFor();
      const lines = story.page.locator(".editor-group-container.active .view-line");
      await lines.filter({ hasText: /pipewright:.platform=1\.2/ }).waitFor();
      await press("ControlOrMeta+A");
      await press("Delete");
      await until(
        "Closing the tab",
        () => runCommand(story.page, "View: Close Editor"),
        story.page.locator('.tab.active[data-resource-name="pipeline.yml"]'),
      );
    });

    it("opens by an address of VS Code", async () => {
      await runCommand(story.page, commandTitle(locale, "openPage"));
      await story.page.locator('.quick-input-widget input[type="text"]').fill(locale === "en" ? "Caching" : "缓存");
      await pick(story.page, locale === "en" ? "Caching" : "缓存");
      await view().locator("main h1:focus").waitFor();
      await openFile(story.page, "notes.md");
      await goTo(story.page, { line: 1, column: 14 });
      await focusEditor(story.page);
      // In a browser VS Code doesn't ask whether the extension may open it; on a desktop it does.
      const opened = view().locator("main h1", { hasText: title });
      await until("Open Link", () => runCommand(story.page, "Open Link"), opened);
    });
  });
}
