import type { YamlMap } from "../document/index.ts";
import type { Fault } from "./fault.ts";
import { followed, type JsonSchema, notesOf } from "./json-schema.ts";

/**
 * Leaves one fault a cause among those of one map. A misspelt key is not also missed under its right name; a key of
 * another version is not missed under the name that this one has for it; where nothing stands that is asked for, what
 * would have stood beside it is of no interest. Never leaves nothing where there was something.
 */
export function settleFaults(root: JsonSchema, map: YamlMap, schema: JsonSchema, faults: readonly Fault[]): readonly Fault[] {
  if (faults.length < 2) return faults;
  const meant = keysMeant(map, schema, faults);
  const astray = hasRootKeysAstray(root, map, schema, faults, meant);
  const nothing = faults.some((fault) => isOwn(map, fault) && fault.kind === "exclusive" && fault.reason.kind === "none");
  const onlyAlternatives = Object.keys(schema.properties ?? {});
  const hasUnknown = faults.some((fault) => fault.kind === "unknown-key" && fault.map === map);
  const settled = faults.filter((fault) => {
    if (astray && fault.kind === "unknown-key" && fault.map === map) return false;
    if (fault.kind === "missing-key" && ownerOf(fault) === map) return !isMeant(fault.around?.under ?? fault.key, meant);
    if (fault.kind !== "exclusive" || fault.map !== map) return true;
    switch (fault.reason.kind) {
      case "both":
        return true;
      case "companion":
        return !nothing && !fault.alternatives.some((key) => isMeant(key, meant));
      case "none": {
        if (fault.alternatives.some((key) => isMeant(key, meant))) return false;
        // Of a map that can hold nothing but the alternatives, an unknown key is what went wrong.
        return !(hasUnknown && onlyAlternatives.length > 0 && onlyAlternatives.every((key) => fault.alternatives.includes(key)));
      }
    }
  });
  return astray ? settled.map((fault) => withStrays(map, schema, fault, faults)) : settled;
}

/** What belongs under the missing key: all that is no key of the root. */
function withStrays(map: YamlMap, schema: JsonSchema, fault: Fault, faults: readonly Fault[]): Fault {
  if (fault.kind !== "missing-key" || fault.map !== map || fault.key !== notesOf(schema).wraps) return fault;
  const strays = faults.flatMap((other) => (other.kind === "unknown-key" && other.map === map ? [other.entry] : []));
  return { ...fault, strays };
}

function isOwn(map: YamlMap, fault: Fault): boolean {
  return "map" in fault && fault.map === map;
}

function ownerOf(fault: Fault): YamlMap | undefined {
  return fault.kind === "missing-key" ? (fault.map ?? fault.around?.map) : undefined;
}

function isMeant(key: string, meant: ReadonlySet<string>): boolean {
  return meant.has(key);
}

/** The keys that stand there under another name: misspelt, or by that of another version. */
function keysMeant(map: YamlMap, schema: JsonSchema, faults: readonly Fault[]): ReadonlySet<string> {
  const meant = new Set<string>();
  const absent = notesOf(schema).absent ?? {};
  for (const fault of faults) {
    if (fault.kind === "unknown-key" && fault.map === map && fault.near !== undefined) meant.add(fault.near);
    if ((fault.kind === "too-new" || fault.kind === "removed") && fault.what === "key" && isOwn(map, fault)) {
      for (const key of absent[fault.name]?.standsFor ?? []) meant.add(key);
    }
  }
  return meant;
}

/**
 * Whether the root holds, by mistake, what belongs under its main key: then that this key is missing says it all.
 */
function hasRootKeysAstray(
  root: JsonSchema,
  map: YamlMap,
  schema: JsonSchema,
  faults: readonly Fault[],
  meant: ReadonlySet<string>,
): boolean {
  const { wraps } = notesOf(schema);
  if (wraps === undefined || meant.has(wraps)) return false;
  if (!faults.some((fault) => fault.kind === "missing-key" && fault.map === map && fault.key === wraps)) return false;
  const property = schema.properties?.[wraps];
  const branches = typeof property === "object" ? (property.anyOf ?? [property]) : [];
  return branches.some((branch) => {
    const wrapped = followed(root, branch);
    if (typeof wrapped === "boolean") return false;
    return map.entries.some(({ key }) => Object.hasOwn(wrapped.properties ?? {}, key.text) || Object.hasOwn(notesOf(wrapped).absent ?? {}, key.text));
  });
}
