/**
 * An index of words over texts of several parts, as plain numbers: what a word weighs in a text is worked out when the
 * index is made, so that a search adds numbers up and does nothing else.
 * Hot where there are many pages: a word of a question costs a pass over the texts that have it.
 * Source: BM25F (Robertson, Zaragoza: The Probabilistic Relevance Framework, 2009).
 */

/** The words of one part of a text, and what the part weighs. */
export interface IndexedPart {
  readonly words: readonly string[];
  readonly weight: number;
}

/** How soon more of a word says no more, and how much the length of a part counts. */
const saturation = 1.2;
const lengthShare = 0.6;

/** Weights are kept in one byte each. */
const steps = 255;

export class WordIndex {
  readonly textCount: number;
  /** In the order of their code units. */
  readonly #words: readonly string[];
  /** Where the texts of each word begin; one more than there are words. */
  readonly #starts: Uint32Array;
  readonly #texts: Uint32Array;
  readonly #weights: Uint8Array;
  #byShape: ReadonlyMap<string, readonly number[]> | undefined;

  constructor(
    textCount: number,
    words: readonly string[],
    starts: Uint32Array,
    texts: Uint32Array,
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
    let low = 0;
    let high = this.#words.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.#words[middle] ?? "";
      if (found === word) return middle;
      if (found < word) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  /** In how many texts the word at a place stands. */
  countAt(place: number): number {
    return (this.#starts[place + 1] ?? 0) - (this.#starts[place] ?? 0);
  }

  /** Adds what the word at a place weighs to each of its texts; to `seen`, the weight as it is. */
  add(place: number, weight: number, sums: Float32Array, seen?: Float32Array): void {
    const end = this.#starts[place + 1] ?? 0;
    for (let at = this.#starts[place] ?? 0; at < end; at++) {
      const text = this.#texts[at] ?? 0;
      if (seen) seen[text] = (seen[text] ?? 0) + weight;
      sums[text] = (sums[text] ?? 0) + ((this.#weights[at] ?? 0) / steps) * weight;
    }
  }

  /** Words that begin so, at most so many. */
  beginningWith(prefix: string, most: number): readonly number[] {
    const found: number[] = [];
    let low = 0;
    let high = this.#words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#words[middle] ?? "") < prefix) low = middle + 1;
      else high = middle;
    }
    for (let at = low; found.length < most && this.#words[at]?.startsWith(prefix); at++) found.push(at);
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
    this.#byShape ??= shapesOf(this.#words);
    const allowed = word.length > 7 ? 2 : 1;
    const found: { readonly place: number; readonly distance: number }[] = [];
    for (let length = word.length - allowed; length <= word.length + allowed; length++) {
      for (const place of this.#byShape.get(`${word[0]}${length}`) ?? []) {
        const distance = distanceWithin(word, this.#words[place] ?? "", allowed);
        if (distance !== undefined) found.push({ place, distance });
      }
    }
    return found
      .sort((a, b) => a.distance - b.distance)
      .slice(0, most)
      .map(({ place }) => place);
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
      weights: base64Of(Uint8Array.from(placesByText(this.#texts, this.textCount), (at) => this.#weights[at] ?? 0)),
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
  /** A byte for each of these, those of a text beside each other: in short texts they are alike, and pack well. */
  readonly weights: string;
}

export function wordIndexOf({ textCount, words, counts, texts, weights }: WordIndexData): WordIndex {
  const list = words === "" ? [] : words.split("\n");
  const starts = new Uint32Array(list.length + 1);
  const bytesByText = bytesOf(weights);
  const bytes = new Uint8Array(bytesByText.length);
  const places = new Uint32Array(bytes.length);
  unpack(bytesOf(counts), (count, word) => {
    starts[word + 1] = (starts[word] ?? 0) + count;
  });
  let word = 0;
  unpack(bytesOf(texts), (step, at) => {
    while (word < list.length && at >= (starts[word + 1] ?? 0)) word++;
    places[at] = at === starts[word] ? step : (places[at - 1] ?? 0) + step;
  });
  for (const [from, at] of placesByText(places, textCount).entries()) bytes[at] = bytesByText[from] ?? 0;
  return new WordIndex(textCount, list, starts, places, bytes);
}

/** The places of a list of texts, ordered by text; those of one text stay in their order. */
function placesByText(texts: Uint32Array, textCount: number): Uint32Array {
  const next = new Uint32Array(textCount + 1);
  for (const text of texts) next[text + 1] = (next[text + 1] ?? 0) + 1;
  for (let text = 0; text < textCount; text++) next[text + 1] = (next[text + 1] ?? 0) + (next[text] ?? 0);
  const ordered = new Uint32Array(texts.length);
  for (const [at, text] of texts.entries()) {
    const to = next[text] ?? 0;
    ordered[to] = at;
    next[text] = to + 1;
  }
  return ordered;
}

/** Numbers in as few bytes as they need: seven bits in each, the eighth says that more come. */
function packed(count: number, numberAt: (place: number) => number): Uint8Array {
  const bytes: number[] = [];
  for (let place = 0; place < count; place++) {
    let rest = numberAt(place);
    while (rest > 127) {
      bytes.push((rest & 127) | 128);
      rest >>>= 7;
    }
    bytes.push(rest);
  }
  return Uint8Array.from(bytes);
}

function unpack(bytes: Uint8Array, take: (value: number, place: number) => void): void {
  let value = 0;
  let shift = 0;
  let place = 0;
  for (const byte of bytes) {
    value |= (byte & 127) << shift;
    shift += 7;
    if (byte < 128) {
      take(value, place++);
      value = 0;
      shift = 0;
    }
  }
}

/** One pass over the texts; time and memory grow with their words. */
export function buildWordIndex(texts: readonly (readonly IndexedPart[])[]): WordIndex {
  const meanLengths = meanLengthsOf(texts);
  const weightsByWord = new Map<string, { texts: number[]; weights: number[] }>();
  for (const [text, parts] of texts.entries()) {
    for (const [word, weight] of weightsIn(parts, meanLengths)) {
      const list = weightsByWord.get(word) ?? { texts: [], weights: [] };
      weightsByWord.set(word, list);
      list.texts.push(text);
      list.weights.push(Math.max(1, Math.round((weight / (saturation + weight)) * steps)));
    }
  }
  const words = [...weightsByWord.keys()].sort();
  const count = words.reduce((sum, word) => sum + (weightsByWord.get(word)?.texts.length ?? 0), 0);
  const starts = new Uint32Array(words.length + 1);
  const places = new Uint32Array(count);
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

function weightsIn(parts: readonly IndexedPart[], meanLengths: readonly number[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [place, { words, weight }] of parts.entries()) {
    const one = weight / (1 - lengthShare + (lengthShare * words.length) / (meanLengths[place] ?? 1));
    for (const word of words) found.set(word, (found.get(word) ?? 0) + one);
  }
  return found;
}

/** Words by their first letter and length. */
function shapesOf(words: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [place, word] of words.entries()) {
    const shape = `${word[0]}${word.length}`;
    const list = found.get(shape);
    if (list) list.push(place);
    else found.set(shape, [place]);
  }
  return found;
}

/** How many letters differ, two that changed places counted once; undefined for more than allowed. */
function distanceWithin(one: string, other: string, allowed: number): number | undefined {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1;
      let value = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        value = Math.min(value, (before[j - 2] ?? 0) + 1);
      }
      next.push(value);
      least = Math.min(least, value);
    }
    if (least > allowed) return undefined;
    before = row;
    row = next;
  }
  const distance = row[other.length] ?? 0;
  return distance <= allowed ? distance : undefined;
}

function base64Of(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}
