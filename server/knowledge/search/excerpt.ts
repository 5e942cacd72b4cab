import type { Page } from "../page.ts";
import { plainText } from "./plain-text.ts";
import { stemOf } from "./words.ts";

/** A piece of a page's text around what was asked for. */
export interface Excerpt {
  readonly text: string;
  /** What matches, as offsets in `text`, in order. */
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

const usualLength = 180;

/** The piece of a page with most of the words; its beginning where none stands in it. */
export function excerptOf(page: Page, words: readonly string[]): Excerpt {
  const text = textOf(page);
  const asked = new Set(words);
  const matches = [...text.matchAll(pieces)].flatMap(({ 0: piece, index }) =>
    isAsked(piece.toLowerCase(), asked) ? [{ start: index, end: index + piece.length }] : [],
  );
  const start = bestStart(text, matches);
  const end = Math.min(text.length, start + usualLength);
  const cut = text.slice(start, end);
  const before = start > 0 ? "… " : "";
  return {
    text: `${before}${cut.trimEnd()}${end < text.length ? " …" : ""}`,
    marks: matches
      .filter((match) => match.start >= start && match.end <= end)
      .map((match) => ({ start: match.start - start + before.length, end: match.end - start + before.length })),
  };
}

/** Of pages that were found before: whoever types asks for the same ones again and again. */
const texts = new WeakMap<Page, string>();

function textOf(page: Page): string {
  const known = texts.get(page);
  if (known !== undefined) return known;
  const { answer, body } = page;
  const text = plainText([answer?.cause ?? "", answer?.resolution ?? "", withoutSamples(body)].join("\n"));
  texts.set(page, text);
  return text;
}

/** A sample on one line is no sentence. */
function withoutSamples(body: string): string {
  return body.replace(/^(`{3,}|~{3,})[\s\S]*?^\1.*$/gm, "");
}

/** As `wordsOf` has them, without its care for what is rare: a mark too few is no harm. */
function isAsked(piece: string, asked: ReadonlySet<string>): boolean {
  if (asked.has(piece) || asked.has(stemOf(piece))) return true;
  return /[._/@-]/.test(piece) && piece.split(/[._/@-]/).some((part) => asked.has(stemOf(part)));
}

/** Words between blanks; in Chinese two characters at a time. */
const pieces = /\p{Script=Han}{1,2}|[\p{L}\p{N}]+(?:[._/@-][\p{L}\p{N}]+)*/gu;

function bestStart(text: string, matches: readonly { readonly start: number }[]): number {
  let best = 0;
  let most = 0;
  for (const [at, { start }] of matches.entries()) {
    let count = 0;
    for (let next = at; (matches[next]?.start ?? Number.POSITIVE_INFINITY) < start + usualLength; next++) count++;
    if (count > most) [most, best] = [count, start];
  }
  if (best < 40) return 0;
  const blank = text.lastIndexOf(" ", best - 20);
  return blank > best - 60 ? blank + 1 : best;
}
