import type { Page } from "../page.ts";
import { plainText } from "./plain-text.ts";
import { wordsOf } from "./words.ts";

/** A piece of a page's text around what was asked for. */
export interface Excerpt {
  readonly text: string;
  /** What matches, as offsets in `text`, in order. */
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

const usualLength = 180;

/** The piece of a page with most of the words; its beginning where none stands in it. */
export function excerptOf(page: Page, words: readonly string[]): Excerpt {
  const text = plainText(
    [page.answer?.cause ?? "", page.answer?.resolution ?? "", withoutSamples(page.body)].join("\n"),
  );
  const asked = new Set(words);
  const matches = [...text.matchAll(pieces)].flatMap(({ 0: piece, index }) =>
    wordsOf(piece).some((word) => asked.has(word)) ? [{ start: index, end: index + piece.length }] : [],
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

/** A sample on one line is no sentence. */
function withoutSamples(body: string): string {
  return body.replace(/^(`{3,}|~{3,})[\s\S]*?^\1.*$/gm, "");
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
