/** Pages, searched by their words. */
import type { Locale } from "../../protocol/index.ts";
import type { Page } from "./page.ts";
import { holdsFor, type PageFilter } from "./page-filter.ts";
import { indexPages, type PageIndex } from "./search/index-pages.ts";
import { largest } from "./search/largest.ts";
import { scoreRough, scoreTexts } from "./search/score-texts.ts";
import { weights } from "./search/weights.ts";
import { type WordIndexData, wordIndexOf } from "./search/word-index.ts";

/** Prepared beforehand for the pages of a language; asked for when somebody first searches in it. */
export type PreparedSearch = (lang: Locale) => PreparedIndex;

/** Pages of one origin. Where no index was prepared, or none that can be used, one is made when somebody first searches. */
export interface PageSet {
  readonly pages: readonly Page[];
  readonly prepared?: (lang: Locale) => PreparedIndex | undefined;
  /** Ids of pages that are not shown. */
  readonly hidden?: ReadonlySet<string>;
}

export interface PreparedIndex extends Omit<PageIndex, "texts" | "asks"> {
  readonly texts: WordIndexData;
  readonly asks: WordIndexData;
}

/** Pages, and an index of their words that was made beforehand. */
export interface PreparedPages {
  readonly pages: readonly Page[];
  readonly prepared: PreparedSearch;
}

/** What was asked, as `wordsOf`, `roughWordsOf` and `phrasesOf` cut it. */
export interface AskedWords {
  readonly words: readonly string[];
  readonly rough: readonly string[];
  readonly phrases: readonly string[];
}

/** All pages together, so that a word is as rare in one pack as in another. What was prepared is taken as it is. */
export class Shelf {
  readonly pages: readonly Page[];
  readonly #sets: readonly PageSet[];
  readonly #indexes = new Map<Locale, readonly PageIndex[]>();
  readonly #links = new Map<Locale, Map<Page, readonly number[]>>();
  readonly #worth = new Map<string, Float32Array>();

  constructor(sets: readonly PageSet[]) {
    this.pages = sets.flatMap(({ pages }) => pages);
    this.#sets = sets;
  }

  /**
   * The pages in a language that have any of the words, with how well they fit: the best `most` of them by what stands in
   * them and how people ask for them, and the best by what stands in them alone.
   */
  search(
    { words, rough, phrases }: AskedWords,
    lang: Locale,
    filter: PageFilter,
    most: number,
  ): ReadonlyMap<Page, number> {
    const indexes = this.#indexesOf(lang);
    const sums = new Float32Array(this.pages.length);
    const { scores, corrected } = scoreTexts(
      indexes.map(({ texts }) => texts),
      words,
    );
    // Roughly, everything is like everything: without a word of its own, a page answers nothing.
    if (!this.#addShares(indexes, scores, filter, weights.text, sums)) return new Map();
    // What a page says itself is looked at, too, where people ask for others in more ways than anybody wrote down for it.
    const byText = largest(sums, most >> 1).map(({ place }) => place);
    const asks = indexes.map((index) => index.asks);
    this.#addShares(indexes, scoreRough(asks, [...rough, ...corrected]), filter, weights.asks, sums);
    this.#addShares(indexes, scoreRough(asks, phrases), filter, weights.phrases, sums);
    const places = new Set([...largest(sums, most).map(({ place }) => place), ...byText]);
    return new Map(
      Array.from(places).flatMap((place) => {
        const page = this.pages[place];
        return page ? [[page, sums[place] ?? 0] as const] : [];
      }),
    );
  }

  /** The pages that each page sends its readers to, of those in a language. */
  linksIn(lang: Locale): (page: Page) => readonly Page[] {
    const known = this.#links.get(lang) ?? new Map<Page, readonly number[]>();
    if (!this.#links.has(lang)) {
      for (const { pageOf, links } of this.#indexesOf(lang)) {
        for (const [text, places] of links.entries()) {
          const page = this.pages[pageOf[text] ?? 0];
          if (page && places.length > 0) known.set(page, places);
        }
      }
      this.#links.set(lang, known);
    }
    return (page) => (known.get(page) ?? []).flatMap((place) => this.pages[place] ?? []);
  }

  /** The index of its words, to be kept beside the pages. */
  prepare(): PreparedSearch {
    return (lang) => {
      const index = indexPages(this.pages, lang);
      return { ...index, texts: index.texts.toData(), asks: index.asks.toData() };
    };
  }

  /** Adds to each page what its text scores, as a share of the best; false where none scores. */
  #addShares(
    indexes: readonly PageIndex[],
    scores: readonly Float32Array[],
    filter: PageFilter,
    weight: number,
    sums: Float32Array,
  ): boolean {
    const worth = this.#worthOf(filter);
    let best = 0;
    for (const [at, { pageOf }] of indexes.entries()) {
      const found = scores[at] ?? new Float32Array();
      for (let text = 0; text < found.length; text++) {
        const fitting = (found[text] ?? 0) * (worth[pageOf[text] ?? 0] ?? 0);
        found[text] = fitting;
        if (fitting > best) best = fitting;
      }
    }
    if (best === 0) return false;
    for (const [at, { pageOf }] of indexes.entries()) {
      const found = scores[at] ?? new Float32Array();
      for (let text = 0; text < found.length; text++) {
        const place = pageOf[text] ?? 0;
        sums[place] = (sums[place] ?? 0) + (weight * (found[text] ?? 0)) / best;
      }
    }
    return true;
  }

  /** What each page counts under a filter: nothing where it doesn't fit. The same filters come again and again. */
  #worthOf(filter: PageFilter): Float32Array {
    const key = `${filter.platform} ${filter.category} ${filter.tag}`;
    const known = this.#worth.get(key);
    if (known) return known;
    if (this.#worth.size >= 16) this.#worth.clear();
    const worth = Float32Array.from(this.pages, (page) => (fits(page, filter) ? worthOf(page) : 0));
    this.#worth.set(key, worth);
    return worth;
  }

  #indexesOf(lang: Locale): readonly PageIndex[] {
    const known = this.#indexes.get(lang);
    if (known) return known;
    const indexes: PageIndex[] = [];
    let start = 0;
    for (const { pages, prepared } of this.#sets) {
      const ready = prepared?.(lang);
      if (ready) {
        const [texts, asks] = [wordIndexOf(ready.texts), wordIndexOf(ready.asks)];
        indexes.push({ texts, asks, ...movedBy(start, ready) });
      } else indexes.push(indexPages(this.pages, lang, start, start + pages.length));
      start += pages.length;
    }
    this.#indexes.set(lang, indexes);
    return indexes;
  }
}

/** Places among all pages of what was prepared for some alone. */
function movedBy(start: number, { pageOf, links }: PreparedIndex): Pick<PageIndex, "links" | "pageOf"> {
  if (start === 0) return { pageOf, links };
  const moved = (places: readonly number[]): readonly number[] => places.map((place) => place + start);
  return { pageOf: moved(pageOf), links: links.map(moved) };
}

function fits(page: Page, { platform, category, tag }: PageFilter): boolean {
  if (category !== undefined && page.category !== category) return false;
  return (tag === undefined || page.tags.includes(tag)) && holdsFor(page, platform);
}

function worthOf({ answer }: Page): number {
  return answer?.status === "stale" ? weights.stale : 1;
}
