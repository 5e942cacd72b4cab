import type { Locale } from "../../../protocol/index.ts";
import type { Page } from "../page.ts";
import { linksBetween } from "../page-links.ts";
import { gistOf, headingsOf, plainText } from "./plain-text.ts";
import { phrasesOf, roughWordsOf } from "./rough-words.ts";
import { weights } from "./weights.ts";
import { buildWordIndex, type IndexedPart, type WordIndex } from "./word-index.ts";
import { wordsOf } from "./words.ts";

/** The pages of a language twice: what stands in them, and how people ask for them, roughly. A text of each is a page. */
export interface PageIndex {
  readonly texts: WordIndex;
  readonly asks: WordIndex;
  /** The place among all pages of each text. */
  readonly pageOf: readonly number[];
  /** The places among all pages of those that each text links to. */
  readonly links: readonly (readonly number[])[];
}

/** The pages from a place to before another. */
export function indexPages(pages: readonly Page[], lang: Locale, from = 0, to = pages.length): PageIndex {
  const pageOf: number[] = [];
  for (let place = from; place < to; place++) if (pages[place]?.lang === lang) pageOf.push(place);
  const indexed = pageOf.flatMap((place) => pages[place] ?? []);
  return {
    texts: buildWordIndex(indexed.map(partsOf), weights.shapes.texts),
    asks: buildWordIndex(partsOfAsks(indexed.map(waysToAsk)), weights.shapes.asks),
    pageOf,
    links: linksBetween(pages, lang, from, to),
  };
}

/** What is said once is hardly a phrase: with those, the index would be thrice as large and answer no better. */
const fewestPhrases = 3;

function partsOfAsks(asks: readonly (readonly string[])[]): readonly (readonly IndexedPart[])[] {
  const phrases = asks.map((ways) => ways.flatMap(phrasesOf));
  const counts = new Map<string, number>();
  for (const phrase of phrases.flat()) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  return asks.map((ways, at) => [
    { words: ways.flatMap(roughWordsOf), weight: 1 },
    { words: (phrases[at] ?? []).filter((phrase) => (counts.get(phrase) ?? 0) >= fewestPhrases), weight: 1 },
  ]);
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
    part(toldOf(page).join("\n"), parts.asks),
  ];
}

function waysToAsk(page: Page): readonly string[] {
  return [page.title, ...toldOf(page), ...(page.answer?.symptoms ?? []).map(plainText)];
}

/**
 * How people ask for a page. Of one that nobody has written such for, its title and what it says first: else it would
 * stand behind all that have some.
 */
function toldOf({ title, asks, body }: Page): readonly string[] {
  return asks.length > 0 ? asks : [title, ...headingsOf(body), plainText(gistOf(body))];
}
