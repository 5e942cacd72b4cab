import type { Rule } from "../dialects/index.ts";
import { type Catalog, ownCatalog } from "./packs/catalog.ts";

/** Every rule that we have, each once, in the order of the catalogue. */
export function knownRules(catalog: Catalog = ownCatalog): readonly Rule[] {
  const byId = new Map<string, Rule>();
  for (const dialect of catalog.dialects) for (const rule of dialect.rules) byId.set(rule.id, rule);
  return [...byId.values()];
}
