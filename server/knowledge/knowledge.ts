/**
 * What is known: the pages of all packs, found by key, by rule, by a question or a pasted log. One function of these
 * pages and a question: the same question has the same answer, in hovers, diagnostics, guide and command line.
 */
import type { Locale } from "../../protocol/index.ts";
import { type Category, categories, type Page } from "./page.ts";
import { type PageFilter, preferred } from "./page-filter.ts";
import { type Excerpt, excerptOf } from "./search/excerpt.ts";
import { phrasesOf, roughWordsOf } from "./search/rough-words.ts";
import { weights } from "./search/weights.ts";
import { runsOf, wordsOf } from "./search/words.ts";
import { type AskedWords, type PageSet, Shelf } from "./shelf.ts";

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

const longestQuestion = 4_000;
const mostWords = 120;

/** A question of more words is no title. */
const longestTitle = 12;

/** So many pages are put in order, or as many as are wanted: more than can come to the top by what others pass on. */
const fewestLooked = 60;

export class Knowledge {
  readonly pages: readonly Page[];
  readonly #shelf: Shelf;
  readonly #hidden: ReadonlySet<Page>;
  readonly #byKey = new Map<string, Page[]>();
  readonly #byCode = new Map<string, Page[]>();
  readonly #byId = new Map<string, Page[]>();

  /** The most important first: of two pages with one id, that of the first is shown. */
  constructor(sets: readonly PageSet[]) {
    this.#shelf = new Shelf(sets);
    this.#hidden = new Set(
      sets.flatMap(({ pages, hidden }) => (hidden ? pages.filter(({ id }) => hidden.has(id)) : [])),
    );
    this.pages = this.#shelf.pages.filter((page) => !this.#hidden.has(page));
    for (const page of this.pages) {
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
    const asked = text.slice(0, longestQuestion);
    const words = [...new Set(wordsOf(asked))].slice(0, mostWords);
    const cut: AskedWords = {
      words,
      rough: roughWordsOf(asked).slice(0, mostWords),
      phrases: phrasesOf(asked).slice(0, mostWords),
    };
    const names = runsOf(asked).map(({ run }) => run);
    const other = filter.locale === "en" ? "zh-cn" : "en";
    const looked = Math.max(fewestLooked, limit);
    const own = this.#hits(cut, names, codes, filter.locale, filter, looked);
    const found = own.length > 0 ? own : this.#hits(cut, names, codes, other, filter, looked);
    return found.slice(0, limit).map(({ page, score }) => ({ page, score, excerpt: excerptOf(page, words) }));
  }

  #hits(
    words: AskedWords,
    names: readonly string[],
    codes: readonly string[],
    lang: Locale,
    filter: PageFilter,
    looked: number,
  ): readonly { readonly page: Page; readonly score: number }[] {
    const scores = new Map<Page, number>();
    for (const [page, score] of this.#shelf.search(words, lang, filter, looked)) {
      if (!this.#hidden.has(page)) scores.set(page, score);
    }
    const best = Math.max(0, ...scores.values());
    // What the words name outright comes before what they only speak of.
    for (const code of codes) {
      for (const page of this.byCode(code, { ...filter, locale: lang })) {
        scores.set(page, (scores.get(page) ?? 0) + best + aboutRule(page, code));
      }
    }
    this.#passOn(scores, this.#shelf.linksIn(lang));
    this.#addNamed(scores, names);
    addTitled(scores, words.words);
    const found = [...scores].map(([page, score]) => ({
      page,
      score: page.kind === "article" ? score * weights.article : score,
    }));
    return found.sort((a, b) => b.score - a.score);
  }

  /**
   * What answers a question well speaks for the pages about the same rules, for those that it sends its readers to, and
   * for those that send their readers to it.
   */
  #passOn(scores: Map<Page, number>, linksOf: (page: Page) => readonly Page[]): void {
    const sorted = [...scores].sort((a, b) => b[1] - a[1]);
    const best = sorted.slice(0, weights.relatedFrom);
    const gifts = new Map<Page, number>();
    const give = (page: Page, amount: number): void => {
      gifts.set(page, (gifts.get(page) ?? 0) + amount);
    };
    for (const [from, score] of best) {
      if (from.codes.length > 0) {
        for (const page of scores.keys()) {
          if (page !== from && page.codes.some((code) => from.codes.includes(code)))
            give(page, score * weights.related);
        }
      }
      const targets = linksOf(from);
      for (const page of targets) {
        if (scores.has(page)) give(page, (score * weights.linked) / Math.sqrt(targets.length));
      }
    }
    const scoreOfBest = new Map(best);
    for (const [from] of sorted.slice(0, weights.linkingFrom)) {
      const targets = linksOf(from);
      for (const page of targets) {
        give(from, ((scoreOfBest.get(page) ?? 0) * weights.linking) / Math.sqrt(targets.length));
      }
    }
    for (const [page, amount] of gifts) scores.set(page, (scores.get(page) ?? 0) + amount);
  }

  /** Who types a name and little else wants the page that has this name. */
  #addNamed(scores: Map<Page, number>, names: readonly string[]): void {
    const best = Math.max(0, ...scores.values());
    for (const name of names) {
      for (const id of [name, `keys/${name}`, `steps/${name}`]) {
        for (const page of this.#byId.get(id) ?? []) {
          const score = scores.get(page);
          if (score !== undefined) scores.set(page, score + (best * weights.named) / names.length);
        }
      }
    }
  }
}

/** The page of a rule and the answers to it come before pages that explain it among other things. */
function aboutRule({ id, kind }: Page, code: string): number {
  if (id === `rules/${code}`) return weights.aboutRule.rule;
  return kind === "article" ? weights.aboutRule.article : 0;
}

/** Who types a title, or nearly one, wants the page with this title, also where nobody wrote down how people ask for it. */
function addTitled(scores: Map<Page, number>, words: readonly string[]): void {
  if (words.length === 0 || words.length > longestTitle) return;
  const best = Math.max(0, ...scores.values());
  for (const [page, score] of scores) {
    const title = titleWordsOf(page);
    let shared = 0;
    for (const word of words) if (title.has(word)) shared++;
    const likeness = (2 * shared) / (words.length + title.size);
    if (likeness > 0.7) scores.set(page, score + best * weights.titled * likeness ** 2);
  }
}

/** Of pages that were found before: whoever types asks for the same ones again and again. */
const titleWords = new WeakMap<Page, ReadonlySet<string>>();

function titleWordsOf(page: Page): ReadonlySet<string> {
  const known = titleWords.get(page);
  if (known) return known;
  const words = new Set(wordsOf(page.title.slice(0, 200)));
  titleWords.set(page, words);
  return words;
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
