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
export type PreparedSearch = Readonly<Partial<Record<Locale, PreparedIndexes>>>;

interface PreparedIndexes {
  readonly pages: AsPlainObject;
  readonly asks: AsPlainObject;
  /** The page of each question, by its place in `asks`. */
  readonly pageOfAsk: readonly number[];
}

/** A way in which people ask for a page: one of its `asks` or symptoms, or its title. Each is compared for itself. */
interface Ask {
  readonly id: number;
  readonly text: string;
}

interface Indexes {
  readonly pages: MiniSearch<Indexed>;
  readonly asks: MiniSearch<Ask>;
  readonly pageOfAsk: number[];
}

interface Indexed {
  readonly id: number;
  readonly title: string;
  readonly symptoms: string;
  readonly names: string;
  readonly headings: string;
  readonly gist: string;
  readonly text: string;
}

const fields = ["title", "symptoms", "names", "headings", "gist", "text"] as const;

const cutting = {
  tokenize: (text: string): string[] => [...wordsOf(text)],
  processTerm: (word: string): string => word,
};
const options: Options<Indexed> = { ...cutting, fields: [...fields] };
const askOptions: Options<Ask> = { ...cutting, fields: ["text"] };

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
  readonly #searches = new Map<Locale, Indexes>();

  constructor(prepared: PreparedPages | undefined, others: readonly Page[]) {
    this.pages = prepared ? [...prepared.pages, ...others] : others;
    this.#prepared = prepared?.prepared ?? {};
    this.#preparedCount = prepared?.pages.length ?? 0;
  }

  /**
   * The pages in a language that have any of the words, with how well they fit, 1 for the best, in any order: by what
   * stands in them, and by the nearest of the ways in which people ask for them.
   */
  search(words: readonly string[], lang: Locale, filter: PageFilter): ReadonlyMap<Page, number> {
    const scores = new Map<Page, number>();
    if (words.length === 0) return scores;
    const indexes = this.#indexes(lang);
    for (const [page, score] of this.#byText(indexes, words, filter)) scores.set(page, score * weights.text);
    for (const [page, score] of this.#byAsks(indexes, words, filter)) {
      scores.set(page, (scores.get(page) ?? 0) + score * weights.asks);
    }
    return scores;
  }

  #byText({ pages }: Indexes, words: readonly string[], filter: PageFilter): ReadonlyMap<Page, number> {
    const asked = new Set(words);
    const results = pages.search(
      { combineWith: "OR", queries: words.map(queryOf) },
      {
        boost: weights.parts,
        filter: ({ id }) => fits(this.pages[id], filter),
        boostDocument: (id) => weightOfPage(this.pages[id]),
      },
    );
    const scores = new Map<Page, number>();
    for (const { id, score, terms } of results) {
      const page = this.pages[id];
      if (page) scores.set(page, score * coverage(terms, asked, words.length));
    }
    return shares(scores);
  }

  #byAsks({ asks, pageOfAsk }: Indexes, words: readonly string[], filter: PageFilter): ReadonlyMap<Page, number> {
    const asked = new Set(words);
    const pageOf = (ask: number): Page | undefined => this.pages[pageOfAsk[ask] ?? -1];
    const results = asks.search(
      { combineWith: "OR", queries: words.map(queryOf) },
      { filter: ({ id }) => fits(pageOf(id), filter), boostDocument: (id) => weightOfPage(pageOf(id)) },
    );
    const scores = new Map<Page, number>();
    const counts = new Map<Page, number>();
    for (const { id, score, terms } of results) {
      const page = pageOf(id);
      if (!page) continue;
      // The nearest counts whole, the next ones less and less.
      const count = counts.get(page) ?? 0;
      counts.set(page, count + 1);
      const own = score * coverage(terms, asked, words.length) * weights.nextAsk ** count;
      scores.set(page, (scores.get(page) ?? 0) + own);
    }
    return shares(scores);
  }

  /** The index of its words, to be kept beside the pages. */
  prepare(): PreparedSearch {
    const prepared = (lang: Locale): PreparedIndexes => {
      const { pages, asks, pageOfAsk } = this.#indexes(lang);
      return { pages: pages.toJSON(), asks: asks.toJSON(), pageOfAsk };
    };
    return { en: prepared("en"), "zh-cn": prepared("zh-cn") };
  }

  #indexes(lang: Locale): Indexes {
    const known = this.#searches.get(lang);
    if (known) return known;
    const prepared = this.#prepared[lang];
    const indexes: Indexes = {
      pages: prepared ? MiniSearch.loadJS<Indexed>(prepared.pages, options) : new MiniSearch<Indexed>(options),
      asks: prepared ? MiniSearch.loadJS<Ask>(prepared.asks, askOptions) : new MiniSearch<Ask>(askOptions),
      pageOfAsk: [...(prepared?.pageOfAsk ?? [])],
    };
    for (let id = prepared ? this.#preparedCount : 0; id < this.pages.length; id++) {
      const page = this.pages[id];
      if (page?.lang !== lang) continue;
      indexes.pages.add(indexed(page, id));
      for (const text of asksOf(page)) {
        indexes.asks.add({ id: indexes.pageOfAsk.length, text });
        indexes.pageOfAsk.push(id);
      }
    }
    this.#searches.set(lang, indexes);
    return indexes;
  }
}

function asksOf({ title, asks, answer }: Page): readonly string[] {
  return [title, ...asks, ...(answer?.symptoms ?? []).map(plainText)];
}

/** As shares of the best. */
function shares(scores: ReadonlyMap<Page, number>): ReadonlyMap<Page, number> {
  const best = Math.max(Number.MIN_VALUE, ...scores.values());
  return new Map([...scores].map(([page, score]) => [page, score / best]));
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
