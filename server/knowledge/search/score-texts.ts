import { roughWord } from "./rough-words.ts";
import { synonymsOf } from "./synonyms.ts";
import { weights } from "./weights.ts";
import type { WordIndex } from "./word-index.ts";

/** So many words that no text has are looked for among their likes: a log has many that mean nothing. */
const mostUnknown = 6;
const mostAlike = 4;

/**
 * What each text of each index scores for the words of a question. Several indexes count as one: a word is as rare in one
 * as in the other.
 */
export function scoreTexts(indexes: readonly WordIndex[], words: readonly string[]): readonly Float32Array[] {
  const rarityOf = rarities(indexes, words);
  return indexes.map((index) => {
    const sums = new Float32Array(index.textCount);
    const seen = new Float32Array(index.textCount);
    for (const word of words) {
      const place = index.placeOf(word);
      if (place === undefined) continue;
      const rarity = rarityOf.get(word) ?? 0;
      index.add(place, rarity, sums);
      if (weights.coverage > 0) index.mark(place, rarity, seen);
    }
    for (const [place, weight] of likesIn(index, words)) index.add(place, rarityAt(index, place) * weight, sums);
    if (weights.coverage > 0) addCoverage(sums, seen, words, rarityOf);
    return sums;
  });
}

/** The same for rough words, which have no likes but those of the words that they were made of. */
export function scoreRough(
  indexes: readonly WordIndex[],
  words: readonly string[],
  alike: readonly string[],
): readonly Float32Array[] {
  const rarityOf = rarities(indexes, words);
  const known = new Set(words);
  return indexes.map((index) => {
    const sums = new Float32Array(index.textCount);
    for (const word of words) {
      const place = index.placeOf(word);
      if (place !== undefined) index.add(place, rarityOf.get(word) ?? 0, sums);
    }
    for (const word of alike) {
      const rough = roughWord(word);
      const place = known.has(rough) ? undefined : index.placeOf(rough);
      if (place !== undefined) index.add(place, rarityAt(index, place) * weights.alikeAsks, sums);
    }
    return sums;
  });
}

/** Words of the index that stand in for those of a question which it doesn't have. */
export function correctedIn(index: WordIndex, words: readonly string[]): readonly string[] {
  return unknownIn(index, words).map((place) => index.wordAt(place));
}

function unknownIn(index: WordIndex, words: readonly string[]): readonly number[] {
  const found: number[] = [];
  let unknown = 0;
  for (const [at, word] of words.entries()) {
    if (index.placeOf(word) !== undefined || !isPlainWord(word) || unknown++ >= mostUnknown) continue;
    const isLast = at === words.length - 1 && word.length > 2;
    const [one] = [
      ...(isLast ? index.beginningWith(word, mostAlike) : []),
      ...index.near(word, mostAlike),
      ...index.longestBeginning(word),
    ];
    if (one !== undefined) found.push(one);
  }
  return found;
}

/** Places of other words that say nearly the same as those of a question, and what each of them is worth. */
function likesIn(index: WordIndex, words: readonly string[]): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = unknownIn(index, words).map((place) => [place, weights.alike] as const);
  for (const word of words) {
    for (const synonym of synonymsOf(word)) {
      const place = index.placeOf(synonym);
      if (place !== undefined) found.push([place, weights.synonym]);
    }
  }
  return found;
}

/** A text with most of what was asked says more than one with the rarest of it many times. */
function addCoverage(
  sums: Float32Array,
  seen: Float32Array,
  words: readonly string[],
  rarityOf: ReadonlyMap<string, number>,
): void {
  let asked = 0;
  for (const word of words) asked += rarityOf.get(word) ?? 0;
  const enough = Math.max(1, Math.min(asked, weights.enough));
  for (let text = 0; text < sums.length; text++) {
    const had = seen[text] ?? 0;
    if (had > 0) sums[text] = (sums[text] ?? 0) * (1 + weights.coverage * Math.min(1, had / enough) ** 2);
  }
}

/** How much each word of a question says: the rarer, the more. */
function rarities(indexes: readonly WordIndex[], words: readonly string[]): ReadonlyMap<string, number> {
  const total = indexes.reduce((sum, { textCount }) => sum + textCount, 0);
  return new Map(words.map((word) => [word, rarity(countIn(indexes, word), total)]));
}

function countIn(indexes: readonly WordIndex[], word: string): number {
  return indexes.reduce((sum, index) => {
    const place = index.placeOf(word);
    return sum + (place === undefined ? 0 : index.countAt(place));
  }, 0);
}

function rarityAt(index: WordIndex, place: number): number {
  return rarity(index.countAt(place), index.textCount);
}

function rarity(count: number, total: number): number {
  return Math.log(1 + (total - count + 0.5) / (count + 0.5));
}

function isPlainWord(word: string): boolean {
  return word.length > 3 && /^[a-z]+$/.test(word);
}
