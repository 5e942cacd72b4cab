import type { Span } from "../../document/index.ts";
import { changeTo } from "../fixes.ts";
import type { Report } from "../rule.ts";

interface Named {
  readonly name: string;
  readonly span: Span;
}

/** Said beside the first of two that have one name. */
export const firstIsHere = { en: "the first one is here", "zh-cn": "第一个在这里" };

/**
 * What is said of each name that another one of a list has before it: where the first stands, and a free name as the fix.
 * Names that differ in letter case alone are one where `ignoresCase` says so.
 */
export function* repeatedNames<Say extends string>(
  all: readonly Named[],
  say: Say,
  ignoresCase = false,
): Iterable<Report<Say>> {
  const wordOf = (name: string): string => (ignoresCase ? name.toLowerCase() : name);
  const first = new Map<string, Named>();
  const taken = new Set(all.map(({ name }) => wordOf(name)));
  // A name may be there thousands of times: the search for a free one goes on behind the last.
  const lastNumbers = new Map<string, number>();
  for (const { name, span } of all) {
    const word = wordOf(name);
    const earlier = first.get(word);
    if (!earlier) {
      first.set(word, { name, span });
      continue;
    }
    let number = (lastNumbers.get(word) ?? 1) + 1;
    while (taken.has(`${word}-${number}`)) number++;
    lastNumbers.set(word, number);
    taken.add(`${word}-${number}`);
    const related = [{ at: earlier.span, text: firstIsHere }];
    yield { at: span, say, words: { name }, related, fix: changeTo(span, `${name}-${number}`, "suggested") };
  }
}
