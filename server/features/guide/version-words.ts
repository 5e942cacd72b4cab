import { minVersion, validRange } from "semver";
import type { Locale, Text } from "../../../protocol/index.ts";

/** Ranges of platform versions as people say them: "2.0 and later". Empty where a page is for all. */
export function versionsInWords(ranges: readonly string[], locale: Locale): string {
  const real = ranges.filter((range) => validRange(range) !== null && range.trim() !== "*");
  if (real.length === 0) return "";
  const from = real.flatMap((range) => /^>=\s*(\d+\.\d+)(?:\.0)?$/.exec(range.trim())?.[1] ?? []);
  const below = real.flatMap((range) => /^<\s*(\d+\.\d+)(?:\.0)?$/.exec(range.trim())?.[1] ?? []);
  if (from.length + below.length < real.length || from.length > 1 || below.length > 1) return real.join(" ");
  const words = { from: from[0] ?? "", below: below[0] ?? "" };
  const text = from.length === 0 ? texts.below : below.length === 0 ? texts.from : texts.between;
  return text[locale].replace("{from}", words.from).replace("{below}", words.below);
}

/** The oldest version that a range lets in, as `2.0`; undefined for none. */
export function oldestIn(range: string): string | undefined {
  const found = validRange(range) === null ? undefined : minVersion(range);
  return found ? `${found.major}.${found.minor}` : undefined;
}

const texts = {
  from: { en: "{from} and later", "zh-cn": "{from} 及以上" },
  below: { en: "before {below}", "zh-cn": "{below} 之前" },
  between: { en: "{from} to before {below}", "zh-cn": "{from} 至 {below} 之前" },
} satisfies Readonly<Record<string, Text>>;
