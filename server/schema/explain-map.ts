/** Maps against the keywords that speak of their keys. */
import { entryOf, nearest, type YamlEntry, type YamlMap } from "../document/index.ts";
import { explainExclusives } from "./explain-exclusives.ts";
import { wrongChoice } from "./explain-value.ts";
import type { Fault } from "./fault.ts";
import { followed, type JsonSchema, notesOf, type Schema } from "./json-schema.ts";
import { missingKey, nameSpan, wrapperOf } from "./missing-key.ts";
import { matches } from "./patterns.ts";
import { sampleOf } from "./sample.ts";
import { unevaluatedEntries } from "./unevaluated.ts";
import { faultAt, mayGrow, type Place, placeOfValue, type Walk } from "./walk.ts";

export function explainMap(walk: Walk, place: Place, map: YamlMap, schema: JsonSchema): readonly Fault[] {
  const wrong = wrongChoice(walk, place, map, schema);
  if (wrong) return [wrong];
  const found: Fault[] = [];
  const unknown: YamlEntry[] = [];
  for (const entry of map.entries) {
    if (schema.propertyNames !== undefined) found.push(...explainName(walk, place, entry, schema.propertyNames));
    const known = schemasOfKey(schema, entry.key.text);
    for (const one of known) found.push(...explainKnown(walk, place, map, entry, one));
    if (known.length === 0 && schema.additionalProperties === false) unknown.push(entry);
    else if (known.length === 0 && schema.additionalProperties !== undefined) {
      found.push(...explainInside(walk, place, map, entry, schema.additionalProperties));
    }
  }
  if (schema.unevaluatedProperties !== undefined) {
    for (const entry of unevaluatedEntries(walk, place, map, schema)) {
      if (schema.unevaluatedProperties === false) unknown.push(entry);
      else found.push(...explainInside(walk, place, map, entry, schema.unevaluatedProperties));
    }
  }
  found.push(...explainUnknown(walk, place, map, unknown, schema));
  found.push(...(schema.required ?? []).flatMap((key) => explainRequired(walk, place, map, key, schema)));
  found.push(...countFaults(place, map, schema), ...explainExclusives(walk, place, map, schema));
  return found;
}

const noSchemas: readonly Schema[] = [];

function schemasOfKey(schema: JsonSchema, key: string): readonly Schema[] {
  const property = own(schema.properties, key);
  if (schema.patternProperties === undefined) return property === undefined ? noSchemas : [property];
  const found: Schema[] = [];
  if (property !== undefined) found.push(property);
  for (const [pattern, one] of Object.entries(schema.patternProperties)) {
    if (matches(key, pattern)) found.push(one);
  }
  return found;
}

function own<Value>(record: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}

/** `false` for a key forbids it: to its author, that is a key which doesn't belong here. */
function explainKnown(walk: Walk, place: Place, map: YamlMap, entry: YamlEntry, schema: Schema): readonly Fault[] {
  if (schema === false) return [unknownKey(place, map, entry, [])];
  return explainInside(walk, place, map, entry, schema);
}

function explainInside(walk: Walk, place: Place, map: YamlMap, entry: YamlEntry, schema: Schema): readonly Fault[] {
  if (walk.isKnownRight(entry.value, schema)) return [];
  const found = walk.explain(placeOfValue(place, map, entry), schema);
  if (found.length === 0) walk.rememberRight(entry.value, schema);
  return found;
}

/** A fault of a name stands at the name. */
function explainName(walk: Walk, place: Place, entry: YamlEntry, schema: Schema): readonly Fault[] {
  // To JSON Schema a name is a text, whatever it looks like to YAML.
  const name = { ...entry.key, value: entry.key.text };
  const { around: _, entry: __, ...outside } = place;
  return walk.explain({ ...outside, node: name, path: [...place.path, entry.key.text] }, schema);
}

function explainUnknown(
  walk: Walk,
  place: Place,
  map: YamlMap,
  entries: readonly YamlEntry[],
  schema: JsonSchema,
): readonly Fault[] {
  const absent = notesOf(schema).absent;
  const candidates = new Set(Object.keys(schema.properties ?? {}));
  for (const entry of map.entries) candidates.delete(entry.key.text);
  return entries.map((entry) => {
    const note = own(absent, entry.key.text);
    const at = { ...faultAt(placeOfValue(place, map, entry)), map, what: "key", name: entry.key.text } as const;
    if (note?.removed !== undefined && note.deprecated !== undefined) {
      const { instead, replace } = note;
      return {
        kind: "removed",
        ...at,
        removed: note.removed,
        ...(instead !== undefined && { instead }),
        ...(replace !== undefined && { replace }),
      };
    }
    if (note?.since !== undefined) return { kind: "too-new", ...at, since: note.since };
    const fault = unknownKey(place, map, entry, [...candidates]);
    if (fault.near !== undefined) candidates.delete(fault.near); // two slips can't both become the same key
    return {
      ...fault,
      known: Object.keys(schema.properties ?? {}),
      ...wordsForUnknown(walk, place, schema, fault.near),
    };
  });
}

/** What the schema itself has to say of keys that it lacks, and of the one that was meant. */
function wordsForUnknown(walk: Walk, place: Place, schema: JsonSchema, near: string | undefined) {
  const { unknown } = notesOf(schema);
  const meant = near === undefined ? undefined : own(schema.properties, near);
  return {
    ...(unknown && { unknown, owner: place.entry?.key.text ?? "" }),
    ...(meant !== undefined && notesOf(meant).listed && ({ isListed: true } as const)),
    ...(near === undefined && mayGrow(walk) && ({ isSoft: true } as const)),
  };
}

function unknownKey(place: Place, map: YamlMap, entry: YamlEntry, candidates: readonly string[]) {
  const near = nearest(entry.key.text, candidates);
  return {
    kind: "unknown-key",
    path: place.path,
    place: place.name,
    ...(place.topic && { topic: place.topic }),
    entry,
    map,
    ...(near && { near: near.word, nearDistance: near.distance }),
    known: candidates,
  } as const;
}

function explainRequired(walk: Walk, place: Place, map: YamlMap, key: string, schema: JsonSchema): readonly Fault[] {
  if (map.entries.some((entry) => entry.key.text === key)) return [];
  const inner = requiredInside(walk, schema.properties?.[key]);
  if (inner) {
    return inner.required.map(
      (one): Fault => ({
        kind: "missing-key",
        path: [...place.path, key],
        place: notesOf(inner.schema).name ?? place.name,
        ...topicOf(inner.schema),
        key: one,
        sample: sampleOf(walk.root, inner.schema.properties?.[one]),
        map: undefined,
        around: { map, under: key },
        span: entryOf(map, notesOf(inner.schema).lacksAt ?? "")?.value.span ?? nameSpan(place, map),
      }),
    );
  }
  const { lacksAt } = notesOf(schema);
  const blamed = lacksAt === undefined ? undefined : entryOf(place.around, lacksAt)?.value;
  const missing = missingKey(place, map, key, sampleOf(walk.root, schema.properties?.[key]), blamed?.span);
  return [{ ...missing, ...wrapperOf(schema, key) }];
}

/** Where the missing key is itself a map whose missing keys are blamed on a sibling: what that map would have to hold. */
function requiredInside(
  walk: Walk,
  schema: Schema | undefined,
): { schema: JsonSchema; required: readonly string[] } | undefined {
  if (typeof schema !== "object") return undefined;
  for (const branch of schema.anyOf ?? [schema]) {
    const target = followed(walk.root, branch);
    if (typeof target === "object" && target.required && notesOf(target).lacksAt !== undefined) {
      return { schema: target, required: target.required };
    }
  }
  return undefined;
}

function topicOf(schema: JsonSchema) {
  const { topic } = notesOf(schema);
  return topic && topic !== "schema" ? { topic } : {};
}

function countFaults(place: Place, map: YamlMap, schema: JsonSchema): readonly Fault[] {
  const { minProperties, maxProperties } = schema;
  const count = map.entries.length;
  if (minProperties !== undefined && count < minProperties) {
    return [{ kind: "value", ...faultAt(place), problem: { kind: "too-few", least: minProperties } }];
  }
  if (maxProperties !== undefined && count > maxProperties) {
    return [{ kind: "value", ...faultAt(place), problem: { kind: "too-many", most: maxProperties } }];
  }
  return [];
}
