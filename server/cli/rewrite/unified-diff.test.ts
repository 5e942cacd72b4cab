import assert from "node:assert/strict";
import { lineChanges } from "../../document/index.ts";
import { unifiedDiff } from "./unified-diff.ts";

/** Numbers as lines, with some of them changed. */
function checkDiff(before: string, after: string, expected: readonly string[]): void {
  const lines = unifiedDiff(before, lineChanges(before, after));
  assert.deepEqual(
    lines.map(({ mark, text }) => (mark === "@" ? text : `${mark}${text}`)),
    expected,
  );
}

const numbers = (...words: readonly (number | string)[]): string => words.map((word) => `${word}\n`).join("");

describe("a difference", () => {
  test("shows three lines around a change", () =>
    checkDiff(numbers(1, 2, 3, 4, 5, 6, 7, 8, 9), numbers(1, 2, 3, 4, "five", 6, 7, 8, 9), [
      "@@ -2,7 +2,7 @@",
      " 2",
      " 3",
      " 4",
      "-5",
      "+five",
      " 6",
      " 7",
      " 8",
    ]));

  test("joins changes that are near, and counts on behind them", () =>
    checkDiff(
      numbers(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16),
      numbers("one", 2, 3, 4, 5, 6, 7, "and", 8, 9, 10, 11, 12, 13, 14, 15),
      [
        "@@ -1,10 +1,11 @@",
        "-1",
        "+one",
        " 2",
        " 3",
        " 4",
        " 5",
        " 6",
        " 7",
        "+and",
        " 8",
        " 9",
        " 10",
        "@@ -13,4 +14,3 @@",
        " 13",
        " 14",
        " 15",
        "-16",
      ],
    ));

  test("of a text without a last line break", () => checkDiff("a\nb", "a\nc", ["@@ -1,2 +1,2 @@", " a", "-b", "+c"]));
  test("of an empty text", () => checkDiff("", "a\n", ["@@ -0,0 +1 @@", "+a"]));
  test("of a text that stays has no lines", () => checkDiff("a\n", "a\n", []));
});
