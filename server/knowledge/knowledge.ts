/**
 * What is known: the pages of all packs, found by key, by rule, by a question or a pasted log. One function of these
 * pages and a question: the same question has the same answer, in hovers, diagnostics, guide and command line.
 */
import MiniSearch, { type AsPlainObject, type Options, type QueryCombination, type SearchResult } from "minisearch";
import { satisfies, validRange } from "semver";
import type { Locale } from "../../protocol/index.ts";
import { type Category, categories, type Page } from "./page.ts";
import { type Excerpt, excerptOf } from "./search/excerpt.ts";
import { gistOf, headingsOf, plainText } from "./search/plain-text.ts";
import { synonymsOf } from "./search/synonyms.ts";
import { wordsOf } from "./search/words.ts";

/** What narrows an answer. */
export interface PageFilter {
  /** The platform version in use, as `2.1`: pages for others are left out. */
  readonly platform?: string | undefined;
  /** The reader's language: a page that doesn't exist in it is shown in another. */
  readonly locale: Locale;
  readonly category?: Category | undefined;
  readonly tag?: string | undefined;
}

export interface Hit {
  readonly page: Page;
  /** Comparable within one answer only. */
  readonly score: number;
  readonly excerpt: Excerpt;
}

export interface Question {
  readonly text: string;
  readonly limit: number;
  /** Rules that the question is about: of a message of ours that was pasted. Their pages come first. */
  readonly codes?: readonly string[];
}

/** Prepared beforehand for the same pages, by language. */
export type PreparedSearch = Readonly<Partial<Record<Locale, AsPlainObject>>>;

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

const options: Options<Indexed> = {
  fields: [...fields],
  tokenize: (text) => [...wordsOf(text)],
  processTerm: (word) => word,
};

/** What a word in each part of a page weighs, found out with the queries for tuning. */
const boost = { title: 4, symptoms: 3, names: 2.5, headings: 1.6, gist: 1.6, text: 1 };

/** A synonym, and a word that is only alike, say less. */
const weightOf = { synonym: 0.3, alike: 0.45 };

const longestQuestion = 4_000;
const mostWords = 120;

export class Knowledge {
  readonly pages: readonly Page[];
  readonly #prepared: PreparedSearch;
  readonly #searches = new Map<Locale, MiniSearch<Indexed>>();
  readonly #byKey = new Map<string, Page[]>();
  readonly #byCode = new Map<string, Page[]>();
  readonly #byId = new Map<string, Page[]>();

  constructor(pages: readonly Page[], prepared: PreparedSearch = {}) {
    this.pages = pages;
    this.#prepared = prepared;
    for (const page of pages) {
      for (const key of page.keys) listIn(this.#byKey, key).push(page);
      for (const code of page.codes) listIn(this.#byCode, code).push(page);
      listIn(this.#byId, page.id).push(page);
    }
  }

  /** The page of an id, in the reader's language if it is there; the newest that holds, else any. */
  page(id: string, filter: PageFilter): Page | undefined {
    const all = this.#byId.get(id) ?? [];
    return preferred(all, filter)[0] ?? preferred(all, { ...filter, platform: undefined })[0];
  }

  /** The pages that explain a key, the most special first: those of `a.b[].c`, then those of `a.b[]`. */
  byKey(path: string, filter: PageFilter): readonly Page[] {
    const found: Page[] = [];
    for (let key = path; key !== ""; key = parentKey(key)) {
      for (const page of preferred(this.#byKey.get(key) ?? [], filter)) if (!found.includes(page)) found.push(page);
    }
    return found;
  }

  byCode(code: string, filter: PageFilter): readonly Page[] {
    return preferred(this.#byCode.get(code) ?? [], filter);
  }

  /** All pages by category, in the order of their titles: the contents. */
  contents(filter: PageFilter): ReadonlyMap<Category, readonly Page[]> {
    const shown = preferred(
      this.pages.filter(({ kind }) => kind === "doc"),
      filter,
    );
    return new Map(categories.map((category) => [category, shown.filter((page) => page.category === category)]));
  }

  /**
   * The pages that answer a question best, the best first. A page stands there once, in the reader's language where it
   * can; pages in other languages come in only where those of the reader's say nothing.
   */
  search({ text, limit, codes = [] }: Question, filter: PageFilter): readonly Hit[] {
    const words = [...new Set(wordsOf(text.slice(0, longestQuestion)))].slice(0, mostWords);
    const own = this.#hits(words, codes, filter.locale, filter);
    const found = own.length > 0 ? own : this.#hits(words, codes, filter.locale === "en" ? "zh-cn" : "en", filter);
    return found.slice(0, limit).map(({ page, score }) => ({ page, score, excerpt: excerptOf(page, words) }));
  }

  /** Prepared for a later `Knowledge` of the same pages. */
  prepare(): PreparedSearch {
    return { en: this.#search("en").toJSON(), "zh-cn": this.#search("zh-cn").toJSON() };
  }

  #hits(
    words: readonly string[],
    codes: readonly string[],
    lang: Locale,
    filter: PageFilter,
  ): readonly { readonly page: Page; readonly score: number }[] {
    const asked = new Set(words);
    const results =
      words.length === 0
        ? []
        : this.#search(lang).search(
            { combineWith: "OR", queries: words.map((word) => queryOf(word)) },
            { boost, filter: ({ id }) => this.#fits(id, filter), boostDocument: (id) => weightOfPage(this.pages[id]) },
          );
    const scores = new Map<Page, number>();
    for (const { id, score, terms } of results) {
      const page = this.pages[id];
      if (page) scores.set(page, score * coverage(terms, asked, words.length));
    }
    const best = Math.max(0, ...scores.values());
    // What the words name outright comes before what they only speak of.
    for (const code of codes) {
      for (const page of this.byCode(code, { ...filter, locale: lang })) {
        if (!this.#fits(this.pages.indexOf(page), filter)) continue;
        scores.set(page, (scores.get(page) ?? 0) + best + (page.kind === "article" ? 2 : 1));
      }
    }
    return [...scores].map(([page, score]) => ({ page, score })).sort((a, b) => b.score - a.score);
  }

  #fits(id: number, { platform, category, tag }: PageFilter): boolean {
    const page = this.pages[id];
    if (!page || (category !== undefined && page.category !== category)) return false;
    return (tag === undefined || page.tags.includes(tag)) && holdsFor(page, platform);
  }

  #search(lang: Locale): MiniSearch<Indexed> {
    const known = this.#searches.get(lang);
    if (known) return known;
    const prepared = this.#prepared[lang];
    const search = prepared ? MiniSearch.loadJS<Indexed>(prepared, options) : new MiniSearch<Indexed>(options);
    if (!prepared) {
      for (const [id, page] of this.pages.entries()) if (page.lang === lang) search.add(indexed(page, id));
    }
    this.#searches.set(lang, search);
    return search;
  }
}

/** Whether a page may be shown as current: all of its ranges hold for the platform version. */
export function holdsFor({ ranges }: Page, platform: string | undefined): boolean {
  if (platform === undefined) return true;
  return ranges.every((range) => validRange(range) === null || satisfies(`${platform}.0`, range));
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
    weights: { fuzzy: weightOf.alike, prefix: weightOf.alike },
  };
  const synonyms = synonymsOf(word);
  if (synonyms.length === 0) return own;
  const others: QueryCombination = {
    combineWith: "OR",
    queries: [...synonyms],
    fuzzy: false,
    prefix: false,
    boostTerm: () => weightOf.synonym,
  };
  return { combineWith: "OR", queries: [own, others] };
}

/** A page with many of the words says more than one with the rarest of them many times. */
function coverage(terms: SearchResult["terms"], asked: ReadonlySet<string>, count: number): number {
  const found = terms.filter((term) => asked.has(term)).length;
  return 0.5 + found / Math.max(1, Math.min(count, 12));
}

/** Made from schemas and rules, a page is for who knows the name; what people wrote comes first. */
function weightOfPage(page: Page | undefined): number {
  if (page?.answer?.status === "stale") return 0.5;
  return page !== undefined && /^(?:keys|steps|rules)\//.test(page.id) ? 0.75 : 1;
}

/** Pages that hold, each once: in the reader's language, else in another. */
function preferred(pages: readonly Page[], { locale, platform, category, tag }: PageFilter): readonly Page[] {
  const fitting = pages.filter(
    (page) =>
      holdsFor(page, platform) &&
      (category === undefined || page.category === category) &&
      (tag === undefined || page.tags.includes(tag)),
  );
  const byId = new Map<string, Page>();
  for (const page of fitting) {
    const known = byId.get(`${page.pack} ${page.id}`);
    if (!known || (known.lang !== locale && page.lang === locale)) byId.set(`${page.pack} ${page.id}`, page);
  }
  return [...byId.values()];
}

function parentKey(key: string): string {
  if (key.endsWith("[]")) return key.slice(0, -2);
  return key.slice(0, Math.max(0, key.lastIndexOf(".")));
}

function listIn(map: Map<string, Page[]>, key: string): Page[] {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
}
