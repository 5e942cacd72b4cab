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

export interface PreparedIndex extends Omit<PageIndex, "texts" | "asks"> {
  readonly texts: WordIndexData;
  readonly asks: WordIndexData;
}

/** Pages, and an index of their words that was made beforehand. */
export interface PreparedPages {
  readonly pages: readonly Page[];
  readonly prepared: PreparedSearch;
}

/** What was asked, as `wordsOf` and `roughWordsOf` cut it. */
export interface AskedWords {
  readonly words: readonly string[];
  readonly rough: readonly string[];
}

/**
 * All pages together, so that a word is as rare in one pack as in another. What was prepared is taken as it is; the
 * other pages are added when somebody first asks.
 */
export class Shelf {
  readonly pages: readonly Page[];
  readonly #prepared: PreparedSearch | undefined;
  readonly #preparedCount: number;
  readonly #indexes = new Map<Locale, readonly PageIndex[]>();
  readonly #links = new Map<Locale, Map<Page, readonly number[]>>();
  readonly #worth = new Map<string, Float32Array>();

  constructor(prepared: PreparedPages | undefined, others: readonly Page[]) {
    this.pages = prepared ? [...prepared.pages, ...others] : others;
    this.#prepared = prepared?.prepared;
    this.#preparedCount = prepared?.pages.length ?? 0;
  }

  /**
   * The pages in a language that have any of the words, with how well they fit, the best `most` of them, the best first:
   * by what stands in them, and by how people ask for them.
   */
  search({ words, rough }: AskedWords, lang: Locale, filter: PageFilter, most: number): ReadonlyMap<Page, number> {
    const indexes = this.#indexesOf(lang);
    const sums = new Float32Array(this.pages.length);
    const { scores, corrected } = scoreTexts(
      indexes.map(({ texts }) => texts),
      words,
    );
    // Roughly, everything is like everything: without a word of its own, a page answers nothing.
    if (!this.#addShares(indexes, scores, filter, weights.text, sums)) return new Map();
    const asks = indexes.map((index) => index.asks);
    this.#addShares(indexes, scoreRough(asks, [...rough, ...corrected]), filter, weights.asks, sums);
    return new Map(
      largest(sums, most).flatMap(({ place, value }) => {
        const page = this.pages[place];
        return page ? [[page, value] as const] : [];
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
      const index = indexPages(this.pages, 0, lang);
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
    const prepared = this.#prepared?.(lang);
    const later = indexPages(this.pages, prepared ? this.#preparedCount : 0, lang);
    const before = prepared && {
      ...prepared,
      texts: wordIndexOf(prepared.texts),
      asks: wordIndexOf(prepared.asks),
    };
    const indexes = before ? [before, later] : [later];
    this.#indexes.set(lang, indexes);
    return indexes;
  }
}

function fits(page: Page, { platform, category, tag }: PageFilter): boolean {
  if (category !== undefined && page.category !== category) return false;
  return (tag === undefined || page.tags.includes(tag)) && holdsFor(page, platform);
}

function worthOf({ answer }: Page): number {
  return answer?.status === "stale" ? weights.stale : 1;
}
