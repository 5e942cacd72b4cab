import { roughWord } from "./rough-words.ts";
import { synonymsOf } from "./synonyms.ts";
import { weights } from "./weights.ts";
import type { WordIndex } from "./word-index.ts";

/** So many words that no text has are looked for among their likes: a log has many that mean nothing. */
const mostUnknown = 6;

/** A word of so few texts may be a slip that an example shows, if a word like it stands in so many times as many. */
const fewTexts = 1;
const manyTimes = 10;

/** Of so many words like it, the nearest that stands in that many. */
const mostLikes = 8;

export interface TextScores {
  /** By index, by text. */
  readonly scores: readonly Float32Array[];
  /** Rough words of what stood in for words that no text has. */
  readonly corrected: readonly string[];
}

/**
 * What each text of each index scores for the words of a question. Several indexes count as one: a word is as rare in one
 * as in the other.
 */
export function scoreTexts(indexes: readonly WordIndex[], words: readonly string[]): TextScores {
  const scores = scoreRough(indexes, words);
  const likes = likesIn(indexes, words);
  const synonyms = words.flatMap(synonymsOf);
  for (const [at, index] of indexes.entries()) {
    const sums = scores[at] ?? new Float32Array();
    addShare(index, likes, weights.alike, sums);
    addShare(index, synonyms, weights.synonym, sums);
  }
  return { scores, corrected: likes.map(roughWord) };
}

/** The same for words as they are, without their likes. */
export function scoreRough(indexes: readonly WordIndex[], words: readonly string[]): readonly Float32Array[] {
  const asked = rarities(indexes, words);
  return indexes.map((index) => {
    const sums = new Float32Array(index.textCount);
    for (const [word, rarity] of asked) {
      const place = index.placeOf(word);
      if (place !== undefined) index.add(place, rarity, sums);
    }
    return sums;
  });
}

/** Adds words that were not asked for, with a share of what they would count: once more for each time that they stand there. */
function addShare(index: WordIndex, words: readonly string[], share: number, sums: Float32Array): void {
  const times = new Map<string, number>();
  for (const word of words) times.set(word, (times.get(word) ?? 0) + 1);
  for (const [word, count] of times) {
    const place = index.placeOf(word);
    if (place !== undefined) index.add(place, rarity(index.countAt(place), index.textCount) * share * count, sums);
  }
}

/** Words of the indexes that stand in for those which none of them has, or hardly any text. */
function likesIn(indexes: readonly WordIndex[], words: readonly string[]): readonly string[] {
  const last = words.at(-1);
  return words
    .filter(isPlainWord)
    .map((word) => ({ word, count: countIn(indexes, word) }))
    .filter(({ count }) => count <= fewTexts)
    .slice(0, mostUnknown)
    .flatMap(({ word, count }) =>
      indexes.flatMap(
        (index) => (count === 0 ? likeOf(word, word === last, index) : meantBy(word, count, index)) ?? [],
      ),
    );
}

/** The word that is so much more usual than one like it that the one is a slip. */
function meantBy(word: string, count: number, index: WordIndex): string | undefined {
  const place = index.near(word, mostLikes).find((near) => index.countAt(near) >= count * manyTimes);
  return place === undefined ? undefined : index.wordAt(place);
}

/** Whoever types hasn't finished the last word. */
function likeOf(word: string, isLast: boolean, index: WordIndex): string | undefined {
  const [begun] = isLast ? index.beginningWith(word, 1) : [];
  const place = begun ?? index.near(word, 1)[0] ?? index.longestBeginning(word)[0];
  return place === undefined ? undefined : index.wordAt(place);
}

/** How much each word of a question says: the rarer, the more. */
function rarities(indexes: readonly WordIndex[], words: readonly string[]): ReadonlyMap<string, number> {
  const total = indexes.reduce((sum, { textCount }) => sum + textCount, 0);
  return new Map(
    words.map((word) => [
      word,
      rarity(countIn(indexes, word), total) ** (isLatin.test(word) ? weights.rarity.latin : weights.rarity.han),
    ]),
  );
}

const isLatin = /^[a-z0-9]/;

function countIn(indexes: readonly WordIndex[], word: string): number {
  return indexes.reduce((sum, index) => {
    const place = index.placeOf(word);
    return sum + (place === undefined ? 0 : index.countAt(place));
  }, 0);
}

function rarity(count: number, total: number): number {
  return Math.log(1 + (total - count + 0.5) / (count + 0.5));
}

function isPlainWord(word: string): boolean {
  return word.length > 3 && /^[a-z]+$/.test(word);
}
