import { Knowledge, type Page } from "../../knowledge/index.ts";
import type { Host } from "../host.ts";
import type { Catalog } from "../packs/catalog.ts";
import type { LoadedPack } from "../packs/load-pack.ts";
import { loadPages } from "../packs/load-pages.ts";
import { knownRules } from "../rules.ts";
import { referencePages } from "./reference-pages.ts";
import { rulePages } from "./rule-pages.ts";
import { stepPages } from "./step-pages.ts";

/**
 * All that is known: the pages of packs, the first of them first, and those that are made from the languages' schemas,
 * steps and rules. Reads every page: to be asked for once, when somebody first asks a question.
 */
export async function knowledgeOf(
  packs: readonly LoadedPack[],
  catalog: Catalog,
  host: Host,
  signal?: AbortSignal,
): Promise<Knowledge> {
  const pages: Page[] = [];
  for (const pack of packs) {
    const { files } = await loadPages(pack, host, signal);
    pages.push(...files.map(({ page }) => page));
  }
  const hidden = new Set(packs.flatMap(({ pack }) => pack.hidden.pages));
  const shown = pages.filter(({ id }) => !hidden.has(id));
  return new Knowledge([...shown, ...madePages(catalog)]);
}

/** The pages that nobody writes, of the languages with a platform of their own. */
export function madePages(catalog: Catalog): readonly Page[] {
  const languages = catalog.dialects.filter(
    ({ versions, id }) =>
      versions.length > 1 || catalog.packs.some(({ pack }) => pack.dialects.some((one) => one.id === id)),
  );
  return [
    ...languages.flatMap((dialect) => [...referencePages(dialect, dialect.id), ...stepPages(dialect, dialect.id)]),
    ...rulePages(knownRules(catalog), "rules"),
  ];
}
