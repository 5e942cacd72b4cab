import type { SourceFile, YamlMap, YamlNode, YamlScalar } from "../../../document/index.ts";
import { type ExpressionUse, expressionsOf, type Misplaced, type Uses } from "../../ci/expression-use.ts";
import { expressionPlaces } from "./places.generated.ts";

/** The expressions of a piece of a file that may use the same. */
export interface PlacedUses {
  /** Contexts, and functions with the number of their values: `hashFiles(1,255)`. */
  readonly may: readonly string[];
  readonly uses: Uses;
}

/** Where a walk begins: the name that GitHub's grammar has for the place, and what holds there from above. */
export interface StartingPlace {
  readonly name: string;
  readonly may: readonly string[];
}

interface Known {
  readonly from: StartingPlace;
  readonly found: readonly PlacedUses[];
}

/** A node stays the same when the key before it changes: then it stands at another place. */
const known = new WeakMap<YamlNode, Known>();

/**
 * The expressions below a node, kept as long as the node lives; not those under the keys that are `apart`. What came by
 * an alias or a merge is met where it is written.
 */
export function usesBelow(
  file: SourceFile,
  node: YamlNode,
  from: StartingPlace,
  apart: string | undefined,
): readonly PlacedUses[] {
  const before = known.get(node);
  if (before && isSamePlace(before.from, from)) return before.found;
  const collector = new Collector(file, apart);
  collector.collect(node, from, "", true);
  known.set(node, { from, found: collector.found });
  return collector.found;
}

function isSamePlace(one: StartingPlace, other: StartingPlace): boolean {
  if (one.name !== other.name || one.may.length !== other.may.length) return false;
  return one.may === other.may || one.may.every((word, index) => word === other.may[index]);
}

/** The place that a key or an item leads to. */
export function placeBelow({ name, may }: StartingPlace, step: string | number): StartingPlace {
  const row = Object.hasOwn(expressionPlaces, name) ? expressionPlaces[name] : undefined;
  const keyed = typeof step === "string" && row?.keys && Object.hasOwn(row.keys, step) ? row.keys[step] : undefined;
  const below = typeof step === "number" ? (row?.items ?? "") : (keyed ?? row?.others ?? "");
  return {
    name: below,
    may: together(may, Object.hasOwn(expressionPlaces, below) ? expressionPlaces[below]?.may : []),
  };
}

/** What holds from above, and what comes with the place. */
export function together(may: readonly string[], more: readonly string[] | undefined): readonly string[] {
  const added = (more ?? []).filter((one) => !may.includes(one));
  return added.length === 0 ? may : [...may, ...added];
}

interface Found extends PlacedUses {
  readonly uses: { readonly uses: ExpressionUse[]; readonly misplaced: Misplaced[]; readonly mixed: YamlScalar[] };
}

class Collector {
  readonly found: Found[] = [];
  readonly #file: SourceFile;
  readonly #apart: string | undefined;

  constructor(file: SourceFile, apart: string | undefined) {
    this.#file = file;
    this.#apart = apart;
  }

  collect(node: YamlNode, place: StartingPlace, key: string, isTop = false): void {
    if (node.kind === "map") this.#map(node, place, isTop);
    else if (node.kind === "list") for (const item of node.items) this.collect(item, placeBelow(place, 0), key);
    else if (node.kind === "scalar") this.#scalar(node, place, key);
  }

  #map(map: YamlMap, place: StartingPlace, isTop: boolean): void {
    for (const { key, value, merged } of map.entries) {
      if (merged || (isTop && key.text === this.#apart)) continue;
      this.collect(value, placeBelow(place, key.text), key.text);
    }
  }

  #scalar(node: YamlScalar, { may }: StartingPlace, key: string): void {
    if (key !== "if" && !node.text.includes("${{")) return;
    const { uses } = this.#bucket(may);
    if (may.length === 0) {
      if (node.text.includes("${{")) uses.misplaced.push({ node, key });
      return;
    }
    const found = expressionsOf(this.#file, node, key === "if");
    if (found === "mixed") uses.mixed.push(node);
    else uses.uses.push(...found);
  }

  #bucket(may: readonly string[]): Found {
    const same = this.found.find((one) => one.may.length === may.length && one.may.every((word) => may.includes(word)));
    if (same) return same;
    const made = { may, uses: { uses: [], misplaced: [], mixed: [] } };
    this.found.push(made);
    return made;
  }
}
