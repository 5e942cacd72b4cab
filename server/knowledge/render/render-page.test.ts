import assert from "node:assert/strict";
import { readPage } from "../read-page.ts";
import { type RenderedPage, renderPage } from "./render-page.ts";

function rendered(markdown: string, locale: "en" | "zh-cn" = "en"): RenderedPage {
  const defaults = { kind: "doc", pack: "acme", lang: "en", category: undefined, pathInFolder: "rollout.md" } as const;
  const { page } = readPage(`# Rollout\n\n${markdown}`, "docs/en/rollout.md", defaults);
  return renderPage(page, { locale, resolve: (href) => ({ kind: "address", href }) });
}

describe("a picture of a page", () => {
  const cases: readonly [name: string, markdown: string, pictures: readonly string[], html: string][] = [
    ["beside it", "![The way](way.svg)", ["docs/en/way.svg"], '<p><img data-picture="0" alt="The way"></p>\n'],
    ["elsewhere in its pack", "![](../../img/a%20b.PNG)", ["img/a b.PNG"], '<p><img data-picture="0" alt=""></p>\n'],
    ["out of its pack is words", "![The way](../../../way.svg)", [], '<p><em class="image">The way</em></p>\n'],
    ["by an absolute path is words", "![The way](/etc/way.svg)", [], '<p><em class="image">The way</em></p>\n'],
    ["by a file's address is words", "![The way](file:///etc/way.svg)", [], '<p><em class="image">The way</em></p>\n'],
    ["with backslashes is words", "![The way](..\\..\\..\\way.svg)", [], '<p><em class="image">The way</em></p>\n'],
    ["of another kind is words", "![The way](way.html)", [], '<p><em class="image">The way</em></p>\n'],
    ["in its text is words", "![The way](data:image/svg+xml,x)", [], '<p><em class="image">The way</em></p>\n'],
    ["that is broken off is words", "![The way](%E0%A4.svg)", [], '<p><em class="image">The way</em></p>\n'],
    [
      "on the web is led to",
      "![The way](https://example.com/way.svg)",
      [],
      '<p><em class="image">The way</em> (<a href="https://example.com/way.svg" rel="noreferrer">picture on the web</a>)</p>\n',
    ],
    [
      "on the web within a link is words",
      "[![The way](https://example.com/way.svg)](https://example.com)",
      [],
      '<p><a href="https://example.com" rel="noreferrer"><em class="image">The way</em></a></p>\n',
    ],
    [
      "twice is one",
      "![a](a.gif) ![b](b.webp) ![a](./a.gif)",
      ["docs/en/a.gif", "docs/en/b.webp"],
      '<p><img data-picture="0" alt="a"> <img data-picture="1" alt="b"> <img data-picture="0" alt="a"></p>\n',
    ],
    [
      "says no more than words",
      '!["><b>](a.png)',
      ["docs/en/a.png"],
      '<p><img data-picture="0" alt="&quot;&gt;&lt;b&gt;"></p>\n',
    ],
  ];
  for (const [name, markdown, pictures, html] of cases) {
    test(name, () => {
      const page = rendered(markdown);
      assert.deepEqual([page.pictures, page.html], [pictures, html]);
    });
  }

  test("is one of fifty at most", () => {
    const page = rendered(Array.from({ length: 60 }, (_, index) => `![p${index}](p${index}.png)`).join("\n"));
    assert.equal(page.pictures.length, 50);
    assert.match(page.html, /data-picture="49" alt="p49">\n<em class="image">p50<\/em>/);
  });
});

describe("a video of a page", () => {
  const titled = (title: string) => `<span class="video-title"><span aria-hidden="true">▷</span> ${title}</span>`;
  const linked = (text: string) => `<a href="https://example.com/v" rel="noreferrer">${text}</a>`;
  const video = (caption: string, more = "") =>
    `<figure class="video"><figcaption>${caption}</figcaption>${more}</figure>`;
  const transcript = (html: string) => `<details><summary>What is said in it</summary>${html}</details>`;
  const cases: readonly [name: string, markdown: string, html: string][] = [
    [
      "has a picture, a title that leads to it, and what is said",
      '{{< video src="https://example.com/v" title="A tour" poster="tour.png" >}}\nHello *all*.\n{{< /video >}}\nMore.',
      `${video(linked(`<img data-picture="0" alt="">${titled("A tour")}`), transcript("<p>Hello <em>all</em>.</p>\n"))}<p>More.</p>\n`,
    ],
    [
      "without an end holds nothing of what follows",
      '{{< video src="https://example.com/v" >}}\n\nMore.',
      `${video(linked(titled("https://example.com/v")))}<p>More.</p>\n`,
    ],
    [
      "leads nowhere but to the web",
      '{{< video src="javascript:alert(1)" title="a&b" poster="../../../x.png" >}}{{< /video >}}',
      video(titled("a&amp;b")),
    ],
    [
      "without an end stands before one that has it",
      '{{< video title="One" >}}\n{{< video title="Two" >}}\nHello.\n{{< /video >}}',
      video(titled("One")) + video(titled("Two"), transcript("<p>Hello.</p>\n")),
    ],
  ];
  for (const [name, markdown, html] of cases) test(name, () => assert.equal(rendered(markdown).html, html));

  test("speaks the reader's language", () =>
    assert.match(
      rendered("{{< video >}}\n你好。\n{{< /video >}}", "zh-cn").html,
      /视频<\/span><\/figcaption><details><summary>视频文字稿/,
    ));
});
