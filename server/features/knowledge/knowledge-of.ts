import {
  Knowledge,
  type Pack,
  type Page,
  type PageSet,
  type PreparedPages,
  readForeignPages,
} from "../../knowledge/index.ts";
import { type Catalog, ownCatalog } from "../packs/catalog.ts";
import type { LoadedPack } from "../packs/load-pack.ts";
import { loadPages } from "../packs/load-pages.ts";
import { knownRules } from "../rules.ts";
import { referencePages } from "./reference-pages.ts";
import { rulePages } from "./rule-pages.ts";
import { stepPages } from "./step-pages.ts";

/**
 * All that is known: the pages of a catalog's packs, the first of them first, with those that are made of the languages
 * and steps that they bring; then our own. Reads every page that was not prepared: to be asked for once, when somebody
 * first asks a question.
 */
export async function knowledgeOf(
  catalog: Catalog,
  own: PreparedPages | undefined,
  signal?: AbortSignal,
): Promise<Knowledge> {
  const sets: PageSet[] = [];
  for (const loaded of catalog.packs) {
    sets.push(await pagesIn(loaded, signal), { pages: madeOfPack(loaded.pack.id, catalog) });
  }
  const hidden = new Set(catalog.packs.flatMap(({ pack }) => pack.hidden.pages));
  return new Knowledge([...sets, ...(own ? [{ ...own, hidden }] : [])]);
}

/** What an archive has prepared, else what stands in the files. */
async function pagesIn(loaded: LoadedPack, signal?: AbortSignal): Promise<PageSet> {
  const text = await loaded.preparedPages?.(signal);
  const prepared = text === undefined ? undefined : readForeignPages(text, loaded.pack.id);
  return prepared ?? { pages: await writtenPages(loaded, signal) };
}

/** The pages that people wrote for a pack. */
export async function writtenPages(loaded: LoadedPack, signal?: AbortSignal): Promise<readonly Page[]> {
  const { files } = await loadPages(loaded, signal);
  return files.map(({ page }) => withRules(page, loaded.pack));
}

/** A page that a rule of its pack names explains that rule. */
export function withRules(page: Page, { rules }: Pack): Page {
  const codes = rules.filter((rule) => rule.page === page.id && !page.codes.includes(rule.id)).map(({ id }) => id);
  return codes.length > 0 ? { ...page, codes: [...page.codes, ...codes] } : page;
}

/** The pages that nobody writes, of our own languages. */
export function ownMadePages(): readonly Page[] {
  const languages = ownCatalog.dialects.filter(({ versions }) => versions.length > 1);
  return [
    ...languages.flatMap((dialect) => [...referencePages(dialect, dialect.id), ...stepPages(dialect, dialect.id)]),
    ...rulePages(knownRules(), "rules", ownCatalog),
  ];
}

/** The same of what a pack brings: its languages, and the steps that it adds to ours. */
function madeOfPack(id: string, catalog: Catalog): readonly Page[] {
  const pack = catalog.packs.find((loaded) => loaded.pack.id === id)?.pack;
  if (!pack) return [];
  const languages = pack.dialects.flatMap((definition) => catalog.dialect(definition.id) ?? []);
  const extended = pack.steps.size > 0 ? pack.extends.flatMap((one) => catalog.dialect(one) ?? []) : [];
  const ownRules = new Set(pack.rules.map((rule) => rule.id));
  return [
    ...rulePages(
      knownRules(catalog).filter((rule) => ownRules.has(rule.id)),
      id,
      catalog,
    ),
    ...languages.flatMap((dialect) => [...referencePages(dialect, id), ...stepPages(dialect, id)]),
    ...extended.flatMap((dialect) =>
      stepPages(dialect, id).filter((page) => pack.steps.has(page.id.slice("steps/".length))),
    ),
  ];
}
