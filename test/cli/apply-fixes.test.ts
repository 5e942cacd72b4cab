import assert from "node:assert/strict";
import type { Finding, FixWhich } from "../../server/features/index.ts";
import { applyFixes, fixAll } from "../../server/features/index.ts";
import type { SampleFinding } from "./sample-report.ts";
import { sampleFinding, spanOf } from "./sample-report.ts";

/** Replaces words of the text, all that can be done at once. A word `at|` of another inserts before it. */
function checkApplied(
  text: string,
  changes: readonly (readonly [string, string])[],
  expected: string,
  waiting: number,
): void {
  const fixes = changes.map(([from, to]) => {
    const { start, end } = spanOf(text, from.replace("|", ""));
    return { edits: [{ span: from.endsWith("|") ? { start, end: start } : { start, end }, text: to }] };
  });
  const done = applyFixes(text, fixes);
  assert.deepEqual([done.text, done.waiting.length], [expected, waiting]);
}

describe("fixes applied at once", () => {
  test("those that leave each other alone are all applied, whatever their order", () =>
    checkApplied(
      "one two three",
      [
        ["three", "3"],
        ["one", "1"],
      ],
      "1 two 3",
      0,
    ));
  test("of two that meet, the first wins and the other waits", () =>
    checkApplied(
      "one two three",
      [
        ["one two", "12"],
        ["two three", "23"],
      ],
      "12 three",
      1,
    ));
  test("neighbours that touch are free of each other", () =>
    checkApplied(
      "onetwo",
      [
        ["one", "1"],
        ["two", "2"],
      ],
      "12",
      0,
    ));
  test("two insertions at one place are not", () =>
    checkApplied(
      "one",
      [
        ["one|", "a"],
        ["one|", "b"],
      ],
      "aone",
      1,
    ));
  test("nor is an insertion at the edge of a change", () =>
    checkApplied(
      "one two",
      [
        ["one", "1"],
        [" two|", "!"],
      ],
      "1 two",
      1,
    ));
  test("a fix of several edits is applied whole or not at all", () => {
    const text = "one two three";
    const edit = (word: string) => ({ span: spanOf(text, word), text: word.toUpperCase() });
    const done = applyFixes(text, [
      { edits: [edit("two")] },
      { edits: [edit("one"), edit("two")] },
      { edits: [edit("three")] },
    ]);
    assert.deepEqual([done.text, done.waiting.length], ["one TWO THREE", 1]);
  });
  test("nothing is edited through a merge", () => {
    const fix = { edits: [{ span: { start: 0, end: 1, origin: { start: 4, end: 5 } }, text: "x" }] };
    assert.equal(applyFixes("abcdef", [fix]).text, "abcdef");
  });
});

/** A finding for each of the words that stands in the text. */
function finds(text: string, findings: readonly SampleFinding[]): readonly Finding[] {
  return findings
    .filter(({ on }) => typeof on === "string" && text.includes(on))
    .map((finding) => sampleFinding(text, finding));
}

function checkFixed(text: string, which: FixWhich, findings: readonly SampleFinding[], expected: string): number {
  const done = fixAll(text, which, (current) => finds(current, findings));
  assert.equal(done.text, expected);
  assert.deepEqual(done.findings, finds(expected, findings));
  return done.fixed.length;
}

describe("fixing in rounds", () => {
  const safe: SampleFinding = { on: "one", fixes: [{ title: "1", change: ["one", "1"] }] };
  const guess: SampleFinding = { on: "two", fixes: [{ title: "2", change: ["two", "2"], safety: "suggested" }] };
  const secondBest: SampleFinding = {
    on: "three",
    fixes: [{ title: "3", change: ["three", "3"], safety: "suggested", preferred: false }],
  };

  test("safe fixes are applied, guesses are not", () =>
    checkFixed("one two three", "safe", [safe, guess, secondBest], "1 two three"));
  test("asked to, preferred guesses are applied too, never the second-best", () =>
    checkFixed("one two three", "suggested", [safe, guess, secondBest], "1 2 three"));
  test("what waited, and what a fix uncovered, is fixed in the next round", () => {
    const overlapping: SampleFinding = { on: "one two", fixes: [{ title: "b", change: ["one two", "won"] }] };
    const uncovered: SampleFinding = { on: "won", fixes: [{ title: "c", change: ["won", "ok"] }] };
    assert.equal(checkFixed("one two", "safe", [overlapping, safe, uncovered], "ok"), 2);
  });
  test("fixes that undo each other end after ten rounds", () => {
    const there: SampleFinding = { on: "left", fixes: [{ title: "r", change: ["left", "right"] }] };
    const back: SampleFinding = { on: "right", fixes: [{ title: "l", change: ["right", "left"] }] };
    assert.equal(checkFixed("left", "safe", [there, back], "left"), 10);
  });
  test("a fix that changes nothing ends it at once", () =>
    assert.equal(
      checkFixed("one", "safe", [{ on: "one", fixes: [{ title: "same", change: ["one", "one"] }] }], "one"),
      0,
    ));
});
