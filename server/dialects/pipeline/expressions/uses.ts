import {
  hasExpression,
  type SourceFile,
  type Span,
  textOf,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from "../../../document/index.ts";
import {
  type Expression,
  type Extent,
  expressionsIn,
  parseExpression,
  type Reference,
  referencesIn,
  type SyntaxProblem,
  type WrittenExpression,
  wholeExpression,
} from "../../shared/expressions/index.ts";

/** An expression where it stands. */
export interface ExpressionUse {
  readonly node: YamlScalar;
  readonly written: WrittenExpression;
  readonly tree: Expression;
  readonly problem: SyntaxProblem | undefined;
  /** A condition: of a `when`. */
  readonly isCondition: boolean;
  readonly references: readonly Reference[];
}

/** A scalar that takes no expression and has one. */
export interface Misplaced {
  readonly node: YamlScalar;
  /** What it is the value of, or what it is: "needs", "a key". */
  readonly key: string;
}

/** The expressions of one piece of a file. */
export interface Uses {
  readonly uses: readonly ExpressionUse[];
  readonly misplaced: readonly Misplaced[];
  /** `when` with words beside the marks. */
  readonly mixed: readonly YamlScalar[];
}

/** The file's letters for the place of a part of an expression. Of one that an escape may have moved, the whole scalar. */
export function placeOf({ node, written }: ExpressionUse, { start, end }: Extent): Span {
  if (node.span.origin) return node.span;
  const { start: from, end: to } = written.place(start, end);
  return { start: node.span.start + from, end: node.span.start + to };
}

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
    const text = textOf(node);
    if (text === undefined || node.span.origin) return;
    const written = this.#file.text.slice(node.span.start, node.span.end);
    const isCondition = key === "when" && typeof node.value === "string";
    if (isCondition && !text.includes("${{")) this.#add(node, wholeExpression(node, written), true);
    else if (isCondition && !/^\s*\$\{\{(?:(?!\$\{\{|\}\})[\s\S])*\}\}\s*$/.test(text)) this.#found.mixed.push(node);
    else for (const one of expressionsIn(node, written)) this.#add(node, one, isCondition);
  }

  #add(node: YamlScalar, written: WrittenExpression, isCondition: boolean): void {
    const { tree, problem } = parseExpression(written.text);
    const { length: end } = written.text;
    const unclosed: SyntaxProblem = { problem: "unclosed", word: "${{", start: -3, end };
    const references = referencesIn(tree);
    this.#found.uses.push({
      node,
      written,
      tree,
      problem: written.isOpen ? unclosed : problem,
      isCondition,
      references,
    });
  }
}
