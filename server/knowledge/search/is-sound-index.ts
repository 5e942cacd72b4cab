import { aNumber, aText, listOf, recordOf } from "../../../protocol/index.ts";
import type { PreparedIndex } from "../shelf.ts";
import { bytesOf, unpacked } from "./packed-numbers.ts";
import type { WordIndexData } from "./word-index.ts";

const words = recordOf({ textCount: aNumber, words: aText, counts: aText, texts: aText, weights: aText });
const index = recordOf({ texts: words, asks: words, pageOf: listOf(aNumber), links: listOf(listOf(aNumber)) });

/**
 * Whether an index that somebody else has prepared can be used: every count leads to what is there. What it says of the
 * pages may be wrong all the same; that harms nobody but its own pages.
 */
export function isSoundIndex(value: unknown, pageCount: number): value is PreparedIndex {
  if (!index(value)) return false;
  const { texts, asks, pageOf, links } = value;
  const isPlace = (place: number): boolean => Number.isInteger(place) && place >= 0 && place < pageCount;
  return (
    pageOf.length <= pageCount &&
    pageOf.every(isPlace) &&
    links.length === pageOf.length &&
    links.every((places) => places.length <= 100 && places.every(isPlace)) &&
    isSoundWordIndex(texts, pageOf.length) &&
    isSoundWordIndex(asks, pageOf.length)
  );
}

/** Letters of all words together. */
const longestWords = 10_000_000;

function isSoundWordIndex({ textCount, words, counts, texts, weights }: WordIndexData, expected: number): boolean {
  if (textCount !== expected || words.length > longestWords) return false;
  const wordCount = words === "" ? 0 : words.split("\n").length;
  try {
    const length = bytesOf(weights).length;
    let sum = 0;
    for (const count of unpacked(bytesOf(counts), wordCount)) sum += count;
    // A number has at least a byte, so there are no more of them than bytes.
    return sum === length && bytesOf(texts).length >= length;
  } catch {
    // A text that is no base64.
    return false;
  }
}
