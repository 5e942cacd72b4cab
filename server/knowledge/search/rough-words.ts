import { isNoise, partsOfName, runsOf, stemOf } from "./words.ts";

/**
 * The words of a question, roughly: the beginnings of English words, single Chinese characters. Two people hardly ask in
 * the same words, but often in words of the same kind: `deployment` and `deployed`, 发版 and 发布. What says nothing by
 * itself (how, after, 怎么) stays, since in ways to ask it tells one kind of question from another. Each once.
 */
export function roughWordsOf(text: string): readonly string[] {
  const words = new Set<string>();
  for (const { run, isHan } of runsOf(text)) {
    if (!isHan && partsOfName(run).length > 1) words.add(run);
    for (const word of roughWordsIn(run, isHan)) words.add(word);
  }
  return [...words];
}

/**
 * Two rough English words that stand beside each other, with a blank between them: `at once` says more than `at` and
 * `once`. Each once. Pairs of Chinese characters are words already, and answered no better a second time.
 */
export function phrasesOf(text: string): readonly string[] {
  const phrases = new Set<string>();
  let before: string | undefined;
  for (const { run, isHan } of runsOf(text)) {
    for (const word of isHan ? [undefined] : roughWordsIn(run, isHan)) {
      if (before !== undefined && word !== undefined) phrases.add(`${before} ${word}`);
      before = word;
    }
  }
  return [...phrases];
}

function roughWordsIn(run: string, isHan: boolean): readonly string[] {
  if (isHan) return [...run];
  return partsOfName(run).flatMap((part) => (part.length > 1 && !isNoise(part) ? [roughWord(stemOf(part))] : []));
}

const longest = 6;

export function roughWord(stem: string): string {
  return /^[a-z]+$/.test(stem) ? stem.slice(0, longest) : stem;
}
