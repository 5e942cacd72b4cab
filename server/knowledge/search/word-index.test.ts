import assert from "node:assert/strict";
import fc from "fast-check";
import { phrasesOf, roughWordsOf } from "./rough-words.ts";
import { buildWordIndex, type WordIndex, wordIndexOf } from "./word-index.ts";

const shape = { saturation: 1.2, lengthShare: 0.6 };

function indexOf(texts: readonly (readonly string[])[]): WordIndex {
  return buildWordIndex(
    texts.map((words) => [{ words, weight: 1 }]),
    shape,
  );
}

/** What a word adds to each text. */
function sumsOf(index: WordIndex, word: string): readonly number[] {
  const sums = new Float32Array(index.textCount);
  const place = index.placeOf(word);
  if (place !== undefined) index.add(place, 1, sums);
  return [...sums];
}

test("an index that was kept as text is the same index", () => {
  const word = fc.stringMatching(/^[a-d缓存]{1,3}$/u);
  fc.assert(
    fc.property(fc.array(fc.array(word, { maxLength: 6 }), { maxLength: 30 }), (texts) => {
      const index = indexOf(texts);
      const kept = wordIndexOf(index.toData());
      for (const one of new Set(texts.flat())) assert.deepEqual(sumsOf(kept, one), sumsOf(index, one), one);
    }),
  );
});

test("a word counts in each text that has it, and more in a shorter one", () => {
  const [short = 0, long = 0, none] = sumsOf(indexOf([["cache"], ["cache", "key", "file", "path"], ["key"]]), "cache");
  assert(short > long && long > 0);
  assert.equal(none, 0);
});

describe("a slip of the finger leads to the word that was meant", () => {
  const index = indexOf([["approval", "apply", "cache", "caches", "deployment", "dashboard"]]);
  const cases = { aproval: "approval", cahce: "cache", deploymetn: "deployment", dashbaord: "dashboard" };
  for (const [slip, meant] of Object.entries(cases)) {
    test(slip, () => {
      const words = index.near(slip, 1).map((place) => index.wordAt(place));
      assert.deepEqual(words, [meant]);
    });
  }
  test("but not one that begins otherwise", () => assert.deepEqual(index.near("xpproval", 1), []));
});

describe("words, roughly", () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    "How were the deployments deployed?": ["how", "were", "the", "deploy"],
    "缓存不生效 exit 137": ["缓", "存", "不", "生", "效", "exit", "137"],
    "git-checkout at 2026-11-18T07:12:44Z": ["git-checkout", "git", "checko", "at"],
  };
  for (const [text, words] of Object.entries(cases)) test(text, () => assert.deepEqual(roughWordsOf(text), words));
});

describe("two English words beside each other", () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    "start two stages at once": ["start two", "two stag", "stag at", "at once"],
    "at once, at once": ["at once", "once at"],
    "the stage 发布 failed": ["the stag"],
    "git-checkout fails": ["git checko", "checko fail"],
  };
  for (const [text, phrases] of Object.entries(cases)) test(text, () => assert.deepEqual(phrasesOf(text), phrases));
});
