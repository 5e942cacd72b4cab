import { type Locale, locales } from "../../../protocol/index.ts";
import type { Rule } from "../../dialects/index.ts";
import type { Page } from "../../knowledge/index.ts";
import type { Catalog } from "../packs/catalog.ts";
import { rulePage } from "../rule-page.ts";

/** The pages of rules, as pages like all others: so that search finds them. */
export function rulePages(rules: readonly Rule[], pack: string, catalog: Catalog): readonly Page[] {
  return rules.flatMap((rule) => locales.flatMap((locale) => pageOf(rule, pack, locale, catalog) ?? []));
}

function pageOf({ id, title, since, until }: Rule, pack: string, locale: Locale, catalog: Catalog): Page | undefined {
  const markdown = rulePage(id, locale, catalog);
  if (markdown === undefined) return undefined;
  return {
    kind: "doc",
    id: `rules/${id}`,
    pack,
    path: `rules/${locale}/${id}.md`,
    title: title[locale],
    lang: locale,
    category: "manual",
    version: undefined,
    lastUpdated: undefined,
    ranges: [...(since === undefined ? [] : [`>=${since}`]), ...(until === undefined ? [] : [`<${until}`])],
    audience: ["developer"],
    keys: [],
    codes: [id],
    tags: ["rule"],
    asks: [],
    answer: undefined,
    body: markdown.replace(/^# .*\n+/, ""),
  };
}
