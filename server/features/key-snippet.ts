import type { Path, YamlNode } from "../document/index.ts";
import { type JsonSchema, type KeyOffer, keysAt, valuesAt } from "../schema/index.ts";
import type { Gap, Snippet } from "./snippet.ts";

/** Where a key is written. */
export interface KeyPlace {
  readonly schema: JsonSchema;
  readonly root: YamlNode;
  /** Of the map that gets the key. */
  readonly path: Path;
  readonly layout: Layout;
}

export interface Layout {
  readonly isFlow: boolean;
  /** The column that the keys of the map stand in. */
  readonly column: number;
  readonly newline: string;
}

/** So deep a snippet fills in what is required below a key; more is not wanted on the screen at once. */
const deepest = 6;

/** More values than this are offered when the cursor is there, not as a choice within the snippet. */
const mostChoices = 8;

const gap: Gap = { kind: "gap" };

/** The keys that may be picked, required ones first: what is there already is left out. */
export function pickableKeys(keys: readonly KeyOffer[]): readonly KeyOffer[] {
  const free = keys.filter(({ present }) => !present);
  return [...free.filter(({ required }) => required), ...free.filter(({ required }) => !required)];
}

/** A key with the beginning of its value: required keys below it are written out, each with a gap. */
export function keySnippet(key: KeyOffer, place: KeyPlace, depth = 0): Snippet {
  return [`${key.key}:`, ...valueSnippet(key, place, depth)];
}

/** All required keys that a map still lacks at once, where there are at least two; undefined otherwise. */
export function requiredSnippet(keys: readonly KeyOffer[], place: KeyPlace) {
  const required = keys.filter((key) => key.required);
  return required.length < 2
    ? undefined
    : { keys: required.map(({ key }) => key), snippet: joined(required, place, 0) };
}

function joined(keys: readonly KeyOffer[], place: KeyPlace, depth: number): Snippet {
  const { isFlow } = place.layout;
  const between = isFlow ? ", " : newLine(place.layout);
  return keys.flatMap((key, index) => [...(index === 0 ? [] : [between]), ...keySnippet(key, place, depth)]);
}

function newLine({ newline, column }: Layout, deeper = 0): string {
  return newline + " ".repeat(column + deeper);
}

function valueSnippet(key: KeyOffer, place: KeyPlace, depth: number): Snippet {
  const [first] = key.types;
  if (first === "map") return mapSnippet({ ...place, path: [...place.path, key.key] }, depth);
  if (first === "list") return listSnippet({ ...place, path: [...place.path, key.key] }, depth);
  const known = key.types.length === 1 ? valuesAt(place.schema, place.root, [...place.path, key.key]) : [];
  const choices = known.filter(({ deprecated }) => deprecated === undefined).map(({ value }) => value);
  return [" ", choices.length > 1 && choices.length <= mostChoices ? { ...gap, choices } : gap];
}

function mapSnippet(place: KeyPlace, depth: number): Snippet {
  const { layout } = place;
  const inner: KeyPlace = { ...place, layout: { ...layout, column: layout.column + 2 } };
  const body = requiredBody(inner, depth);
  return layout.isFlow ? [" { ", ...body, " }"] : [newLine(layout, 2), ...body];
}

/** A list of maps gets an item with what the map requires; any other list is short and stands in brackets. */
function listSnippet(place: KeyPlace, depth: number): Snippet {
  const { layout } = place;
  const item: KeyPlace = { ...place, path: [...place.path, 0], layout: { ...layout, column: layout.column + 4 } };
  const isListOfMaps = keysAt(item.schema, item.root, item.path).length > 0;
  if (layout.isFlow || !isListOfMaps) return [" [", gap, "]"];
  return [newLine(layout, 2), "- ", ...requiredBody(item, depth)];
}

/** What a new map needs: its required keys, and the choice between keys of which exactly one has to be there. */
function requiredBody(place: KeyPlace, depth: number): Snippet {
  const keys = pickableKeys(keysAt(place.schema, place.root, place.path));
  const required = keys.filter((key) => key.required);
  const isChosen = required.some((key) => key.alternative);
  const choices = keys
    .filter((key) => !isChosen && key.alternative && key.deprecated === undefined)
    .map(({ key }) => key);
  if (depth >= deepest || (required.length === 0 && choices.length === 0)) return [gap];
  const between = required.length === 0 ? [] : [place.layout.isFlow ? ", " : newLine(place.layout)];
  const choice: Snippet = choices.length > 1 ? [...between, { ...gap, choices }, ": ", gap] : [];
  return [...joined(required, place, depth + 1), ...choice];
}
