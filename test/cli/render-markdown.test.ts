import assert from "node:assert/strict";
import picocolors from "picocolors";
import { renderMarkdown } from "../../server/cli/render-markdown.ts";

function checkRendered(page: string, shown: string, columns = 40): void {
  assert.equal(renderMarkdown(page, { colors: picocolors.createColors(false), columns }), shown);
}

describe("a page in the terminal", () => {
  test("has its headings, lists and links plainly", () =>
    checkRendered(
      "# A stage needs *one*\n\n**Wrong**\n\n- see [the page](needs/cycle.md)\n  - Quick fix: Change\n",
      "A stage needs *one*\n\nWrong\n\n- see the page (needs/cycle.md)\n  - Quick fix: Change\n",
    ));
  test("sets code apart, and changes nothing in it", () =>
    checkRendered(
      "```yaml\n# no heading: **no emphasis**\n\nneeds: [a]\n```\n",
      "    # no heading: **no emphasis**\n\n    needs: [a]\n",
    ));
  test("wraps long lines between words, and under the text of a list item", () =>
    checkRendered("- one two three four five six seven eight", "- one two three\n  four five six\n  seven eight", 15));
  test("wraps Chinese anywhere but before a full stop", () =>
    checkRendered("阶段依赖了不存在的阶段。", "阶段依赖了\n不存在的阶\n段。", 10));
  test("keeps code in a line together", () =>
    checkRendered("write `needs: [a, b]` here", "write\n`needs: [a, b]`\nhere", 16));
});
