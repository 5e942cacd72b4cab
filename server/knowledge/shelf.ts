/** Pages with an index of their words. */
import MiniSearch, { type AsPlainObject, type Options, type QueryCombination, type SearchResult } from "minisearch";
import type { Locale } from "../../protocol/index.ts";
import type { Page } from "./page.ts";
import { holdsFor, type PageFilter } from "./page-filter.ts";
import { gistOf, headingsOf, plainText } from "./search/plain-text.ts";
import { synonymsOf } from "./search/synonyms.ts";
import { weights } from "./search/weights.ts";
import { wordsOf } from "./search/words.ts";

/** Prepared beforehand for the same pages, by language. */
export type PreparedSearch = Readonly<Partial<Record<Locale, AsPlainObject>>>;

interface Indexed {
  readonly id: number;
  readonly title: string;
  readonly symptoms: string;
  readonly asks: string;
  readonly names: string;
  readonly headings: string;
  readonly gist: string;
  readonly text: string;
}

const fields = ["title", "symptoms", "asks", "names", "headings", "gist", "text"] as const;

const options: Options<Indexed> = {
  fields: [...fields],
  tokenize: (text) => [...wordsOf(text)],
  processTerm: (word) => word,
};

/** Pages, and an index of their words that was made beforehand. */
export interface PreparedPages {
  readonly pages: readonly Page[];
  readonly prepared: PreparedSearch;
}

/**
 * All pages with one index, so that a word is as rare in one pack as in another. What was prepared is taken as it is;
 * the other pages are added when somebody first asks.
 */
export class Shelf {
  readonly pages: readonly Page[];
  readonly #prepared: PreparedSearch;
  readonly #preparedCount: number;
  readonly #searches = new Map<Locale, MiniSearch<Indexed>>();

  constructor(prepared: PreparedPages | undefined, others: readonly Page[]) {
    this.pages = prepared ? [...prepared.pages, ...others] : others;
    this.#prepared = prepared?.prepared ?? {};
    this.#preparedCount = prepared?.pages.length ?? 0;
  }

  /** The pages in a language that have any of the words, with what they weigh, in any order. */
  search(words: readonly string[], lang: Locale, filter: PageFilter): ReadonlyMap<Page, number> {
    const scores = new Map<Page, number>();
    if (words.length === 0) return scores;
    const asked = new Set(words);
    const results = this.#search(lang).search(
      { combineWith: "OR", queries: words.map(queryOf) },
      {
        boost: weights.parts,
        filter: ({ id }) => fits(this.pages[id], filter),
        boostDocument: (id) => weightOfPage(this.pages[id]),
      },
    );
    for (const { id, score, terms } of results) {
      const page = this.pages[id];
      if (page) scores.set(page, score * coverage(terms, asked, words.length));
    }
    return scores;
  }

  /** The index of its words, to be kept beside the pages. */
  prepare(): PreparedSearch {
    return { en: this.#search("en").toJSON(), "zh-cn": this.#search("zh-cn").toJSON() };
  }

  #search(lang: Locale): MiniSearch<Indexed> {
    const known = this.#searches.get(lang);
    if (known) return known;
    const prepared = this.#prepared[lang];
    const search = prepared ? MiniSearch.loadJS<Indexed>(prepared, options) : new MiniSearch<Indexed>(options);
    for (let id = prepared ? this.#preparedCount : 0; id < this.pages.length; id++) {
      const page = this.pages[id];
      if (page?.lang === lang) search.add(indexed(page, id));
    }
    this.#searches.set(lang, search);
    return search;
  }
}

function fits(page: Page | undefined, { platform, category, tag }: PageFilter): boolean {
  if (!page || (category !== undefined && page.category !== category)) return false;
  return (tag === undefined || page.tags.includes(tag)) && holdsFor(page, platform);
}

function indexed(page: Page, id: number): Indexed {
  const { title, tags, keys, codes, body, answer } = page;
  return {
    id,
    title,
    symptoms: (answer?.symptoms ?? []).map(plainText).join("\n"),
    asks: page.asks.join("\n"),
    names: [page.id, ...tags, ...keys, ...codes].join(" "),
    headings: headingsOf(body).join("\n"),
    gist: plainText([gistOf(body), answer?.cause ?? "", answer?.resolution ?? ""].join("\n")),
    text: plainText(body),
  };
}

function queryOf(word: string): QueryCombination {
  const isLatin = /^[a-z]+$/.test(word);
  const own: QueryCombination = {
    queries: [word],
    fuzzy: isLatin && word.length > 4 ? 0.2 : false,
    prefix: isLatin && word.length > 3,
    weights: { fuzzy: weights.alike, prefix: weights.alike },
  };
  const synonyms = synonymsOf(word);
  if (synonyms.length === 0) return own;
  const others: QueryCombination = {
    combineWith: "OR",
    queries: [...synonyms],
    fuzzy: false,
    prefix: false,
    boostTerm: () => weights.synonym,
  };
  return { combineWith: "OR", queries: [own, others] };
}

/** A page with many of the words says more than one with the rarest of them many times. */
function coverage(terms: SearchResult["terms"], asked: ReadonlySet<string>, count: number): number {
  const found = terms.filter((term) => asked.has(term)).length;
  return 1 + (weights.coverage * found) / Math.max(1, Math.min(count, weights.enoughWords));
}

/** Made from schemas and rules, a page is for who knows the name; what people wrote comes first. */
function weightOfPage(page: Page | undefined): number {
  if (page?.answer?.status === "stale") return weights.stale;
  return page !== undefined && /^(?:keys|steps|rules)\//.test(page.id) ? weights.made : 1;
}
