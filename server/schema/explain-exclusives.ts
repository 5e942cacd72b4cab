/** Keys that depend on other keys: one of several, or one only beside another. */
import type { Text } from "../../protocol/index.ts";
import type { Span, YamlEntry, YamlMap } from "../document/index.ts";
import type { Exclusive, ExclusiveReason, Fault } from "./fault.ts";
import { type JsonSchema, notesOf, requiredAlternatives, type Schema } from "./json-schema.ts";
import { missingKey, nameSpan, wrapperOf } from "./missing-key.ts";
import { sampleOf } from "./sample.ts";
import type { Place, Walk } from "./walk.ts";

/** `oneOf`, `anyOf` and the dependencies, as far as they ask for keys; `explainBranches` leaves these to us. */
export function explainExclusives(walk: Walk, place: Place, map: YamlMap, schema: JsonSchema): readonly Fault[] {
  return [
    ...exactlyOne(walk, place, map, schema),
    ...atLeastOne(walk, place, map, schema),
    ...companions(walk, place, map, schema),
  ];
}

function exactlyOne(walk: Walk, place: Place, map: YamlMap, schema: JsonSchema): readonly Fault[] {
  const keys = schema.oneOf && requiredAlternatives(schema.oneOf);
  if (!keys) return [];
  const present = presentOf(map, keys);
  if (present.length === 1) return [];
  if (present.length > 1) return [exclusive(walk, place, map, schema, keys, present, { kind: "both" })];
  return [
    nothingThere(walk, place, map, schema, keys) ?? exclusive(walk, place, map, schema, keys, [], { kind: "none" }),
  ];
}

function atLeastOne(walk: Walk, place: Place, map: YamlMap, schema: JsonSchema): readonly Fault[] {
  const keys = schema.anyOf && requiredAlternatives(schema.anyOf);
  const [first] = keys ?? [];
  if (!keys || first === undefined || presentOf(map, keys).length > 0) return [];
  return [
    { ...missingKey(place, map, first, sample(walk, schema, first)), ...wrapperOf(schema, first), alternatives: keys },
  ];
}

/** Where one of the alternatives is the usual one, that one is missing. */
function nothingThere(
  walk: Walk,
  place: Place,
  map: YamlMap,
  schema: JsonSchema,
  keys: readonly string[],
): Fault | undefined {
  const { missing } = notesOf(schema);
  return missing === undefined
    ? undefined
    : {
        ...missingKey(place, map, missing, sample(walk, schema, missing)),
        ...wrapperOf(schema, missing),
        alternatives: keys,
      };
}

function companions(walk: Walk, place: Place, map: YamlMap, schema: JsonSchema): readonly Fault[] {
  const found: Fault[] = [];
  for (const entry of map.entries) {
    const key = entry.key.text;
    for (const dependent of dependentsOf(schema, key)) {
      const beside = companionsIn(dependent);
      if (!beside) found.push(...walk.explain(place, dependent));
      else if (presentOf(map, beside).length === 0) {
        const others = presentOf(map, alternativesOf(schema));
        found.push(exclusive(walk, place, map, schema, beside, others, { kind: "companion", companion: entry }));
      }
    }
  }
  return found;
}

/** The keys of which one has to be there; undefined where a dependency asks for more than that. */
function companionsIn(schema: Schema): readonly string[] | undefined {
  if (typeof schema === "boolean") return undefined;
  const keywords = Object.keys(schema);
  if (keywords.length !== 1) return undefined;
  return schema.anyOf ? requiredAlternatives(schema.anyOf) : requiredAlternatives([schema]);
}

/** The schemas that a map has to keep to where a key stands in it. */
export function dependentsOf(schema: JsonSchema, key: string): readonly Schema[] {
  const found: Schema[] = [];
  const required = own(schema.dependentRequired, key);
  if (required) found.push(...required.map((one) => ({ required: [one] })));
  const dependent = own(schema.dependentSchemas, key);
  if (dependent !== undefined) found.push(dependent);
  const either = own(schema.dependencies, key);
  if (isKeys(either)) found.push(...either.map((one) => ({ required: [one] })));
  else if (either !== undefined) found.push(either);
  return found;
}

function isKeys(dependency: Schema | readonly string[] | undefined): dependency is readonly string[] {
  return Array.isArray(dependency);
}

function own<Value>(record: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}

function alternativesOf(schema: JsonSchema): readonly string[] {
  return (schema.oneOf && requiredAlternatives(schema.oneOf)) ?? [];
}

function presentOf(map: YamlMap, keys: readonly string[]): readonly YamlEntry[] {
  return map.entries.filter((entry) => keys.includes(entry.key.text));
}

function exclusive(
  walk: Walk,
  place: Place,
  map: YamlMap,
  schema: JsonSchema,
  alternatives: readonly string[],
  present: readonly YamlEntry[],
  reason: ExclusiveReason,
): Exclusive {
  const phrases: Record<string, Text> = {};
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    const { phrase } = notesOf(property);
    if (phrase) phrases[key] = phrase;
  }
  // A deprecated key is never advised.
  const offered = alternatives.filter((key) => !isDeprecated(schema, key));
  const topic = place.topic && { topic: place.topic };
  const named = reason.kind === "both" ? alternatives : offered;
  const at = { path: place.path, place: place.name, ...topic, span: spanOf(place, map, present, reason) };
  const beside: Record<string, readonly string[]> = {};
  for (const { key } of map.entries) {
    const keys = dependentsOf(schema, key.text).flatMap((dependent) => companionsIn(dependent) ?? []);
    if (keys.length > 0) beside[key.text] = keys;
  }
  const samples = Object.fromEntries(named.map((key) => [key, sample(walk, schema, key)]));
  return { kind: "exclusive", ...at, map, alternatives: named, present, reason, phrases, beside, samples };
}

function sample(walk: Walk, schema: JsonSchema, key: string): string {
  return sampleOf(walk.root, own(schema.properties, key));
}

function spanOf(place: Place, map: YamlMap, present: readonly YamlEntry[], reason: ExclusiveReason): Span {
  switch (reason.kind) {
    case "both":
      return present[1]?.key.span ?? nameSpan(place, map);
    case "companion":
      return reason.companion.key.span;
    case "none":
      return nameSpan(place, map);
  }
}

function isDeprecated(schema: JsonSchema, key: string): boolean {
  const property = own(schema.properties, key);
  return typeof property === "object" && property.deprecated === true;
}
