import assert from "node:assert/strict";
import fc from "fast-check";
import { applyEdits, lineChanges, movedSpan, replacedBy, takenBack } from "./index.ts";

const lines = fc
  .array(fc.constantFrom("a\n", "b\n", "c\r\n", "\n", "d"), { maxLength: 12 })
  .map((parts) => parts.join(""));

describe("the lines that differ", () => {
  test("make the one text of the other, for any two", () =>
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        assert.equal(applyEdits(before, lineChanges(before, after)), after);
      }),
    ));

  test("are no more than have changed", () =>
    assert.deepEqual(lineChanges("a\nb\nc\nd\n", "a\nx\nc\nd\ne\n"), [
      { span: { start: 2, end: 4 }, text: "x\n" },
      { span: { start: 8, end: 8 }, text: "e\n" },
    ]));

  test("of texts that have little in common are told as one", () => {
    const before = Array.from({ length: 3_000 }, (_, index) => `a${index}\n`).join("");
    const after = Array.from({ length: 3_000 }, (_, index) => `b${index}\n`).join("");
    assert.deepEqual(lineChanges(before, after), [{ span: { start: 0, end: before.length }, text: after }]);
  });
});

describe("a place", () => {
  const text = "one two three four";
  const moved = replacedBy([
    { span: { start: 4, end: 7 }, text: "TWICE" },
    { span: { start: 14, end: 14 }, text: "and " },
  ]);
  const after = "one TWICE three and four";
  const words = (from: string, to: string) => {
    const start = text.indexOf(from);
    const span = movedSpan({ start, end: start + from.length }, moved);
    assert.equal(after.slice(span.start, span.end), to);
    return span;
  };

  test("moves with what stands before it", () => {
    words("one", "one");
    words("three", "three");
    words("four", "four");
  });
  test("that was replaced is what came instead", () => words("wo", "TWICE"));
  test("around an edit grows with it", () => words("one two three", "one TWICE three"));
  test("goes back the same way", () =>
    assert.deepEqual(movedSpan(words("three", "three"), takenBack(moved)), { start: 8, end: 13 }));
});
