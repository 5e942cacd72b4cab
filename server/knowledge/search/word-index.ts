/**
 * An index of words over texts of several parts, as plain numbers: what a word weighs in a text is worked out when the
 * index is made, so that a search adds numbers up and does nothing else.
 * Hot where there are many pages: a word of a question costs a pass over the texts that have it.
 * Source: BM25F (Robertson, Zaragoza: The Probabilistic Relevance Framework, 2009).
 */

import { base64Of } from "../../../protocol/index.ts";
import { firstFrom, nearWords } from "./near-words.ts";
import { bytesOf, packed, unpacked } from "./packed-numbers.ts";

/** The words of one part of a text, and what the part weighs. */
export interface IndexedPart {
  readonly words: readonly string[];
  readonly weight: number;
}

/** How soon more of a word says no more, and how much the length of a part counts. */
export interface IndexShape {
  readonly saturation: number;
  readonly lengthShare: number;
}

/** Weights are kept in one byte each. */
const steps = 255;

export class WordIndex {
  readonly textCount: number;
  /** In the order of their code units. */
  readonly #words: readonly string[];
  /** Where the texts of each word begin; one more than there are words. */
  readonly #starts: Uint32Array;
  readonly #texts: Uint16Array | Uint32Array;
  readonly #weights: Uint8Array;

  constructor(
    textCount: number,
    words: readonly string[],
    starts: Uint32Array,
    texts: Uint16Array | Uint32Array,
    weights: Uint8Array,
  ) {
    this.textCount = textCount;
    this.#words = words;
    this.#starts = starts;
    this.#texts = texts;
    this.#weights = weights;
  }

  /** The place of a word; undefined where no text has it. */
  placeOf(word: string): number | undefined {
    const place = firstFrom(word, this.#words);
    return this.#words[place] === word ? place : undefined;
  }

  /** In how many texts the word at a place stands. */
  countAt(place: number): number {
    return (this.#starts[place + 1] ?? 0) - (this.#starts[place] ?? 0);
  }

  wordAt(place: number): string {
    return this.#words[place] ?? "";
  }

  /** Adds what the word at a place weighs to each of its texts. */
  add(place: number, weight: number, sums: Float32Array): void {
    const texts = this.#texts;
    const weights = this.#weights;
    const one = weight / steps;
    const end = this.#starts[place + 1] ?? 0;
    for (let at = this.#starts[place] ?? 0; at < end; at++) {
      const text = texts[at] ?? 0;
      sums[text] = (sums[text] ?? 0) + (weights[at] ?? 0) * one;
    }
  }

  /** Words that begin so, at most so many. */
  beginningWith(prefix: string, most: number): readonly number[] {
    const found: number[] = [];
    for (let at = firstFrom(prefix, this.#words); found.length < most && this.#words[at]?.startsWith(prefix); at++)
      found.push(at);
    return found;
  }

  /** The longest word that a word begins with, of at least four letters: endings are not in the index. */
  longestBeginning(word: string): readonly number[] {
    for (let length = word.length - 1; length >= 4; length--) {
      const place = this.placeOf(word.slice(0, length));
      if (place !== undefined) return [place];
    }
    return [];
  }

  /** Words that differ in one or two letters and begin alike, at most so many: for slips of the finger. */
  near(word: string, most: number): readonly number[] {
    return nearWords(word, this.#words, most);
  }

  /** The texts of a word in their order, each as what it is more than the one before it. */
  #stepAt(): (at: number) => number {
    const firsts = new Set(this.#starts);
    return (at) => (this.#texts[at] ?? 0) - (firsts.has(at) ? 0 : (this.#texts[at - 1] ?? 0));
  }

  toData(): WordIndexData {
    return {
      textCount: this.textCount,
      words: this.#words.join("\n"),
      counts: base64Of(packed(this.#words.length, (place) => this.countAt(place))),
      texts: base64Of(packed(this.#texts.length, this.#stepAt())),
      weights: base64Of(this.#weights),
    };
  }
}

/** As it is kept in a file: small numbers in few bytes, as base64. */
export interface WordIndexData {
  readonly textCount: number;
  /** A line each. */
  readonly words: string;
  /** In how many texts each word stands. */
  readonly counts: string;
  /** The texts of all words, one word behind the other, each as its distance from the one before. */
  readonly texts: string;
  /** A byte for each of these. */
  readonly weights: string;
}

export function wordIndexOf({ textCount, words, counts, texts, weights }: WordIndexData): WordIndex {
  const list = words === "" ? [] : words.split("\n");
  const bytes = bytesOf(weights);
  const starts = new Uint32Array(list.length + 1);
  const places = placesFor(textCount, bytes.length);
  const numbers = unpacked(bytesOf(counts), list.length);
  const distances = bytesOf(texts);
  for (let word = 0, at = 0, from = 0; word < list.length; word++) {
    const end = at + (numbers[word] ?? 0);
    for (let text = 0; at < end; at++) {
      // As `unpacked` does, without a list of all: where there are many pages, there are millions.
      let byte = distances[from++] ?? 0;
      let distance = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = distances[from++] ?? 0;
        distance |= (byte & 127) << shift;
      }
      text += distance;
      places[at] = text;
    }
    starts[word + 1] = end;
  }
  return new WordIndex(textCount, list, starts, places, bytes);
}

/** Two bytes for each place of a text where they do. */
function placesFor(textCount: number, length: number): Uint16Array | Uint32Array {
  return textCount <= 0x10000 ? new Uint16Array(length) : new Uint32Array(length);
}

/** One pass over the texts; time and memory grow with their words. */
export function buildWordIndex(texts: readonly (readonly IndexedPart[])[], shape: IndexShape): WordIndex {
  const meanLengths = meanLengthsOf(texts);
  const weightsByWord = new Map<string, { texts: number[]; weights: number[] }>();
  for (const [text, parts] of texts.entries()) {
    for (const [word, weight] of weightsIn(parts, meanLengths, shape)) {
      const list = weightsByWord.get(word) ?? { texts: [], weights: [] };
      weightsByWord.set(word, list);
      list.texts.push(text);
      list.weights.push(Math.max(1, Math.round((weight / (shape.saturation + weight)) * steps)));
    }
  }
  const words = [...weightsByWord.keys()].sort();
  const count = words.reduce((sum, word) => sum + (weightsByWord.get(word)?.texts.length ?? 0), 0);
  const starts = new Uint32Array(words.length + 1);
  const places = placesFor(texts.length, count);
  const bytes = new Uint8Array(count);
  let at = 0;
  for (const [place, word] of words.entries()) {
    starts[place] = at;
    const list = weightsByWord.get(word);
    places.set(list?.texts ?? [], at);
    bytes.set(list?.weights ?? [], at);
    at += list?.texts.length ?? 0;
  }
  starts[words.length] = at;
  return new WordIndex(texts.length, words, starts, places, bytes);
}

function meanLengthsOf(texts: readonly (readonly IndexedPart[])[]): readonly number[] {
  const sums: number[] = [];
  for (const parts of texts) {
    for (const [place, { words }] of parts.entries()) sums[place] = (sums[place] ?? 0) + words.length;
  }
  return sums.map((sum) => Math.max(1, sum / Math.max(1, texts.length)));
}

function weightsIn(
  parts: readonly IndexedPart[],
  meanLengths: readonly number[],
  { lengthShare }: IndexShape,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [place, { words, weight }] of parts.entries()) {
    const one = weight / (1 - lengthShare + (lengthShare * words.length) / (meanLengths[place] ?? 1));
    for (const word of words) found.set(word, (found.get(word) ?? 0) + one);
  }
  return found;
}
