import {
  hasExpression,
  type SourceFile,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from "../../../document/index.ts";
import { type ExpressionUse, expressionsOf, type Misplaced, type Uses } from "../../ci/expression-use.ts";

interface Keys {
  /** Of the map itself, not of those below: whose values take no expression. */
  readonly closed: ReadonlySet<string>;
  /** Whose values are looked at elsewhere. */
  readonly apart: ReadonlySet<string>;
}

const known = new WeakMap<YamlNode, Uses>();

/** The expressions below a node, kept as long as the node lives. What came by an alias or a merge is met where it is written. */
export function usesIn(file: SourceFile, node: YamlNode, keys: Keys): Uses {
  const before = known.get(node);
  if (before) return before;
  const found = { uses: [], misplaced: [], mixed: [] };
  new Collector(file, keys, found).collect(node, "", true);
  known.set(node, found);
  return found;
}

interface Found {
  readonly uses: ExpressionUse[];
  readonly misplaced: Misplaced[];
  readonly mixed: YamlScalar[];
}

class Collector {
  readonly #file: SourceFile;
  readonly #keys: Keys;
  readonly #found: Found;

  constructor(file: SourceFile, keys: Keys, found: Found) {
    this.#file = file;
    this.#keys = keys;
    this.#found = found;
  }

  collect(node: YamlNode, key: string, isTop = false): void {
    switch (node.kind) {
      case "map":
        this.#map(node, isTop);
        return;
      case "list":
        for (const item of node.items) this.collect(item, key);
        return;
      case "scalar":
        this.#scalar(node, key);
        return;
      case "unknown":
        return;
    }
  }

  #map(map: YamlMap, isTop: boolean): void {
    for (const { key, value, merged } of map.entries) {
      if (merged) continue;
      if (hasExpression(key)) this.#found.misplaced.push({ node: key, key: "" });
      if (isTop && this.#keys.apart.has(key.text)) continue;
      if (isTop && this.#keys.closed.has(key.text)) this.#closed(value, key.text);
      else this.collect(value, key.text);
    }
  }

  #closed(node: YamlNode, key: string): void {
    if (node.kind === "scalar" && hasExpression(node)) this.#found.misplaced.push({ node, key });
    else if (node.kind === "list") for (const item of node.items) this.#closed(item, key);
    else if (node.kind === "map") for (const { value } of node.entries) this.#closed(value, key);
  }

  #scalar(node: YamlScalar, key: string): void {
    const found = expressionsOf(this.#file, node, key === "when");
    if (found === "mixed") this.#found.mixed.push(node);
    else this.#found.uses.push(...found);
  }
}
