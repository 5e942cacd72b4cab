import type { Page } from "../page.ts";
import { plainText } from "./plain-text.ts";

/** A piece of a page's text around what was asked for. */
export interface Excerpt {
  readonly text: string;
  /** What matches, as offsets in `text`, in order. */
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

const usualLength = 180;

/** So much of a page is looked through, in characters. */
const mostText = 6_000;

/** A long log has more words than any piece of a page shows. */
const mostWords = 40;

/** The piece of a page with most of the words; its beginning where none stands in it. */
export function excerptOf(page: Page, words: readonly string[]): Excerpt {
  const { text, lower } = textOf(page);
  const matches = matchesIn(lower, words.slice(0, mostWords));
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

/** So many places of one word are looked at: a page is full of its own subject. */
const mostPlaces = 40;

/** Where words stand, with the endings that they have there, in order and apart. */
function matchesIn(
  lower: string,
  words: readonly string[],
): readonly { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const word of words) {
    if (word.length < 2) continue;
    let count = 0;
    for (let at = lower.indexOf(word); at >= 0 && count < mostPlaces; at = lower.indexOf(word, at + word.length)) {
      const isHan = lower.charCodeAt(at) >= 0x2e80;
      if (!isHan && isLetter(lower.charCodeAt(at - 1))) continue;
      let end = at + word.length;
      // An ending of a few letters: another word begins so, too, which is no harm in an excerpt.
      while (!isHan && end < at + word.length + 4 && isLetter(lower.charCodeAt(end))) end++;
      if (isHan || !isLetter(lower.charCodeAt(end))) found.push({ start: at, end });
      count++;
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  let last = -1;
  return found.filter(({ start, end }) => {
    if (start < last) return false;
    last = end;
    return true;
  });
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

/** Of pages that were found before: whoever types asks for the same ones again and again. */
const texts = new WeakMap<Page, { readonly text: string; readonly lower: string }>();

function textOf(page: Page): { readonly text: string; readonly lower: string } {
  const known = texts.get(page);
  if (known) return known;
  const { answer, body } = page;
  const text = plainText(
    [answer?.cause ?? "", answer?.resolution ?? "", withoutSamples(body.slice(0, mostText))].join("\n"),
  );
  const lower = text.toLowerCase();
  // A letter that gets longer would move all behind it.
  const both = { text, lower: lower.length === text.length ? lower : text };
  texts.set(page, both);
  return both;
}

/** A sample on one line is no sentence. */
function withoutSamples(body: string): string {
  return body.replace(/^(`{3,}|~{3,})[\s\S]*?^\1.*$/gm, "");
}

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
