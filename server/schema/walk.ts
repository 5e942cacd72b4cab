import type { Text } from "../../protocol/index.ts";
import type { PathStep, YamlEntry, YamlMap, YamlNode } from "../document/index.ts";
import type { Fault } from "./fault.ts";
import { type JsonSchema, notesOf, type Schema, type Topic } from "./json-schema.ts";

/** A value, with what faults have to know of where it stands. */
export interface Place {
  readonly node: YamlNode;
  readonly path: readonly PathStep[];
  /** The entry whose value it is; undefined for a list's item and for the root. */
  readonly entry?: YamlEntry;
  /** The map in which the entry stands. */
  readonly around?: YamlMap;
  /** What the nearest map with a name is called. */
  readonly name: Text;
  readonly topic?: Exclude<Topic, "schema">;
}

/** What the parts of the walker ask of the whole. */
export interface Walk {
  readonly root: JsonSchema;
  explain(place: Place, schema: Schema): readonly Fault[];
  /** Whether a value is right, deprecated things counted as right: what branches, conditions and `not` ask. */
  accepts(place: Place, schema: Schema): boolean;
  /** What the reference of a schema leads to. */
  target(schema: JsonSchema): Schema | undefined;
  /**
   * As `explain`, and kept for as long as the node lives. Only for places at which nothing depends on what stands beside
   * them: see `Place.around`.
   */
  explainKept(place: Place, schema: Schema): readonly Fault[];
  /** Whether a value was found right by a schema before; only asked of values that stay the same from key to key. */
  isKnownRight(node: YamlNode, schema: Schema): boolean;
  rememberRight(node: YamlNode, schema: Schema): void;
}

/** Whether faults mean that a value is wrong, and not only that something better is known today. */
export function areWrong(faults: readonly Fault[]): boolean {
  return faults.some(({ kind }) => kind !== "deprecated");
}

/** Whether the platform may know more than the schema. */
export function mayGrow({ root }: Walk): boolean {
  return notesOf(root).mayGrow === true;
}

export const nowhere: Omit<Place, "node"> = { path: [], name: { en: "this place", "zh-cn": "此处" } };

export function placeOfValue(place: Place, map: YamlMap, entry: YamlEntry): Place {
  return inside(place, { node: entry.value, path: [...place.path, entry.key.text], entry, around: map });
}

export function placeOfItem(place: Place, node: YamlNode, index: number): Place {
  return inside(place, { node, path: [...place.path, index] });
}

function inside(place: Place, step: Omit<Place, "name" | "topic">): Place {
  return { ...step, name: place.name, ...(place.topic && { topic: place.topic }) };
}

/** What every fault says of its place. */
export function faultAt(place: Place) {
  return {
    path: place.path,
    place: place.name,
    node: place.node,
    ...(place.topic && { topic: place.topic }),
    ...(place.entry && { entry: place.entry }),
  };
}
