import assert from "node:assert/strict";
import { type PageHtmlParts, pageHtml } from "./page-html.ts";

describe("the page of a view", () => {
  const parts: PageHtmlParts = {
    cspSource: "https://*.vscode-cdn.net",
    scriptUri: 'https://a/b.js?"><script>',
    styleUri: "https://a/b.css",
    nonce: "n0nce",
    language: "zh-cn",
    pictures: "none",
  };
  const html = pageHtml(parts);

  test("lets in one script, and styles of ours alone", () => {
    assert.match(
      html,
      /content="default-src 'none'; style-src https:\/\/\*\.vscode-cdn\.net; script-src 'nonce-n0nce'"/,
    );
    assert.doesNotMatch(html, /unsafe/);
  });

  test("lets in pictures that come as a whole, where they are wanted", () => {
    assert.match(pageHtml({ ...parts, pictures: "data" }), /script-src 'nonce-n0nce'; img-src data:"/);
    assert.doesNotMatch(html, /img-src/);
  });

  test("escapes what it is given", () => assert.doesNotMatch(html, /"><script>/));
});
