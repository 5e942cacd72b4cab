/** `unevaluatedProperties` and `unevaluatedItems`: what no other keyword of a schema, or of one beside it, has looked at. */
import type { YamlEntry, YamlList, YamlMap } from "../document/index.ts";
import { dependentsOf } from "./explain-exclusives.ts";
import type { JsonSchema, Schema } from "./json-schema.ts";
import { matches } from "./patterns.ts";
import { type Place, placeOfItem, type Walk } from "./walk.ts";

/** The entries of a map that a schema leaves unevaluated. Source: JSON Schema 2020-12, 11.3. */
export function unevaluatedEntries(walk: Walk, place: Place, map: YamlMap, schema: JsonSchema): readonly YamlEntry[] {
  const seen = new Set<string>();
  const { unevaluatedProperties: _, ...others } = schema;
  addKeys(walk, place, map, others, seen);
  return map.entries.filter(({ key }) => !seen.has(key.text));
}

function addKeys(walk: Walk, place: Place, map: YamlMap, schema: Schema, seen: Set<string>): void {
  if (typeof schema === "boolean") return;
  const { properties, patternProperties, additionalProperties, unevaluatedProperties } = schema;
  const isOpen = additionalProperties !== undefined || unevaluatedProperties !== undefined;
  for (const { key } of map.entries) {
    const isNamed = properties !== undefined && Object.hasOwn(properties, key.text);
    if (isOpen || isNamed || Object.keys(patternProperties ?? {}).some((pattern) => matches(key.text, pattern))) {
      seen.add(key.text);
    }
  }
  for (const one of besides(walk, place, schema)) addKeys(walk, place, map, one, seen);
  for (const { key } of map.entries) {
    for (const one of dependentsOf(schema, key.text)) addKeys(walk, place, map, one, seen);
  }
}

/** The places of a list that a schema leaves unevaluated. */
export function unevaluatedItems(walk: Walk, place: Place, list: YamlList, schema: JsonSchema): readonly number[] {
  const seen = new Set<number>();
  const { unevaluatedItems: _, ...others } = schema;
  addItems(walk, place, list, others, seen);
  return list.items.flatMap((_, index) => (seen.has(index) ? [] : [index]));
}

function addItems(walk: Walk, place: Place, list: YamlList, schema: Schema, seen: Set<number>): void {
  if (typeof schema === "boolean") return;
  const { items, prefixItems, unevaluatedItems: rest, contains, containsLeavesItems } = schema;
  const isAll = items !== undefined || rest !== undefined;
  list.items.forEach((item, index) => {
    if (isAll || index < (prefixItems?.length ?? 0)) seen.add(index);
    else if (contains !== undefined && !containsLeavesItems && walk.accepts(placeOfItem(place, item, index), contains))
      seen.add(index);
  });
  for (const one of besides(walk, place, schema)) addItems(walk, place, list, one, seen);
}

/** The schemas that speak of the same value beside a schema's own keywords, as far as they accept it. */
function besides(walk: Walk, place: Place, schema: JsonSchema): readonly Schema[] {
  const found: Schema[] = [...(schema.allOf ?? [])];
  const target = schema.$ref === undefined ? undefined : walk.target(schema);
  if (target !== undefined) found.push(target);
  for (const branches of [schema.anyOf, schema.oneOf]) {
    found.push(...(branches ?? []).filter((branch) => walk.accepts(place, branch)));
  }
  if (schema.if === undefined) return found;
  const holds = walk.accepts(place, schema.if);
  const chosen = holds ? schema.then : schema.else;
  return [...found, ...(holds ? [schema.if] : []), ...(chosen === undefined ? [] : [chosen])];
}
