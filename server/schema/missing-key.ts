import { isEmpty, type Span, type YamlMap } from "../document/index.ts";
import type { MissingKey } from "./fault.ts";
import { type JsonSchema, notesOf } from "./json-schema.ts";
import type { Place } from "./walk.ts";

/** Whether a key is the one under which everything else of a root belongs. */
export function wrapperOf(schema: JsonSchema, key: string): { readonly isWrapper?: true } {
  return notesOf(schema).wraps === key ? { isWrapper: true } : {};
}

export function missingKey(place: Place, map: YamlMap, key: string, sample: string, span?: Span): MissingKey {
  const topic = place.topic && { topic: place.topic };
  const at = { path: place.path, place: place.name, ...topic, span: span ?? nameSpan(place, map) };
  return { kind: "missing-key", ...at, key, sample, map };
}

/** The name of a map: its key, or the first key of a list's item. */
export function nameSpan(place: Place, map: YamlMap): Span {
  if (place.entry) return place.entry.key.span;
  const first = map.entries.find((entry) => !entry.merged) ?? map.entries[0];
  return first && !isEmpty(first.key) ? first.key.span : map.span;
}
