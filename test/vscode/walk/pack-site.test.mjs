// The site of a pack as its readers see it: in a real browser, from the disk and from a web server, by keyboard, in light
// and dark, on a phone. Pictures of it lie in artifacts/screenshots.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { launchBrowser } from "../browser.mjs";

const repository = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const pictures = join(repository, "artifacts", "screenshots");
const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {string} */
let folder;
/** @type {import("node:http").Server} */
let server;
/** @type {string} */
let served;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "pipewright-site-"));
  const args = [join(repository, "dist/cli.js"), "pack", "site", join(repository, "packs/pipeline"), "--out", folder];
  await promisify(execFile)(process.execPath, args);
  await mkdir(pictures, { recursive: true });
  browser = await launchBrowser();
  server = await serve(folder);
  const address = server.address();
  served = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
});

after(async () => {
  await browser?.close();
  server?.close();
  await rm(folder, { recursive: true, force: true });
});

/** The plainest web server there is. @param {string} root @returns {Promise<import("node:http").Server>} */
async function serve(root) {
  const types = /** @type {Readonly<Record<string, string>>} */ ({
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
  });
  const made = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://any").pathname);
    readFile(join(root, path.endsWith("/") ? `${path}index.html` : path)).then(
      (bytes) => response.writeHead(200, { "content-type": types[extname(path)] ?? "text/html" }).end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise((resolve) => made.listen(0, "127.0.0.1", () => resolve(undefined)));
  return made;
}

/**
 * Opens a page of the site. What the browser complains of, our policy included, fails the test.
 * @param {string} path
 * @param {import("playwright-core").BrowserContextOptions & { from?: "disk" | "server" }} [options]
 */
async function open(path, { from = "disk", ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 }, ...options });
  const page = await context.newPage();
  /** @type {string[]} */
  const complaints = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    if (!/^(?:file|data):|^http:\/\/127\.0\.0\.1:/.test(request.url())) complaints.push(`loads ${request.url()}`);
  });
  await page.goto(from === "disk" ? pathToFileURL(join(folder, path)).href : `${served}/${path}`);
  return {
    page,
    /** @param {string} name */
    picture: (name) => page.screenshot({ path: join(pictures, `site-${name}.png`) }),
    end: async () => {
      await context.close();
      // A browser asks every server for this one.
      assert.deepEqual(
        complaints.filter((text) => !/favicon|status of 404/.test(text)),
        [],
      );
    },
  };
}

/** @param {import("playwright-core").Page} page @param {string} text */
async function ask(page, text) {
  await page.keyboard.press("/");
  await page.keyboard.insertText(text);
  await page.locator(".results ol, .results p + p").first().waitFor();
}

/** @param {import("playwright-core").Page} page */
const here = (page) => page.url().replace(/^.*\/(en|zh-cn)\//, "$1/");

/** @param {import("playwright-core").Page} page */
const focused = (page) =>
  page.evaluate(
    () => document.activeElement?.closest("a, input")?.getAttribute("href") ?? document.activeElement?.tagName,
  );

for (const from of /** @type {const} */ (["disk", "server"])) {
  describe(`the search of a site, from the ${from}`, () => {
    it("finds by keyboard alone, marks what matches, and says how much there is", async () => {
      const { page, picture, end } = await open("en/caching.html", { from });
      await ask(page, "the registry denies my push");
      const first = page.locator(".results a").first();
      assert.equal(await first.getAttribute("href"), "docker-push-denied.html");
      assert.ok((await page.locator(".results mark").count()) > 0);
      assert.match((await page.locator("search [role=status]").textContent()) ?? "", /^Results: \d+$/);
      if (from === "disk") await picture("search");
      await page.keyboard.press("ArrowDown");
      assert.equal(await focused(page), "docker-push-denied.html");
      await page.keyboard.press("ArrowDown");
      assert.notEqual(await focused(page), "docker-push-denied.html");
      await page.keyboard.press("ArrowUp");
      await page.keyboard.press("ArrowUp");
      assert.equal(await focused(page), "INPUT");
      await page.keyboard.press("Enter");
      await page.waitForURL(/docker-push-denied\.html$/);
      await end();
    });

    it("closes by Escape, and says when there is nothing", async () => {
      const { page, end } = await open("en/index.html", { from });
      await ask(page, "zzqqxx");
      const said = "Nothing was found for “zzqqxx”.";
      assert.match(await page.locator(".results").innerText(), new RegExp(said));
      assert.equal(await page.locator("search [role=status]").textContent(), said);
      await page.keyboard.press("Escape");
      assert.equal(await page.locator(".results").isVisible(), false);
      assert.equal(await focused(page), "INPUT");
      await end();
    });

    it("finds Chinese in Chinese", async () => {
      const { page, end } = await open("zh-cn/index.html", { from });
      await ask(page, "缓存不起作用");
      assert.equal(await page.locator(".results a").first().getAttribute("href"), "cache-never-hits.html");
      await end();
    });

    it("leads from below a folder of pages, too", async () => {
      const { page, end } = await open("en/rules/needs/unknown.html", { from });
      await ask(page, "needs/cycle");
      const links = await page.locator(".results a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
      assert.ok(links.includes("../../rules/needs/cycle.html"), links.join(" "));
      await end();
    });
  });
}

describe("a site", () => {
  it("opens in the reader's language, and remembers another that they choose", async () => {
    const chinese = await open("index.html", { locale: "zh-CN", from: "server" });
    await chinese.page.waitForURL(/zh-cn\/index\.html$/);
    await chinese.page.getByRole("link", { name: "English" }).click();
    await chinese.page.waitForURL(/\/en\/index\.html$/);
    await chinese.page.goto(`${served}/`);
    await chinese.page.waitForURL(/\/en\/index\.html$/);
    await chinese.end();
    const french = await open("index.html", { locale: "fr-FR" });
    assert.deepEqual(await french.page.getByRole("link").allInnerTexts(), ["English\nPipeline", "中文\n流水线"]);
    await french.picture("entry");
    await french.end();
  });

  it("leads from a page to the same one in the other language", async () => {
    const { page, end } = await open("en/rules/needs/unknown.html");
    await page.getByRole("link", { name: "中文" }).click();
    assert.equal(here(page), "zh-cn/rules/needs/unknown.html");
    assert.equal(await page.locator("html").getAttribute("lang"), "zh-CN");
    await end();
  });

  it("skips to the content by its first key", async () => {
    const { page, end } = await open("en/caching.html");
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "#page.content");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "page.content");
    await end();
  });

  it("copies a sample", async () => {
    const { page, end } = await open("en/caching.html", {
      from: "server",
      permissions: ["clipboard-read", "clipboard-write"],
    });
    const sample = page.locator("figure.sample").first();
    await sample.hover();
    await sample.getByRole("button", { name: "Copy" }).click();
    await sample.getByRole("button", { name: "Copied" }).waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await sample.locator("code").textContent());
    await end();
  });

  it("is whole without a script", async () => {
    const { page, end } = await open("en/index.html", { javaScriptEnabled: false });
    assert.equal(await page.getByRole("searchbox").count(), 0);
    await page.getByRole("link", { name: "Caching", exact: true }).click();
    assert.equal(here(page), "en/caching.html");
    assert.match(await page.locator("article").innerText(), /A cache keeps downloads/);
    await end();
  });

  for (const [name, path, options] of /** @type {const} */ ([
    ["contents-light", "en/index.html", { colorScheme: "light" }],
    ["contents-dark", "zh-cn/index.html", { colorScheme: "dark" }],
    ["article-light", "en/docker-push-denied.html", { colorScheme: "light" }],
    ["article-phone", "zh-cn/docker-push-denied.html", { colorScheme: "dark", viewport: { width: 390, height: 844 } }],
    ["contents-phone", "en/index.html", { colorScheme: "light", viewport: { width: 390, height: 844 } }],
    ["rule-dark", "en/rules/deploy/no-approval.html", { colorScheme: "dark" }],
    ["rule-light", "zh-cn/rules/deploy/no-approval.html", { colorScheme: "light" }],
    ["keys-contrast", "en/keys/stage.html", { colorScheme: "dark", contrast: "more" }],
    ["forced-colors", "en/caching.html", { forcedColors: "active" }],
  ])) {
    it(`is readable for everybody: ${name}`, async () => {
      const { page, picture, end } = await open(path, options);
      await picture(name);
      const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      assert.equal(isWide, false, "the page scrolls sideways");
      await page.evaluate(axeSource);
      // Preloading, it would ask for our style sheets in a way that our policy refuses.
      const found = await page.evaluate(() => /** @type {any} */ (globalThis).axe.run({ preload: false }));
      const told = found.violations.map(
        (/** @type {any} */ { id, nodes }) =>
          `${id}: ${nodes
            .map((/** @type {any} */ node) => node.html)
            .slice(0, 3)
            .join("  ")}`,
      );
      assert.deepEqual(told, []);
      await end();
    });
  }

  it("shows results that are readable for everybody, on a phone in the dark", async () => {
    const { page, picture, end } = await open("zh-cn/caching.html", {
      colorScheme: "dark",
      viewport: { width: 390, height: 844 },
    });
    await ask(page, "镜像拉不下来");
    await picture("search-phone");
    await page.evaluate(axeSource);
    const found = await page.evaluate(() => /** @type {any} */ (globalThis).axe.run("header", { preload: false }));
    assert.deepEqual(
      found.violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes[0].html}`),
      [],
    );
    await end();
  });
});
