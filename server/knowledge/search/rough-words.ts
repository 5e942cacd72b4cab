import { isNoise, partsOfName, runsOf, stemOf } from "./words.ts";

/**
 * The words of a question, roughly: the beginnings of English words, single Chinese characters. Two people hardly ask in
 * the same words, but often in words of the same kind: `deployment` and `deployed`, 发版 and 发布. What says nothing by
 * itself (how, after, 怎么) stays, since in ways to ask it tells one kind of question from another. Each once.
 */
export function roughWordsOf(text: string): readonly string[] {
  const words = new Set<string>();
  for (const { run, isHan } of runsOf(text)) {
    if (isHan) for (const character of run) words.add(character);
    else {
      const parts = partsOfName(run);
      if (parts.length > 1) words.add(run);
      for (const part of parts) if (part.length > 1 && !isNoise(part)) words.add(roughWord(stemOf(part)));
    }
  }
  return [...words];
}

const longest = 6;

export function roughWord(stem: string): string {
  return /^[a-z]+$/.test(stem) ? stem.slice(0, longest) : stem;
}
