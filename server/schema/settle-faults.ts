import { entryOf, type YamlMap } from "../document/index.ts";
import type { Exclusive, Fault } from "./fault.ts";
import { followed, type JsonSchema, notesOf, type Schema } from "./json-schema.ts";

/**
 * Leaves one fault a cause among those of one map. A misspelt key is not also missed under its right name; a key of
 * another version is not missed under the name that this one has for it; where nothing stands that is asked for, what
 * would have stood beside it is of no interest. Never leaves nothing where there was something.
 */
export function settleFaults(
  root: JsonSchema,
  map: YamlMap,
  schema: JsonSchema,
  faults: readonly Fault[],
): readonly Fault[] {
  if (faults.length === 0) return faults;
  const meant = keysMeant(map, schema, faults);
  const astray = rootKeysAstray(root, map, schema, faults, meant);
  if (astray) return astray;
  const isEmptied = faults.some(
    (fault) => fault.kind === "exclusive" && fault.map === map && fault.reason.kind === "none",
  );
  return faults.filter((fault) => {
    if (fault.kind === "missing-key" && ownerOf(fault) === map) return !meant.has(fault.around?.under ?? fault.key);
    if (fault.kind !== "exclusive" || fault.map !== map || fault.reason.kind === "both") return true;
    if (fault.alternatives.some((key) => meant.has(key))) return false;
    return fault.reason.kind === "companion" ? !isEmptied : !isOnlyAlternatives(map, schema, fault, faults);
  });
}

/** Of a map that can hold nothing but the alternatives, an unknown key is what went wrong. */
function isOnlyAlternatives(map: YamlMap, schema: JsonSchema, fault: Exclusive, faults: readonly Fault[]): boolean {
  const keys = Object.keys(schema.properties ?? {});
  const hasUnknown = faults.some((other) => other.kind === "unknown-key" && other.map === map);
  return hasUnknown && keys.length > 0 && keys.every((key) => fault.alternatives.includes(key));
}

function ownerOf(fault: Fault): YamlMap | undefined {
  return fault.kind === "missing-key" ? (fault.map ?? fault.around?.map) : undefined;
}

/** The keys that stand there under another name: misspelt, or by that of another version. */
function keysMeant(map: YamlMap, schema: JsonSchema, faults: readonly Fault[]): ReadonlySet<string> {
  const meant = new Set<string>();
  const absent = notesOf(schema).absent ?? {};
  for (const fault of faults) {
    if (fault.kind === "unknown-key" && fault.map === map && fault.near !== undefined) meant.add(fault.near);
    if ((fault.kind === "too-new" || fault.kind === "removed") && fault.what === "key" && fault.map === map) {
      for (const key of absent[fault.name]?.standsFor ?? []) meant.add(key);
    }
  }
  return meant;
}

/**
 * Where the root holds, by mistake, what belongs under its main key: that this key is missing says it all. Undefined
 * where nothing is astray.
 */
function rootKeysAstray(
  root: JsonSchema,
  map: YamlMap,
  schema: JsonSchema,
  faults: readonly Fault[],
  meant: ReadonlySet<string>,
): readonly Fault[] | undefined {
  const { wraps, name } = notesOf(schema);
  if (wraps === undefined || !name || meant.has(wraps) || entryOf(map, wraps)) return undefined;
  const strays = faults.flatMap((fault) => (fault.kind === "unknown-key" && fault.map === map ? [fault.entry] : []));
  const wrapped = keysUnder(root, schema.properties?.[wraps]);
  const [first] = map.entries;
  if (!first || !strays.some(({ key }) => wrapped.has(key.text))) return undefined;
  const others = faults.filter((fault) => !("map" in fault && fault.map === map && isAnswered(fault, wraps)));
  const span = first.key.span;
  return [
    { kind: "missing-key", path: [], place: name, key: wraps, isWrapper: true, sample: "{}", map, span, strays },
    ...others,
  ];
}

function isAnswered(fault: Fault, wraps: string): boolean {
  return fault.kind === "unknown-key" || (fault.kind === "missing-key" && fault.key === wraps);
}

/** The keys of the map behind a schema, in this version or another. */
function keysUnder(root: JsonSchema, property: Schema | undefined): ReadonlySet<string> {
  const branches = typeof property === "object" ? (property.anyOf ?? [property]) : [];
  return new Set(
    branches.flatMap((branch) => {
      const wrapped = followed(root, branch);
      if (typeof wrapped === "boolean") return [];
      return [...Object.keys(wrapped.properties ?? {}), ...Object.keys(notesOf(wrapped).absent ?? {})];
    }),
  );
}
