import { announcedRules, dialects, type Rule } from "../dialects/index.ts";

/** Every rule that we have, each once, in the order of the catalogue. */
export function knownRules(): readonly Rule[] {
  const byId = new Map<string, Rule>();
  for (const dialect of dialects) for (const rule of dialect.rules) byId.set(rule.id, rule);
  return [...byId.values()];
}

let ids: ReadonlySet<string> | undefined;

/** Every rule id that a comment or a configuration may name. */
export function knownRuleIds(): ReadonlySet<string> {
  ids ??= new Set([...knownRules().map((rule) => rule.id), ...announcedRules]);
  return ids;
}
