import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { Knowledge, readPreparedPages } from "../../server/knowledge/index.ts";
import { otherPlatform, ownSteps, under } from "../kit/other-platform.ts";
import { type BuiltSite, builtSite, tagsIn } from "./built-site.ts";
import { type Ended, inProject, type Project } from "./project.ts";

const page = (lang: string, id: string, more = "", body = "The gist.\n\n## Use\n\nMore.\n"): string =>
  `---\nid: ${id}\ntitle: Use of ${id}\nlang: ${lang}\ncategory: manual\n${more}---\n${body}`;

const answer = (lang: string): string =>
  `---\nid: slow\ntitle: It is slow\nlang: ${lang}\ncategory: best-practices\ncodes: [needs/unknown]\nstatus: stale\nsymptoms: ["it takes an hour"]\ncause: Much work.\nresolution: Less of it.\n---\n## Cause of it\n\nMore.\n`;

/** A right pack in two languages: links of every kind, a picture, shortcodes. */
const pack: Readonly<Record<string, string>> = {
  ...otherPlatform,
  "pack.yaml": `${otherPlatform["pack.yaml"]?.replace("languages: [en]", "languages: [en, zh-cn]") ?? ""}docs: docs\narticles: articles\n`,
  "docs/en/use.md": page(
    "en",
    "use",
    'compatible_versions: [">=3.1"]\nlast_updated: 2026-01-31\nkeys: ["flow[].after"]\ncodes: [acme/owner]\n',
    `The gist. See [the answer](../../articles/en/slow.md#cause-of-it), [after](key:flow[].after), [the rule](rule:acme/owner),
[a rule of all](rule:needs/unknown), [this page](page:use#order-of-tasks), [below](#order-of-tasks), [one of yours](page:secrets),
[the web](https://acme.test/?a=1&b=2) and [a mail](mailto:ci@acme.test).

![A flow of <three> tasks](pictures/flow.svg)

## Order of tasks

{{< hint warning >}}Mind the order.{{< /hint >}}

| key | what |
| --- | --- |
| \`after\` | what it waits for |

{{< video src="https://acme.test/flow.mp4" title="A flow" poster="pictures/flow.svg" >}}Said in the video.{{< /video >}}

Write \`{{< video src="…" poster="pictures/sample.png" >}}\` for one.

\`\`\`yaml dialect=flow
flow: # all
  - { id: "build", do: [{ use: shell }] }
\`\`\`
`,
  ),
  "docs/en/pictures/flow.svg": '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>',
  "docs/zh-cn/use.md": page(
    "zh-cn",
    "use",
    'compatible_versions: [">=3.1"]\nasks: ["任务怎么排先后"]\n',
    "要点。见[解答](../../articles/en/slow.md)。\n",
  ),
  "docs/en/old.md": page("en", "old", 'compatible_versions: ["<3.1"]\n'),
  "articles/en/slow.md": answer("en"),
  "articles/zh-cn/slow.md": answer("zh-cn"),
};

/** Each site has hundreds of files, and some tests make three. */
const manyFilesMs = 60_000;

interface Made {
  readonly ended: Ended;
  readonly site: BuiltSite;
}

async function make(project: Project, ...args: readonly string[]): Promise<Made> {
  const ended = await project.pipewright(["pack", "site", "--locale", "en", ...args]);
  const at = args.indexOf("--out");
  return { ended, site: builtSite(project.path(args[at + 1] ?? "site")) };
}

const made = (
  files: Readonly<Record<string, string | Uint8Array>>,
  act: (made: Made, project: Project) => void | Promise<void>,
) =>
  inProject({ ...under("acme", pack), ...files }, async (project) =>
    act(await make(project, "acme", "--out", "out"), project),
  );

describe("pipewright pack site", function () {
  this.timeout(manyFilesMs);

  test("has every page, and pages of every key and rule, in each language", () =>
    made({}, ({ ended, site }) => {
      assert.equal(ended.err, "");
      assert.equal(ended.code, 0);
      assert.deepEqual(
        site.files.filter((file) => !/^(?:en|zh-cn)\/rules\/(?!acme)/.test(file)),
        [
          ".pipewright-site.json",
          "assets/search-en.js",
          "assets/search-zh-cn.js",
          "assets/site.css",
          "assets/site.js",
          ...["en", "zh-cn"].flatMap((lang) => [
            `${lang}/index.html`,
            `${lang}/keys/action.html`,
            `${lang}/keys/file.html`,
            `${lang}/keys/task.html`,
            `${lang}/old.html`,
            `${lang}/rules/acme/few-tasks.html`,
            `${lang}/rules/acme/owner.html`,
            `${lang}/slow.html`,
            `${lang}/use.html`,
          ]),
          "index.html",
          "pictures/docs/en/pictures/flow.svg",
        ].sort(),
      );
      for (const rule of ["needs/unknown", "schema/type", "config/pack"]) {
        assert(site.files.includes(`zh-cn/rules/${rule}.html`), rule);
      }
      assert(!site.files.some((file) => file.includes("deploy/no-approval")), "a rule of another language");
    }));

  test("every link and every anchor is there; what leads out is what its author wrote, and our repository", () =>
    made({}, ({ site }) => {
      assert.deepEqual(site.lostLinks(), []);
      const ours =
        "https://github.com/pipewright/pipewright/blob/main/packs/pipeline/docs/en/best-practices/secrets.md";
      assert.deepEqual(
        site.outside().filter((link) => link.startsWith("en/use.html")),
        [
          `en/use.html: a ${ours}`,
          "en/use.html: a https://acme.test/?a=1&b=2",
          "en/use.html: a mailto:ci@acme.test",
          "en/use.html: a https://acme.test/flow.mp4",
        ],
      );
    }));

  test("the built-in pack makes a site too, without a loose end", () =>
    inProject({}, async (project) => {
      const { ended, site } = await make(project, join(__dirname, "../../packs/pipeline"), "--out", "out");
      assert.equal(ended.err, "");
      assert.deepEqual(site.lostLinks(), []);
      assert.deepEqual(
        site.outside().filter((link) => !/: a https:\/\//.test(link)),
        [],
      );
      for (const file of [
        "en/secrets.html",
        "zh-cn/steps/docker-push.html",
        "en/rules/pack/content.html",
        "en/keys/stage.html",
      ]) {
        assert(site.files.includes(file), file);
      }
    }));

  test("a page has its parts", () =>
    made({}, ({ site }) => {
      const html = site.read("en/use.html");
      for (const part of [
        '<html lang="en">',
        "<title>Use of use · Acme delivery</title>",
        '<meta name="description" content="The gist. See the answer,',
        '<a class="skip" href="#page.content">',
        '<main id="page.content" tabindex="-1">',
        "<h1>Use of use</h1>",
        '<span class="badge">Platform 3.1 and later</span> <span>Updated 2026-01-31</span>',
        '<a href="slow.html#cause-of-it">the answer</a>'.replace("<a ", "<a "),
        '<img src="../pictures/docs/en/pictures/flow.svg" alt="A flow of &lt;three&gt; tasks" loading="lazy">',
        '<a class="anchor" href="#order-of-tasks" aria-label="Link to this section">#</a></h2>',
        '<a href="https://acme.test/flow.mp4"><img src="../pictures/docs/en/pictures/flow.svg" alt="" loading="lazy">',
        '<aside class="hint warning" role="note">',
        '<div class="table" role="group" tabindex="0" aria-label="Table, scrolls sideways"><table>',
        '<span class="key">flow</span>: <span class="comment"># all</span>',
        '<a href="../zh-cn/use.html" lang="zh-CN" hreflang="zh-CN" data-language="zh-cn">中文</a>',
      ]) {
        assert(html.replaceAll(' rel="noreferrer"', "").includes(part), `${part}\n\n${html}`);
      }
    }));

  test("what is for another version, old, or only there in another language says so", () =>
    made({}, ({ site }) => {
      assert.match(site.read("en/old.html"), /This page is for platform before 3\.1\. The current version is 3\.1\./);
      assert.match(site.read("en/slow.html"), /This answer is old and may no longer hold\./);
      const other = site.read("zh-cn/old.html");
      assert.match(other, /<html lang="zh-CN">/);
      assert.match(other, /本页暂无中文版/);
      assert.match(other, /<h1 lang="en">Use of old<\/h1>/);
      assert.match(other, /<article class="served" lang="en">/);
    }));

  test("a rule's page names the answers to it", () =>
    made({}, ({ site }) =>
      assert.match(
        site.read("en/rules/needs/unknown.html"),
        /Pages on this rule<\/h2><ul><li><a href="\.\.\/\.\.\/slow\.html">/,
      ),
    ));

  test("the contents name every page, in its part", () =>
    made({}, ({ site }) => {
      const html = site.read("en/index.html");
      const [, manual = "", best = "", reference = ""] = html.split('<section class="part"');
      assert.match(manual, /id="manual"[\s\S]*href="use\.html"/);
      assert.match(best, /id="best-practices"[\s\S]*id="best-practices-answers">Answers[\s\S]*href="slow\.html"/);
      assert.match(
        reference,
        /id="reference"[\s\S]*href="keys\/file\.html"[\s\S]*href="rules\/acme\/owner\.html"><code>acme\/owner/,
      );
      for (const file of site.files.filter((one) => one.startsWith("en/") && one !== "en/index.html")) {
        const link = file.slice("en/".length).split("/").map(encodeURIComponent).join("/");
        assert(html.includes(`href="${link}"`), link);
      }
    }));

  test("a large part has a list of its own", () =>
    inProject(
      {
        "acme/pack.yaml": "id: acme\nversion: 1.0.0\ntitle: Acme\ndocs: docs\n",
        ...Object.fromEntries(
          Array.from({ length: 120 }, (_, at) => [`acme/docs/p${at}.md`, page("en", `p${at}`, "", `Page ${at}.\n`)]),
        ),
      },
      async (project) => {
        const { site } = await make(project, "acme", "--out", "out");
        assert.deepEqual(site.lostLinks(), []);
        assert.match(site.read("en/index.html"), /<a href="contents\/manual\.html">All 120<\/a>/);
        assert.equal(site.read("en/contents/manual.html").match(/<a href="\.\.\/p\d+\.html">/g)?.length, 120);
        assert(!site.read("en/p60.html").includes('href="p1.html"'), "the whole list beside each page");
      },
    ));

  test("with one language there is nothing to choose", () =>
    inProject(
      under("acme", { ...ownSteps, "pack.yaml": `${ownSteps["pack.yaml"]}languages: [zh-cn]\n` }),
      async (project) => {
        const { site } = await make(project, "acme", "--out", "out");
        assert.match(site.read("index.html"), /http-equiv="refresh" content="0; url=zh-cn\/index\.html"/);
        assert(!site.read("zh-cn/index.html").includes('class="languages"'));
        assert(!site.files.some((file) => file.startsWith("en/")));
        assert(site.files.includes("zh-cn/steps/acme-rollout.html"));
        assert(site.files.includes("zh-cn/steps/docker-push.html"));
      },
    ));

  test("the index that a browser loads finds pages, in their language", () =>
    made({}, ({ site }) => {
      for (const [locale, text, expected] of [
        ["en", "it takes an hour", "slow.html"],
        ["zh-cn", "任务怎么排先后", "use.html"],
      ] as const) {
        let prepared = "";
        runInNewContext(site.read(`assets/search-${locale}.js`), {
          pipewrightPages: (lang: string, data: string) => {
            assert.equal(lang, locale);
            prepared = data;
          },
        });
        const [hit] = new Knowledge([readPreparedPages(prepared)]).search({ text, limit: 1 }, { locale });
        assert.equal(hit?.page.path, expected);
        assert(site.files.includes(`${locale}/${hit?.page.path}`));
      }
    }));

  test("for one version, pages of others are left out, and nothing is said of links to them", () =>
    inProject(
      {
        ...under("acme", pack),
        "acme/docs/en/more.md": page("en", "more", "", "See [old](old.md) and [new](use.md).\n"),
      },
      async (project) => {
        const { ended, site } = await make(project, "acme", "--out", "out", "--platform", "3.0");
        assert.deepEqual([ended.code, ended.err], [0, ""]);
        assert(site.files.includes("en/old.html"));
        assert(!site.files.includes("en/use.html"));
        assert.match(site.read("en/more.html"), /<a href="old\.html"[^>]*>old<\/a> and <a class="broken">new<\/a>/);
        assert.match(site.read("en/index.html"), /For Acme delivery 3\.0/);
        assert.deepEqual(site.lostLinks(), []);
      },
    ));
});

describe("a site of pages that mean harm", function () {
  this.timeout(manyFilesMs);

  const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
  const hostile: Readonly<Record<string, string>> = {
    "acme/pack.yaml": `id: acme\nversion: 1.0.0\ntitle: '${evil}'\ndescription: '${evil}'\ndocs: docs\narticles: articles\nlinks: { portal: "https://acme.test/${evil.replaceAll('"', "%22")}" }\n`,
    "acme/docs/evil.md": `---
id: '../../../evil${evil}'
title: '</title>${evil}'
last_updated: '${evil}'
compatible_versions: ['${evil}']
tags: ['${evil}']
---
${evil}

<iframe src="https://evil.test"></iframe>

[run](javascript:alert(1)) [data](data:text/html,<script>alert(1)</script>) [up](../../../../etc/passwd) [file](file:///etc/passwd)
[odd](page:x"onmouseover="alert(1)) ![${evil}](x.png"onerror="alert(1)) ![p](../../secret.png) ![remote](https://evil.test/track.png)
<https://acme.test/"onclick="alert(1)>

## ${evil}

{{< hint "${evil.replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "'")}" >}}x{{< /hint >}}

{{< video src="javascript:alert(1)" title="x' onclick='alert(1)" >}}x{{< /video >}}

\`\`\`yaml
a: ${evil} </script></code></pre>
\`\`\`

![drawing](drawing.svg) ![still](still.svg) ![link](link.png)
`,
    "acme/docs/drawing.svg": '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "acme/docs/still.svg": '<svg xmlns="http://www.w3.org/2000/svg"><a href="java&#x73;cript:alert(1)"/></svg>',
    "acme/articles/evil.md": `---\nid: answer\nsymptoms: ['${evil}']\ncause: '${evil}'\nresolution: '${evil}'\n---\n${evil}\n`,
    "secret.png": "not yours",
  };

  test("nothing of it becomes a tag, an attribute or a file elsewhere", () =>
    inProject(hostile, async (project) => {
      symlinkSync(project.path("secret.png"), project.path("acme/docs/link.png"));
      const { ended, site } = await make(project, "acme", "--out", "out");
      assert.equal(ended.code, 1, ended.err);
      for (const file of site.files.filter((one) => one.endsWith(".html"))) {
        const tags = tagsIn(site.read(file));
        const allowed =
          /^<\/?(?:html|head|meta|title|link|script|body|a|header|search|div|main|nav|ul|ol|li|h[1-6]|p|span|section|code|pre|article|figure|img|figcaption|aside|footer|strong|em|details|summary|table|thead|tbody|tr|th|td|br|hr|blockquote)\b/;
        assert.deepEqual(
          tags.filter((tag) => !allowed.test(tag)),
          [],
          file,
        );
        const scripts = tags.filter((tag) => tag.startsWith("<script"));
        assert.deepEqual(scripts, [`<script defer src="${"../".repeat(file.split("/").length - 1)}assets/site.js">`]);
        const withoutValues = tags.map((tag) => tag.replace(/"[^"]*"/g, '""'));
        assert.deepEqual(
          withoutValues.filter((tag) => /\son|style=|srcdoc|[<']/.test(tag.slice(1))),
          [],
          file,
        );
        assert(
          tags.some(
            (tag) =>
              tag.includes("Content-Security-Policy") &&
              tag.includes("default-src &#39;none&#39;; script-src &#39;self&#39;"),
          ),
        );
      }
      assert.deepEqual(site.lostLinks(), []);
      assert.deepEqual(
        site.outside().filter((link) => !/: a https:\/\/(?:acme|evil)\.test\//.test(link)),
        [],
      );
      assert.deepEqual(
        site.files.filter((file) => file.startsWith("pictures/")),
        [],
      );
      assert.deepEqual(
        site.files.filter((file) => file.includes("evil")),
        ["en/evil---script-alert-1/script--img-src-x-onerror-alert-1.html"],
      );
      assert.match(ended.err, /`drawing\.svg` has a script in it/);
      assert.match(ended.err, /`still\.svg` has a script in it/);
      assert.match(ended.err, /The picture `link\.png` lies outside of the pack/);
      assert.match(ended.err, /The picture `\.\.\/\.\.\/secret\.png` lies outside of the pack/);
      assert.match(ended.err, /The picture `https:\/\/evil\.test\/track\.png` lies elsewhere on the web/);
    }));

  test("its index is data, whatever stands in a page", () =>
    made(
      {
        "acme/docs/en/odd.md": page("en", "odd", "", "It's \\ `${x}` </script> \u2028 '); globalThis.ran = true; //\n"),
      },
      ({ site }) => {
        const around: { ran?: boolean; pipewrightPages: (locale: string, text: string) => void } = {
          pipewrightPages: (_, text) => assert.equal(readPreparedPages(text).pages.length > 5, true),
        };
        runInNewContext(site.read("assets/search-en.js"), around);
        assert.equal(around.ran, undefined);
      },
    ));
});

describe("the folder of a site", function () {
  this.timeout(manyFilesMs);

  test("the same pack gives the same bytes, at another time, in another place, in another language of messages", () =>
    inProject(under("acme", pack), async (project) => {
      const one = await make(project, "acme", "--out", "one");
      const ended = await project.pipewright(["pack", "site", "acme", "--out", "deep/two"], {
        environment: { TZ: "Asia/Shanghai", LC_ALL: "zh_CN.UTF-8" },
      });
      assert.equal(ended.code, 0, ended.err);
      const two = builtSite(project.path("deep/two"));
      assert.deepEqual(two.files, one.site.files);
      for (const file of two.files) assert.equal(two.read(file), one.site.read(file), file);
      assert(!one.site.files.some((file) => one.site.read(file).includes(project.folder)));
    }));

  test("a second run writes what has changed, and takes away what is gone, but nothing of anybody else", () =>
    made({}, async (_, project) => {
      project.write("out/CNAME", "docs.acme.test");
      project.write("out/en/own.txt", "mine");
      rmSync(project.path("acme/docs/en/old.md"));
      const again = await make(project, "acme", "--out", "out", "--format", "json");
      const { counts } = JSON.parse(again.ended.out);
      assert.equal(counts.removed, 2);
      assert(counts.written > 0 && counts.written < 30, String(counts.written));
      assert(!again.site.files.includes("en/old.html") && !again.site.files.includes("zh-cn/old.html"));
      assert.deepEqual([project.read("out/CNAME"), project.read("out/en/own.txt")], ["docs.acme.test", "mine"]);
      const third = await make(project, "acme", "--out", "out", "--format", "json");
      assert.deepEqual(
        [JSON.parse(third.ended.out).counts.written, JSON.parse(third.ended.out).counts.removed],
        [0, 0],
      );
    }));

  test("is refused when it is somebody else's, unless told", () =>
    inProject({ ...under("acme", pack), "web/index.html": "mine", file: "mine" }, async (project) => {
      const run = (...args: readonly string[]) =>
        project.pipewright(["pack", "site", "acme", "--locale", "en", ...args]);
      const other = await run("--out", "web");
      assert.deepEqual([other.code, other.out], [2, ""]);
      assert.match(other.err, /The folder `web` is not empty, and what lies there is not a site of ours\..*--force/);
      assert.equal(project.read("web/index.html"), "mine");
      const file = await run("--out", "file");
      assert.deepEqual(
        [file.code, file.err],
        [2, "pipewright: `file` is no folder. Choose another one with `--out`.\n"],
      );
      const forced = await run("--out", "web", "--force");
      assert.equal(forced.code, 0, forced.err);
      assert.match(project.read("web/index.html"), /^<!DOCTYPE html>/);
    }));

  test("holds the site of one pack", () =>
    made(under("steps", ownSteps), async (_, project) => {
      const other = await project.pipewright(["pack", "site", "steps", "--out", "out", "--locale", "en"]);
      assert.equal(other.code, 2);
      assert.match(other.err, /The folder `out` holds the site of another pack, `acme`\./);
      const forced = await project.pipewright(["pack", "site", "steps", "--out", "out", "--force"]);
      assert.equal(forced.code, 0, forced.err);
      assert(!existsSync(project.path("out/en/use.html")));
      assert(existsSync(project.path("out/en/steps/acme-rollout.html")));
    }));

  test("is all that is written to: not through a link, and not where a changed list of files leads", () =>
    made({ "victim/en/use.html": "mine", "victim.txt": "mine" }, async (_, project) => {
      rmSync(project.path("out/en"), { recursive: true });
      symlinkSync(project.path("victim/en"), project.path("out/en"));
      const through = await project.pipewright(["pack", "site", "acme", "--out", "out", "--locale", "en"]);
      assert.deepEqual(
        [through.code, through.err],
        [
          2,
          "pipewright: `out/en` is a link, and nothing is written through it. Remove it, or choose another folder.\n",
        ],
      );
      assert.equal(project.read("victim/en/use.html"), "mine");
      rmSync(project.path("out/en"));
      const marker = JSON.parse(project.read("out/.pipewright-site.json"));
      const files = ["../victim.txt", "en/../../victim.txt", project.path("victim.txt"), ...marker.files];
      project.write("out/.pipewright-site.json", JSON.stringify({ ...marker, files }));
      mkdirSync(project.path("out/en"));
      symlinkSync(project.path("victim.txt"), project.path("out/en/use.html"));
      const { ended } = await make(project, "acme", "--out", "out");
      assert.equal(ended.code, 0, ended.err);
      assert.equal(project.read("victim.txt"), "mine");
      assert.match(readFileSync(project.path("out/en/use.html"), "utf8"), /^<!DOCTYPE html>/);
    }));
});

describe("what pack site says", function () {
  this.timeout(manyFilesMs);

  test("in a sentence: what it made, where, and what to do next", () =>
    made({}, ({ ended }) =>
      assert.match(
        ended.out,
        /^Made the site of `acme` in `out`: \d+ pages\.\n\d+ written, 0 unchanged, 0 removed\. Open `out\/index\.html` in a browser, or put the folder on any web server\.\nOnce it lies on the web, say where in pack\.yaml, and the codes in reports lead there: `links: \{ pages: https:\/\/docs\.example\.com\/ci \}`\n$/,
      ),
    ));

  test("of broken pages, where; the others are there", () =>
    inProject(
      {
        ...under("acme", pack),
        "acme/docs/en/broken.md": page(
          "en",
          "broken",
          "",
          "[a](gone.md) [b](use.md#nowhere) [c](rule:no/such) [d](http://acme.test) ![e](gone.png) ![f](huge.png)\n[g](../../schemas/flow-3.1.json)\n",
        ),
        "acme/docs/en/huge.png": Buffer.alloc(5_000_001),
        "acme/docs/en/unreadable.md": Buffer.from([0xff, 0xfe, 0x00]),
        "acme/docs/en/twice.md": page("en", "use"),
        "acme/docs/en/front.md": "---\ntitle: [a, {}]\n---\nText.\n",
      },
      async (project) => {
        const { ended, site } = await make(project, "acme", "--out", "out", "--format", "json");
        assert.equal(ended.code, 1);
        const told = (JSON.parse(ended.out).problems as Record<string, unknown>[]).map(
          ({ file, line, severity, code, message }) => `${file}:${line} ${severity} ${code}: ${message}`,
        );
        assert.deepEqual(told, [
          "acme/docs/en/broken.md:7 error image: There is no picture `gone.png` in the pack.",
          "acme/docs/en/broken.md:7 error image: The picture `huge.png` is larger than 5 MB, and is left out.",
          "acme/docs/en/broken.md:7 error link: `gone.md` leads to no page, so its words stand there alone.",
          "acme/docs/en/broken.md:7 error link: `use.md#nowhere` leads to no heading of that page, so it leads to its beginning.",
          "acme/docs/en/broken.md:7 error link: `rule:no/such` leads to no page, so its words stand there alone.",
          "acme/docs/en/broken.md:7 error link: `http://acme.test` can't be followed, so its words stand there alone. Use https, mailto, or a path in this pack.",
          "acme/docs/en/broken.md:8 warning link: `../../schemas/flow-3.1.json` leads to no page, so its words stand there alone.",
          "acme/docs/en/front.md:2 error front-matter: `title` takes one word or text.",
          "acme/docs/en/unreadable.md:1 error front-matter: It can't be read.",
          "acme/docs/en/use.md:1 error id: There is a page `use` in `en` already; this one is left out.",
        ]);
        assert(site.files.includes("en/use.html") && site.files.includes("en/broken.html"));
        assert.deepEqual(site.lostLinks(), []);
        const { err, out } = await project.pipewright(["pack", "site", "acme", "--out", "out", "--locale", "zh-cn"]);
        assert.match(err, /acme\/docs\/en\/broken\.md:7 错误 link\n {3}`gone\.md` 没有指向任何页面/);
        assert.match(out, /页面中有 9 个错误、1 个警告/);
      },
    ));

  test("for programs: each file with its address, and counts", () =>
    inProject(under("acme", pack), async (project) => {
      const { ended } = await make(
        project,
        "acme",
        "--out",
        "out",
        "--format",
        "json",
        "--base",
        "https://docs.acme.test/ci/",
      );
      const { files, problems, counts, ...head } = JSON.parse(ended.out);
      assert.deepEqual(head, {
        out: "out",
        pack: "acme",
        platform: null,
        base: "https://docs.acme.test/ci",
        languages: ["en", "zh-cn"],
      });
      assert.deepEqual(problems, []);
      assert.deepEqual([counts.pages, counts.answers, counts.pictures, counts.files], [4, 2, 1, files.length]);
      const { bytes, ...use } = files.find(({ path }: { path: string }) => path === "en/use.html");
      assert.deepEqual(use, {
        path: "en/use.html",
        kind: "page",
        page: "use",
        lang: "en",
        url: "https://docs.acme.test/ci/en/use.html",
      });
      assert.equal(bytes, project.bytes("out/en/use.html").length);
    }));

  test("an address makes a site map and tells search engines where each page lies; pack.yaml may have it", () =>
    inProject(
      under("acme", { ...pack, "pack.yaml": `${pack["pack.yaml"]}links: { pages: https://docs.acme.test/ci }\n` }),
      async (project) => {
        const { site } = await make(project, "acme", "--out", "out");
        assert.match(
          site.read("sitemap.xml"),
          /<loc>https:\/\/docs\.acme\.test\/ci\/zh-cn\/rules\/acme\/owner\.html<\/loc>/,
        );
        const html = site.read("en/use.html");
        assert.match(html, /<link rel="canonical" href="https:\/\/docs\.acme\.test\/ci\/en\/use\.html">/);
        assert.match(
          html,
          /<link rel="alternate" hreflang="zh-CN" href="https:\/\/docs\.acme\.test\/ci\/zh-cn\/use\.html">/,
        );
        // What reports link to is there.
        const { out } = await project.pipewright(["rules", "--pack", "acme", "--format", "json", "--locale", "zh-cn"]);
        const links = (JSON.parse(out) as { page: string | null }[]).flatMap(({ page: link }) => link ?? []);
        const own = links.filter((link) => link.startsWith("https://docs.acme.test/ci/"));
        assert(own.length > 20);
        assert.deepEqual(
          own.filter((link) => !site.files.includes(link.slice("https://docs.acme.test/ci/".length))),
          [],
        );
      },
    ));

  const wrong: Readonly<Record<string, readonly [args: readonly string[], said: RegExp]>> = {
    "no pack": [[], /Say which folder: `pipewright pack site acme`/],
    "two packs": [["acme", "other"], /`other` is one folder too many/],
    "a folder without a pack": [["docs"], /`docs` can't be used as a pack\. There is no `pack\.yaml` in it\./],
    "an address that is none": [["acme", "--base", "docs"], /`--base` takes an address without/],
    "a version that is none": [["acme", "--platform", "new"], /--platform/],
    "a version that the pack doesn't know": [["acme", "--platform", "2.1"], /3\.0, 3\.1/],
    "a format that isn't there": [["acme", "--format", "html"], /html/],
    "an option of another tool": [["acme", "--since", "2.0"], /--since/],
  };
  for (const [name, [args, said]] of Object.entries(wrong)) {
    test(`${name}: ends with 2, and nothing is written`, () =>
      inProject({ ...under("acme", pack), "docs/a.md": "a" }, async (project) => {
        const { code, err } = await project.pipewright(["pack", "site", "--locale", "en", ...args]);
        assert.equal(code, 2, err);
        assert.match(err, said);
        assert(!existsSync(project.path("site")));
      }));
  }
});
