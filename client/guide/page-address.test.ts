import assert from "node:assert/strict";
import { isOutsideAddress, pageOfPath } from "./page-address.ts";

describe("an address from outside opens a page", () => {
  const cases: readonly [path: string, id: string | undefined][] = [
    ["/page/caching", "caching"],
    ["/page/rule:needs/unknown", "rule:needs/unknown"],
    ["/page/key:pipeline.stages[].needs", "key:pipeline.stages[].needs"],
    ["/page/入门/概念", "入门/概念"],
    ["/page/", undefined],
    ["/page", undefined],
    ["/other/caching", undefined],
    ["/page/../secret", undefined],
    ["/page/a<script>", undefined],
    ["/page/a\nb", undefined],
    [`/page/${"a".repeat(201)}`, undefined],
  ];
  for (const [path, id] of cases) test(`${path.slice(0, 40)} → ${id}`, () => assert.equal(pageOfPath(path), id));
});

describe("a page leads out to", () => {
  const cases: readonly [href: string, may: boolean][] = [
    ["https://example.com/a?b#c", true],
    ["mailto:help@example.com", true],
    ["http://example.com", false],
    ["command:workbench.action.quit", false],
    ["javascript:alert(1)", false],
    ["https:///", false],
    ["https://a b", false],
  ];
  for (const [href, may] of cases)
    test(`${href}: ${may ? "yes" : "no"}`, () => assert.equal(isOutsideAddress(href), may));
});
