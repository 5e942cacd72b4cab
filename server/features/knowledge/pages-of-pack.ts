import { dialects as ownDialects } from "../../dialects/index.ts";
import type { Page } from "../../knowledge/index.ts";
import type { Catalog } from "../packs/catalog.ts";
import type { LoadedPack } from "../packs/load-pack.ts";
import { rulesOnSite } from "../packs/pages-on-web.ts";
import { withRules } from "./knowledge-of.ts";
import { referencePages } from "./reference-pages.ts";
import { rulePages } from "./rule-pages.ts";
import { stepPages } from "./step-pages.ts";

/**
 * All that stands on a pack's own site: its pages, and what is made of the languages that it defines or extends, so that
 * every key, step and rule that its readers meet has a page there. Of a language with one version alone, the keys are
 * left to whoever made it, as everywhere.
 */
export function pagesOfPack({ pack }: LoadedPack, written: readonly Page[], catalog: Catalog): readonly Page[] {
  const own = pack.dialects.flatMap(({ id }) => catalog.dialect(id) ?? []);
  const extended = pack.extends.flatMap((id) => catalog.dialect(id) ?? []);
  const isOurs = (id: string): boolean => ownDialects.some((dialect) => dialect.id === id);
  const described = [...own, ...extended].filter(({ id, versions }) => !isOurs(id) || versions.length > 1);
  return [
    ...written.map((page) => withRules(page, pack)),
    ...described.flatMap((dialect) => [
      ...referencePages(dialect, isOurs(dialect.id) ? dialect.id : pack.id),
      ...stepPages(dialect, isOurs(dialect.id) ? dialect.id : pack.id),
    ]),
    ...rulePages(rulesOnSite(pack, catalog), pack.id, catalog),
  ];
}
