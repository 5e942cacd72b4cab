import { repository } from "../../package.json";
import type { Locale } from "../../protocol/index.ts";
import { type Catalog, knownRules, rulePageOnWeb, rulePagePath } from "../features/index.ts";

/** Where the project lives, for people. */
export const projectUrl = repository.url.replace(/\.git$/, "");

/**
 * The page of a rule on the web, in the reader's language: on the site of a pack, else in our own repository. Undefined
 * for a rule of a pack that has no site. `catalogs`: of the files that are spoken of; the first that has a page counts.
 */
export function ruleLink(id: string, locale: Locale, catalogs: readonly Catalog[]): string | undefined {
  for (const catalog of catalogs) {
    const onWeb = rulePageOnWeb(id, locale, catalog);
    if (onWeb !== undefined) return onWeb;
  }
  if (!knownRules().some((rule) => rule.id === id)) return undefined;
  return `${projectUrl}/blob/main/docs/rules/${locale}/${rulePagePath(id)}`;
}
