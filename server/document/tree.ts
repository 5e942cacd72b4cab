import type { Span } from "./span.ts";

/**
 * The tree that everything above works on: our own, so that nobody depends on a parser's classes.
 * Aliases are already followed and merges already done. Spans are those of the words in the file; a
 * key or value that came by a merge has the alias as its span, and `span.origin` says where it stands.
 */
export type YamlNode = YamlMap | YamlList | YamlScalar | YamlUnknown;

export interface YamlMap {
  readonly kind: "map";
  readonly span: Span;
  /** Written with braces. */
  readonly flow: boolean;
  /** In the order of the file, merged entries last. Of a duplicate key, the first counts; the later ones are in `duplicates`. */
  readonly entries: readonly YamlEntry[];
  readonly duplicates: readonly YamlEntry[];
  readonly anchor?: Anchor;
}

export interface YamlEntry {
  readonly key: YamlScalar;
  readonly value: YamlNode;
  /** From the start of the key to the end of the value. */
  readonly span: Span;
  /** Came by `<<`. */
  readonly merged: boolean;
}

export interface YamlList {
  readonly kind: "list";
  readonly span: Span;
  readonly flow: boolean;
  readonly items: readonly YamlNode[];
  readonly anchor?: Anchor;
}

export interface YamlScalar {
  readonly kind: "scalar";
  readonly span: Span;
  /** As YAML 1.2's core schema reads it. */
  readonly value: string | number | boolean | null;
  /** The characters of the value without quotes or block marks: what a person would say stands there. */
  readonly text: string;
  /** `empty`: nothing is written; the span is then an empty one where a value would stand. */
  readonly style: "plain" | "single" | "double" | "literal" | "folded" | "empty";
  readonly anchor?: Anchor;
}

/** What we can't know, such as an alias without its anchor: every check passes over it. */
export interface YamlUnknown {
  readonly kind: "unknown";
  readonly span: Span;
}

export interface Anchor {
  readonly name: string;
  /** The name with its `&`. */
  readonly span: Span;
}

/** A step from a node to a child: the key, or the index in a list. */
export type PathStep = string | number;
export type Path = readonly PathStep[];

/** The entry of a key, undefined when the node is no map or has no such key. */
export function entryOf(node: YamlNode | undefined, key: string): YamlEntry | undefined {
  return node?.kind === "map" ? node.entries.find((entry) => entry.key.text === key) : undefined;
}

/** The value of a key. */
export function valueAt(node: YamlNode | undefined, key: string): YamlNode | undefined {
  return entryOf(node, key)?.value;
}

/** Whether nothing is written where a value could stand. */
export function isEmpty(node: YamlNode | undefined): boolean {
  return node === undefined || (node.kind === "scalar" && node.style === "empty");
}

/** The text of a scalar that is not empty, else undefined. */
export function textOf(node: YamlNode | undefined): string | undefined {
  return node?.kind === "scalar" && node.style !== "empty" ? node.text : undefined;
}

/** Whether a value has an expression in it, so that its type and value are known at run time only. */
export function hasExpression(node: YamlNode | undefined): boolean {
  return node?.kind === "scalar" && typeof node.value === "string" && node.value.includes("${{");
}

/** The plain JavaScript value of a tree, as a JSON Schema validator wants it. What is unknown becomes undefined. */
export function plainValue(node: YamlNode): unknown {
  switch (node.kind) {
    case "scalar":
      return node.value;
    case "list":
      return node.items.map(plainValue);
    case "map": {
      const value: Record<string, unknown> = Object.create(null);
      for (const entry of node.entries) value[entry.key.text] = plainValue(entry.value);
      return value;
    }
    case "unknown":
      return undefined;
  }
}
