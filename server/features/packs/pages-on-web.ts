import type { Locale } from "../../../protocol/index.ts";
import type { Rule } from "../../dialects/index.ts";
import type { Pack } from "../../knowledge/index.ts";
import type { Catalog } from "./catalog.ts";

/** What everybody writes beside pipelines: the project's own configuration, and packs. */
const filesOfOurs = ["pipewright-config", "pipewright-pack"];

/** The rules that the site of a pack has a page for: those of the languages that it defines or extends, and of our own files. */
export function rulesOnSite({ dialects, extends: extended }: Pack, catalog: Catalog): readonly Rule[] {
  const byId = new Map<string, Rule>();
  for (const id of [...dialects.map((one) => one.id), ...extended, ...filesOfOurs]) {
    for (const rule of catalog.dialect(id)?.rules ?? []) byId.set(rule.id, rule);
  }
  return [...byId.values()];
}

/** Where a rule's page stands on a site, from the folder of its language. Never changes: reports and bookmarks have it. */
export function ruleAddress(id: string): string {
  return `rules/${id}.html`;
}

/**
 * The page of a rule on the web, where the first pack that has one says that its site lies there (`links.pages`). In the
 * reader's language if the pack has it, else in the pack's first.
 */
export function rulePageOnWeb(id: string, locale: Locale, catalog: Catalog): string | undefined {
  for (const { pack } of catalog.packs) {
    const { pages } = pack.links;
    if (pages === undefined || !rulesOnSite(pack, catalog).some((rule) => rule.id === id)) continue;
    const language = pack.languages.includes(locale) ? locale : (pack.languages[0] ?? "en");
    return `${pages}/${language}/${ruleAddress(id)}`;
  }
  return undefined;
}
