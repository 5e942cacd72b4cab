/** Pages, searched by their words. */
import type { Locale } from "../../protocol/index.ts";
import type { Page } from "./page.ts";
import { holdsFor, type PageFilter } from "./page-filter.ts";
import { gistOf, headingsOf, plainText } from "./search/plain-text.ts";
import { synonymsOf } from "./search/synonyms.ts";
import { weights } from "./search/weights.ts";
import {
  buildWordIndex,
  type IndexedPart,
  type WordIndex,
  type WordIndexData,
  wordIndexOf,
} from "./search/word-index.ts";
import { wordsOf } from "./search/words.ts";

/** Prepared beforehand for the same pages, by language. */
export type PreparedSearch = Readonly<Partial<Record<Locale, PreparedIndexes>>>;

interface PreparedIndexes {
  readonly pages: WordIndexData;
  readonly asks: WordIndexData;
  /** The page of each text of `pages` and of `asks`, by its place among the pages. */
  readonly pageOfText: readonly number[];
  readonly pageOfAsk: readonly number[];
}

/** Pages, and an index of their words that was made beforehand. */
export interface PreparedPages {
  readonly pages: readonly Page[];
  readonly prepared: PreparedSearch;
}

/** An index, with the page of each of its texts. */
interface Section {
  readonly index: WordIndex;
  readonly pageOf: readonly number[];
}

/** What stands in pages, and how people ask for them: each twice, for what was prepared and for what came later. */
interface Sections {
  readonly texts: readonly Section[];
  readonly asks: readonly Section[];
}

/**
 * All pages together, so that a word is as rare in one pack as in another. What was prepared is taken as it is; the
 * other pages are added when somebody first asks.
 */
export class Shelf {
  readonly pages: readonly Page[];
  readonly #prepared: PreparedSearch;
  readonly #preparedCount: number;
  readonly #sections = new Map<Locale, Sections>();
  readonly #worth = new Map<string, Float32Array>();

  constructor(prepared: PreparedPages | undefined, others: readonly Page[]) {
    this.pages = prepared ? [...prepared.pages, ...others] : others;
    this.#prepared = prepared?.prepared ?? {};
    this.#preparedCount = prepared?.pages.length ?? 0;
  }

  /**
   * The pages in a language that have any of the words, with how well they fit, the best `most` of them in any order: by
   * what stands in them, and by the nearest of the ways in which people ask for them.
   */
  search(words: readonly string[], lang: Locale, filter: PageFilter, most: number): ReadonlyMap<Page, number> {
    if (words.length === 0) return new Map();
    const { texts, asks } = this.#sectionsOf(lang);
    const sums = new Float32Array(this.pages.length);
    this.#addShares(texts, words, filter, weights.text, sums);
    this.#addShares(asks, words, filter, weights.asks, sums);
    return new Map(
      largest(sums, most).flatMap(({ place, value }) => {
        const page = this.pages[place];
        return page ? [[page, value] as const] : [];
      }),
    );
  }

  /** The index of its words, to be kept beside the pages. */
  prepare(): PreparedSearch {
    const prepared = (lang: Locale): PreparedIndexes => {
      const { texts, asks } = makeSections(this.pages, 0, lang);
      return {
        pages: texts.index.toData(),
        asks: asks.index.toData(),
        pageOfText: texts.pageOf,
        pageOfAsk: asks.pageOf,
      };
    };
    return { en: prepared("en"), "zh-cn": prepared("zh-cn") };
  }

  /** Adds to each page its score as a share of the best. Of several texts of a page the two nearest count, the second less. */
  #addShares(
    sections: readonly Section[],
    words: readonly string[],
    filter: PageFilter,
    weight: number,
    sums: Float32Array,
  ): void {
    const total = sections.reduce((sum, { index }) => sum + index.textCount, 0);
    const rarityOf = rarities(sections, words, total);
    const scores = new Float32Array(this.pages.length);
    const seconds = new Float32Array(this.pages.length);
    for (const { index, pageOf } of sections) {
      const found = scoresIn(index, words, rarityOf);
      for (let text = 0; text < found.length; text++) {
        const value = found[text] ?? 0;
        if (value === 0) continue;
        const place = pageOf[text] ?? 0;
        const first = scores[place] ?? 0;
        if (value > first) {
          seconds[place] = first;
          scores[place] = value;
        } else if (value > (seconds[place] ?? 0)) seconds[place] = value;
      }
    }
    const worth = this.#worthOf(filter);
    const { nextAsk } = weights;
    let best = 0;
    for (let place = 0; place < scores.length; place++) {
      const score = scores[place] ?? 0;
      if (score === 0) continue;
      const fitting = (score + (seconds[place] ?? 0) * nextAsk) * (worth[place] ?? 0);
      scores[place] = fitting;
      if (fitting > best) best = fitting;
    }
    if (best === 0) return;
    for (let place = 0; place < scores.length; place++) {
      const score = scores[place] ?? 0;
      if (score > 0) sums[place] = (sums[place] ?? 0) + (weight * score) / best;
    }
  }

  /** What each page counts under a filter: nothing where it doesn't fit. The same filters come again and again. */
  #worthOf(filter: PageFilter): Float32Array {
    const key = `${filter.platform} ${filter.category} ${filter.tag}`;
    const known = this.#worth.get(key);
    if (known) return known;
    if (this.#worth.size >= 16) this.#worth.clear();
    const worth = Float32Array.from(this.pages, (page) => (fits(page, filter) ? weightOfPage(page) : 0));
    this.#worth.set(key, worth);
    return worth;
  }

  #sectionsOf(lang: Locale): Sections {
    const known = this.#sections.get(lang);
    if (known) return known;
    const prepared = this.#prepared[lang];
    const later = makeSections(this.pages, prepared ? this.#preparedCount : 0, lang);
    const before = prepared && {
      texts: { index: wordIndexOf(prepared.pages), pageOf: prepared.pageOfText },
      asks: { index: wordIndexOf(prepared.asks), pageOf: prepared.pageOfAsk },
    };
    const sections = {
      texts: before ? [before.texts, later.texts] : [later.texts],
      asks: before ? [before.asks, later.asks] : [later.asks],
    };
    this.#sections.set(lang, sections);
    return sections;
  }
}

function makeSections(
  pages: readonly Page[],
  from: number,
  lang: Locale,
): { readonly texts: Section; readonly asks: Section } {
  const texts: (readonly IndexedPart[])[] = [];
  const asks: (readonly IndexedPart[])[] = [];
  const pageOfText: number[] = [];
  const pageOfAsk: number[] = [];
  for (let place = from; place < pages.length; place++) {
    const page = pages[place];
    if (page?.lang !== lang) continue;
    texts.push(partsOf(page));
    pageOfText.push(place);
    for (const ask of asksOf(page)) {
      asks.push([{ words: wordsOf(ask), weight: 1 }]);
      pageOfAsk.push(place);
    }
  }
  return {
    texts: { index: buildWordIndex(texts), pageOf: pageOfText },
    asks: { index: buildWordIndex(asks), pageOf: pageOfAsk },
  };
}

function partsOf(page: Page): readonly IndexedPart[] {
  const { title, tags, keys, codes, body, answer } = page;
  const { parts } = weights;
  const part = (text: string, weight: number): IndexedPart => ({ words: wordsOf(text), weight });
  return [
    part(title, parts.title),
    part((answer?.symptoms ?? []).map(plainText).join("\n"), parts.symptoms),
    part([page.id, ...tags, ...keys.slice(0, 60), ...codes].join(" "), parts.names),
    part(headingsOf(body).join("\n"), parts.headings),
    part(plainText([gistOf(body), answer?.cause ?? "", answer?.resolution ?? ""].join("\n")), parts.gist),
    part(plainText(body), parts.text),
  ];
}

function asksOf({ title, asks, answer }: Page): readonly string[] {
  return [title, ...asks, ...(answer?.symptoms ?? []).map(plainText)];
}

/** How much each word of a question says: the rarer, the more. */
function rarities(sections: readonly Section[], words: readonly string[], total: number): ReadonlyMap<string, number> {
  return new Map(words.map((word) => [word, rarity(countIn(sections, word), total)]));
}

function countIn(sections: readonly Section[], word: string): number {
  return sections.reduce((sum, { index }) => {
    const place = index.placeOf(word);
    return sum + (place === undefined ? 0 : index.countAt(place));
  }, 0);
}

function rarity(count: number, total: number): number {
  return Math.log(1 + (total - count + 0.5) / (count + 0.5));
}

/** So many words that no text has are looked for among their likes: a log has many that mean nothing. */
const mostUnknown = 6;
const mostAlike = 4;

/** What each text of an index scores. */
function scoresIn(index: WordIndex, words: readonly string[], rarityOf: ReadonlyMap<string, number>): Float32Array {
  const sums = new Float32Array(index.textCount);
  const seen = new Float32Array(index.textCount);
  let unknown = 0;
  for (const [at, word] of words.entries()) {
    const place = index.placeOf(word);
    if (place !== undefined) index.add(place, rarityOf.get(word) ?? 0, sums, seen);
    else if (isPlainWord(word) && unknown++ < mostUnknown) {
      const isLast = at === words.length - 1 && word.length > 2;
      const [one] = [
        ...(isLast ? index.beginningWith(word, mostAlike) : []),
        ...index.near(word, mostAlike),
        ...index.longestBeginning(word),
      ];
      for (const alike of one === undefined ? [] : [one]) {
        index.add(alike, rarity(index.countAt(alike), index.textCount) * weights.alike, sums, seen);
      }
    }
    for (const synonym of synonymsOf(word)) {
      const other = index.placeOf(synonym);
      if (other === undefined) continue;
      index.add(other, rarity(index.countAt(other), index.textCount) * weights.synonym, sums);
    }
  }
  // A text with most of what was asked says more than one with the rarest of it many times.
  let asked = 0;
  for (const word of words) asked += rarityOf.get(word) ?? 0;
  const enough = Math.max(1, Math.min(asked, weights.enough));
  for (let text = 0; text < sums.length; text++) {
    const had = seen[text] ?? 0;
    if (had > 0) sums[text] = (sums[text] ?? 0) * (1 + weights.coverage * Math.min(1, had / enough) ** 2);
  }
  return sums;
}

/** The places with the largest values, largest first, at most so many; those with nothing are left out. */
function largest(values: Float32Array, most: number): readonly { readonly place: number; readonly value: number }[] {
  const places: number[] = [];
  for (let place = 0; place < values.length; place++) if ((values[place] ?? 0) > 0) places.push(place);
  if (places.length > most) {
    // What is below the value that so many reach needs no order.
    const sample = Float32Array.from(places, (place) => values[place] ?? 0).sort();
    const least = sample[sample.length - most] ?? 0;
    return places
      .filter((place) => (values[place] ?? 0) >= least)
      .map((place) => ({ place, value: values[place] ?? 0 }))
      .sort((a, b) => b.value - a.value)
      .slice(0, most);
  }
  return places.map((place) => ({ place, value: values[place] ?? 0 })).sort((a, b) => b.value - a.value);
}

function isPlainWord(word: string): boolean {
  return word.length > 3 && /^[a-z]+$/.test(word);
}

function fits(page: Page, { platform, category, tag }: PageFilter): boolean {
  if (category !== undefined && page.category !== category) return false;
  return (tag === undefined || page.tags.includes(tag)) && holdsFor(page, platform);
}

/** Made from schemas and rules, a page is for who knows the name; what people wrote comes first. */
function weightOfPage(page: Page): number {
  if (page.answer?.status === "stale") return weights.stale;
  return /^(?:keys|steps|rules)\//.test(page.id) ? weights.made : 1;
}
