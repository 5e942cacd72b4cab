import assert from "node:assert/strict";
import { pageHtml } from "./page-html.ts";

describe("the page of a view", () => {
  const html = pageHtml({
    cspSource: "https://*.vscode-cdn.net",
    scriptUri: 'https://a/b.js?"><script>',
    styleUri: "https://a/b.css",
    nonce: "n0nce",
    language: "zh-cn",
  });

  test("lets in one script, and styles of ours alone", () => {
    assert.match(
      html,
      /content="default-src 'none'; style-src https:\/\/\*\.vscode-cdn\.net; script-src 'nonce-n0nce'"/,
    );
    assert.doesNotMatch(html, /unsafe/);
  });

  test("escapes what it is given", () => assert.doesNotMatch(html, /"><script>/));
});
