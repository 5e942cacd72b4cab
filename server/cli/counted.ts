import type { Locale } from "../../protocol/index.ts";
import { say } from "../../protocol/index.ts";
import type { CountedNoun } from "./texts.ts";

/** A count with its noun: "1 error", "3 errors", "3 个错误". */
export function counted(count: number, noun: CountedNoun, locale: Locale): string {
  const isOne = new Intl.PluralRules(locale).select(count) === "one";
  return say(isOne ? noun.one : noun.other, locale, { count: String(count) });
}

/** Things one after the other: "a, b and c", "a、b、c". */
export function listed(items: readonly string[], locale: Locale): string {
  switch (locale) {
    case "en":
      // British, since the American form puts a comma before "and".
      return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(items);
    case "zh-cn":
      return items.join("、");
  }
}
