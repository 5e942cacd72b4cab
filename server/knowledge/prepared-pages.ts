import type { Locale } from "../../protocol/index.ts";
import type { Page } from "./page.ts";
import { phrasesOf, roughWordsOf } from "./search/rough-words.ts";
import { wordsOf } from "./search/words.ts";
import type { PreparedIndex, PreparedPages } from "./shelf.ts";

/** What is told of pages apart from their texts, which few of them are asked for. */
export interface WrittenPages {
  /** How words were cut when the index was made. */
  readonly probe: string;
  readonly pages: readonly WrittenPage[];
  /** How long the text of each is. */
  readonly lengths: readonly number[];
}

export type WrittenPage = Omit<Page, "body" | "asks">;

/** A text in both languages as it is cut into words: an index is of use only where a question is cut in the same way. */
export function cutOfWords(): string {
  const sample = "Deployments failed: ERR_TLS_CERT exit code 137 in v2.1 caches/keys 部署失败了，流水线一直在排队";
  return [...wordsOf(sample), "|", ...roughWordsOf(sample), "|", ...phrasesOf(sample)].join(" ");
}

/**
 * Pages and their index as the text of a file: a line of JSON for the pages, one for the index of each language, and
 * behind these the texts of all pages, which are no JSON so that nobody has to read them for the few that are wanted. How
 * people ask for the pages stands in the index.
 */
export function writePreparedPages({ pages, prepared }: PreparedPages): string {
  const written: WrittenPages = {
    probe: cutOfWords(),
    pages: pages.map(({ body: _, asks: __, ...page }) => page),
    lengths: pages.map(({ body }) => body.length),
  };
  const lines = [written, prepared("en"), prepared("zh-cn")].map((line) => JSON.stringify(line));
  return `${lines.join("\n")}\n${pages.map(({ body }) => body).join("")}`;
}

/** The pages of a text that our own build has made. An index is read when it is needed. */
export function readPreparedPages(text: string): PreparedPages {
  const { first, indexIn, bodiesFrom } = partsOfText(text);
  const { pages, lengths } = JSON.parse(first) as WrittenPages;
  return {
    pages: withBodies(pages, lengths, text, bodiesFrom),
    prepared: (lang) => JSON.parse(indexIn(lang)) as PreparedIndex,
  };
}

/** The pieces of such a text, none of them read. */
export function partsOfText(text: string): {
  readonly first: string;
  readonly indexIn: (lang: Locale) => string;
  readonly bodiesFrom: number;
} {
  const ends: number[] = [];
  for (let line = 0; line < 3; line++) ends.push(text.indexOf("\n", (ends.at(-1) ?? -1) + 1));
  const [first = 0, second = 0, third = 0] = ends;
  return {
    first: text.slice(0, first),
    indexIn: (lang) => (lang === "en" ? text.slice(first + 1, second) : text.slice(second + 1, third)),
    bodiesFrom: third + 1,
  };
}

/** The texts of pages stand one behind the other. What is cut out of a long text isn't copied, so all are at once. */
export function withBodies(
  pages: readonly WrittenPage[],
  lengths: readonly number[],
  text: string,
  from: number,
): readonly Page[] {
  let end = from;
  return pages.map((page, place): Page => {
    const start = end;
    end += lengths[place] ?? 0;
    return { ...page, asks: [], body: text.slice(start, end) };
  });
}
