import assert from "node:assert/strict";
import { filledIn, languageName, piecesOf } from "./words.ts";

/** Marked pieces in brackets. */
const shown = (text: string, ...marks: readonly [start: number, end: number][]): string =>
  piecesOf(
    text,
    marks.map(([start, end]) => ({ start, end })),
  )
    .map((piece) => (piece.isMarked ? `[${piece.text}]` : piece.text))
    .join("");

describe("what matched in a text is marked", () => {
  test("nowhere", () => assert.equal(shown("a stage"), "a stage"));
  test("in its midst", () => assert.equal(shown("a stage needs", [2, 7]), "a [stage] needs"));
  test("at both ends", () => assert.equal(shown("a b", [0, 1], [2, 3]), "[a] [b]"));
  test("in any order", () => assert.equal(shown("a b c", [4, 5], [0, 1]), "[a] b [c]"));
  test("once where marks overlap", () => assert.equal(shown("abcdef", [1, 4], [2, 5]), "a[bcd][e]f"));
  test("never beyond its end", () => assert.equal(shown("abc", [1, 99], [7, 9]), "a[bc]"));
});

describe("a sentence", () => {
  test("is filled", () => assert.equal(filledIn("{1} of {0}", "a", "b"), "b of a"));
  test("keeps a place that nothing is known of", () => assert.equal(filledIn("{0} {1}", "a"), "a {1}"));
});

describe("a language", () => {
  test("has its name in the language of the page", () => {
    assert.equal(languageName("zh-cn", "en"), "Chinese (China)");
    assert.equal(languageName("en", "zh-cn"), "英语");
  });
  test("that is named already stays", () => assert.equal(languageName("English", "zh-cn"), "English"));
});
