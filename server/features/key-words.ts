import { type Locale, say, type Text } from "../../protocol/index.ts";
import type { KeyOffer } from "../schema/index.ts";

const words = {
  required: { en: "required", "zh-cn": "必填" },
  since: { en: "since {version}", "zh-cn": "自 {version} 起" },
  deprecated: { en: "deprecated", "zh-cn": "已弃用" },
  deprecatedIn: { en: "Deprecated since {version}.", "zh-cn": "自 {version} 起弃用。" },
  removedIn: { en: "Removed in {version}.", "zh-cn": "在 {version} 中移除。" },
  instead: { en: "Use `{instead}` instead.", "zh-cn": "请改用 `{instead}`。" },
} satisfies Record<string, Text>;

type Described = Pick<KeyOffer, "type" | "required" | "since" | "deprecated">;

/** "list, required", "map, since 2.0": what stands behind a key in the list of offers, and first in its hover. */
export function keyDetail({ type, required, since, deprecated }: Described, locale: Locale): string {
  const parts = [type[locale]];
  if (required) parts.push(words.required[locale]);
  if (deprecated !== undefined) parts.push(words.deprecated[locale]);
  else if (since !== undefined && since !== "1.0") parts.push(say(words.since, locale, { version: since }));
  return parts.join(locale === "zh-cn" ? "，" : ", ");
}

interface Lifetime {
  readonly doc?: Text | undefined;
  readonly deprecated?: string | undefined;
  readonly removed?: string | undefined;
  readonly instead?: string | undefined;
}

/** The page of a key or value in a few lines: what it is for, and how long it lives. Undefined when nothing is known. */
export function documentation({ doc, deprecated, removed, instead }: Lifetime, locale: Locale): string | undefined {
  const life = [
    ...(!deprecated ? [] : [say(words.deprecatedIn, locale, { version: deprecated })]),
    ...(removed === undefined ? [] : [say(words.removedIn, locale, { version: removed })]),
    ...(instead === undefined ? [] : [say(words.instead, locale, { instead })]),
  ].join(locale === "zh-cn" ? "" : " ");
  const parts = [...(doc ? [doc[locale]] : []), ...(life === "" ? [] : [life])];
  return parts.length === 0 ? undefined : parts.join("\n\n");
}
