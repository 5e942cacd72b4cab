import { isAlias, isMap, isPair, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from "yaml";
import { limits } from "./limits.ts";
import { type Base, BorrowedSpan, LiveSpan } from "./live-span.ts";
import type { LimitPassed } from "./source.ts";
import type { Span } from "./span.ts";
import type { Anchor, YamlEntry, YamlMap, YamlNode, YamlScalar } from "./tree.ts";

/** Our tree of what was parsed, with aliases followed and merges done. Shared nodes are shared, not copied. */
export interface BuiltTree {
  /** Undefined where nothing is written. */
  readonly root: YamlNode | undefined;
  readonly anchors: readonly KnownAnchor[];
  readonly aliases: readonly AliasUse[];
  /** The anchors that stand elsewhere and were asked for: undefined where there was none. */
  readonly asked: ReadonlyMap<string, YamlNode | undefined>;
  readonly limits: readonly LimitPassed[];
  readonly repeats: readonly YamlMap[];
  /** How many nodes there are with the aliases followed, and how many aliases were followed for that. */
  readonly nodes: number;
  readonly expansions: number;
}

/** An anchor with what it names. */
export interface KnownAnchor {
  readonly name: string;
  readonly span: Span;
  readonly node: YamlNode;
  readonly nodes: number;
  readonly expansions: number;
}

export interface AliasUse {
  readonly name: string;
  readonly span: Span;
  /** Undefined where no anchor has the name. */
  readonly node: YamlNode | undefined;
}

/** What a part of a document is built from. Offsets of `contents` are relative to `base`, which is 0 meanwhile. */
export interface TreeSource {
  readonly text: string;
  readonly contents: unknown;
  readonly base: Base;
  readonly depth: number;
  /** The anchors that stand before this part. */
  readonly known: ReadonlyMap<string, KnownAnchor>;
}

export function buildTree(source: TreeSource): BuiltTree {
  const builder = new TreeBuilder(source);
  const { contents, depth } = source;
  const root = contents === null ? undefined : builder.build(contents as Node, 0, depth);
  const empty = root?.node.kind === "scalar" && root.node.style === "empty";
  return {
    root: empty ? undefined : root?.node,
    anchors: builder.anchors,
    aliases: builder.aliases,
    asked: builder.asked,
    limits: builder.limits,
    repeats: builder.repeats,
    nodes: builder.nodes,
    expansions: builder.expansions,
  };
}

/** A node, and where it ends in the place where it was written: an alias's node lies elsewhere. */
interface Built {
  readonly node: YamlNode;
  readonly place: Span;
}

/** State of one build: the anchors seen so far, and how much the aliases have blown the tree up. */
class TreeBuilder {
  readonly anchors: KnownAnchor[] = [];
  readonly aliases: AliasUse[] = [];
  readonly asked = new Map<string, YamlNode | undefined>();
  readonly limits: LimitPassed[] = [];
  readonly repeats: YamlMap[] = [];
  nodes = 0;
  expansions = 0;
  readonly #text: string;
  readonly #base: Base;
  readonly #known = new Map<string, KnownAnchor>();
  readonly #knownBefore: ReadonlyMap<string, KnownAnchor>;
  readonly #open = new Set<string>();

  constructor({ text, base, known }: TreeSource) {
    this.#text = text;
    this.#base = base;
    this.#knownBefore = known;
  }

  build(node: Node | null | undefined, at: number, depth: number): Built {
    if (!node) return this.#empty(at);
    const span = this.#spanOf(node, at);
    if (depth > limits.nesting) return this.#past("depth", span);
    if (isAlias(node)) return this.#alias(node.source, span);
    const before = { nodes: this.nodes, expansions: this.expansions };
    this.nodes++;
    const anchor = "anchor" in node ? this.#anchor(node.anchor, span) : undefined;
    if (anchor) this.#open.add(anchor.name);
    const built = this.#collectionOrScalar(node, span, depth, anchor);
    if (anchor) {
      this.#open.delete(anchor.name);
      const nodes = this.nodes - before.nodes;
      const expansions = this.expansions - before.expansions;
      const known: KnownAnchor = { ...anchor, node: built.node, nodes, expansions };
      this.anchors.push(known);
      this.#known.set(anchor.name, known);
    }
    return built;
  }

  #collectionOrScalar(node: Node, span: Span, depth: number, anchor: Anchor | undefined): Built {
    if (isMap(node)) return this.#map(node, span, depth, anchor);
    if (isSeq(node)) return this.#list(node, span, depth, anchor);
    if (isScalar(node)) {
      const scalar = this.#scalar(node, span, anchor);
      return { node: scalar, place: scalar.span };
    }
    return { node: { kind: "unknown", span }, place: span };
  }

  #list(node: YAMLSeq, span: Span, depth: number, anchor: Anchor | undefined): Built {
    const items: YamlNode[] = [];
    let end = span.start;
    for (const item of node.items) {
      // `- a: 1` in flow style may be a bare pair: a map of one entry.
      const built = isPair(item) ? this.#pairAsMap(item, end, depth + 1) : this.build(item as Node, end, depth + 1);
      items.push(built.node);
      end = Math.max(end, built.place.end);
    }
    const flow = node.flow === true;
    const whole = this.#span(span.start, flow ? span.end : end);
    return { node: { kind: "list", span: whole, flow, items, ...(anchor && { anchor }) }, place: whole };
  }

  #pairAsMap(pair: Pair, at: number, depth: number): Built {
    const entry = this.#entry(pair, at, depth);
    const map: YamlMap = { kind: "map", span: entry.span, flow: true, entries: [entry], duplicates: [] };
    return { node: map, place: entry.span };
  }

  #map(node: YAMLMap, span: Span, depth: number, anchor: Anchor | undefined): Built {
    const entries: YamlEntry[] = [];
    const duplicates: YamlEntry[] = [];
    const seen = new Set<string>();
    const merged: YamlEntry[] = [];
    let end = span.start;
    for (const pair of node.items) {
      const merge = isMergeKey(pair);
      const entry = this.#entry(pair, end, depth + 1);
      end = Math.max(end, entry.span.end);
      const brought = merge ? this.#merged(pair.value, entry.value) : undefined;
      if (brought) merged.push(...brought);
      else if (seen.has(entry.key.text)) duplicates.push(entry);
      else {
        seen.add(entry.key.text);
        entries.push(entry);
      }
    }
    for (const entry of merged) {
      if (seen.has(entry.key.text)) continue;
      seen.add(entry.key.text);
      entries.push(entry);
    }
    const flow = node.flow === true;
    const whole = this.#span(span.start, flow ? span.end : end);
    const map: YamlMap = { kind: "map", span: whole, flow, entries, duplicates, ...(anchor && { anchor }) };
    if (duplicates.length > 0) this.repeats.push(map);
    return { node: map, place: whole };
  }

  #entry(pair: Pair, at: number, depth: number): YamlEntry {
    const keyNode = pair.key as Node | null;
    const keySpan = keyNode ? this.#spanOf(keyNode, at) : this.#span(at, at);
    const key = this.#key(keyNode, keySpan);
    const value = this.build(pair.value as Node | null, this.#afterColon(keySpan.end), depth);
    const span = this.#span(keySpan.start, Math.max(keySpan.end, value.place.end));
    return { key, value: value.node, span, merged: false };
  }

  /** A key that is no plain scalar (an alias, a list) is named by how it is written. */
  #key(node: Node | null, span: Span): YamlScalar {
    if (node && isScalar(node)) {
      return this.#scalar(node, span, "anchor" in node ? this.#anchor(node.anchor, span) : undefined);
    }
    const text = this.#text.slice(span.start, span.end);
    return { kind: "scalar", span, value: text, text, style: node ? "plain" : "empty" };
  }

  /** What `<<` brings, or undefined when its value is nothing that can be merged. */
  #merged(written: unknown, value: YamlNode): readonly YamlEntry[] | undefined {
    if (value.kind === "unknown") return [];
    if (value.kind === "map") return this.#borrow(value, isAlias(written) ? this.#spanOf(written, 0) : undefined);
    if (value.kind !== "list" || !value.items.every((item) => item.kind === "map" || item.kind === "unknown"))
      return undefined;
    const sources = isSeq(written) ? written.items : [];
    return value.items.flatMap((item, index) => {
      if (item.kind !== "map") return [];
      const source = sources[index];
      return this.#borrow(
        item,
        isAlias(source) ? this.#spanOf(source, 0) : isAlias(written) ? this.#spanOf(written, 0) : undefined,
      );
    });
  }

  #borrow(map: YamlMap, alias: Span | undefined): readonly YamlEntry[] {
    if (!alias) return map.entries.map((entry) => ({ ...entry, merged: true }));
    return map.entries.map((entry) => ({ ...(this.#relocated(entry, alias) as YamlEntry), merged: true }));
  }

  /** A copy whose places are all the alias. Counted, since copies are what a bomb is made of. */
  #relocated(entry: YamlEntry, alias: Span): YamlEntry {
    const key = this.#moved(entry.key, alias) as YamlScalar;
    return { key, value: this.#moved(entry.value, alias), span: moveSpan(entry.span, alias), merged: entry.merged };
  }

  #moved(node: YamlNode, alias: Span): YamlNode {
    if (++this.nodes > limits.nodes) return this.#past("aliases", alias).node;
    const span = moveSpan(node.span, alias);
    switch (node.kind) {
      case "map": {
        const move = (entry: YamlEntry) => this.#relocated(entry, alias);
        return { ...node, span, entries: node.entries.map(move), duplicates: [] };
      }
      case "list":
        return { ...node, span, items: node.items.map((item) => this.#moved(item, alias)) };
      case "scalar":
      case "unknown":
        return { ...node, span };
    }
  }

  #scalar(
    node: { value: unknown; source?: string; type?: string; range?: readonly number[] | null },
    span: Span,
    anchor: Anchor | undefined,
  ): YamlScalar {
    const { value, source } = node;
    const style = styleOf(node.type, value === null && (source ?? "") === "");
    const text = typeof value === "string" ? value : (source ?? String(value));
    const known = typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
    const end = style === "literal" || style === "folded" ? this.#withoutNewline(span) : span.end;
    return {
      kind: "scalar",
      span: end === span.end ? span : this.#span(span.start, end),
      value: value === null || value === undefined ? null : (known ?? text),
      text,
      style,
      ...(anchor && { anchor }),
    };
  }

  #alias(name: string, span: Span): Built {
    const unknown: Built = { node: { kind: "unknown", span }, place: span };
    if (this.#open.has(name)) return unknown; // an alias inside its own anchor: a circle, which no value can have
    const known = this.#known.get(name) ?? this.#fromBefore(name);
    this.aliases.push({ name, span, node: known?.node });
    if (!known) return unknown;
    this.expansions += 1 + known.expansions;
    this.nodes += known.nodes;
    if (this.expansions > limits.aliasExpansions || this.nodes > limits.nodes) return this.#past("aliases", span);
    return { node: known.node, place: span };
  }

  #fromBefore(name: string): KnownAnchor | undefined {
    const known = this.#knownBefore.get(name);
    this.asked.set(name, known?.node);
    return known;
  }

  #span(from: number, to: number): Span {
    return new LiveSpan(this.#base, from, to);
  }

  /** The parser keeps no place for an anchor: it stands before its node, with blanks, tags and comments between. */
  #anchor(name: string | undefined, node: Span): Anchor | undefined {
    if (name === undefined) return undefined;
    const at = this.#text.lastIndexOf(`&${name}`, node.start);
    const start = at < 0 ? node.start : at;
    return { name, span: this.#span(start, at < 0 ? node.start : start + name.length + 1) };
  }

  #empty(at: number): Built {
    const span = this.#span(at, at);
    return { node: { kind: "scalar", span, value: null, text: "", style: "empty" }, place: span };
  }

  #past(limit: "depth" | "aliases", span: Span): Built {
    this.limits.push({ limit, span });
    return { node: { kind: "unknown", span }, place: span };
  }

  #spanOf(node: Node, at: number): Span {
    const range = node.range;
    return range ? this.#span(range[0], range[1]) : this.#span(at, at);
  }

  #afterColon(keyEnd: number): number {
    const colon = /^[ \t]*:/.exec(this.#text.slice(keyEnd, keyEnd + 64));
    return keyEnd + (colon ? colon[0].length : 0);
  }

  #withoutNewline(span: Span): number {
    let end = span.end;
    while (end > span.start && /[\r\n]/.test(this.#text.charAt(end - 1))) end--;
    return end;
  }
}

function isMergeKey(pair: Pair): boolean {
  return isScalar(pair.key) && pair.key.value === "<<" && pair.key.type === "PLAIN";
}

function moveSpan(span: Span, alias: Span): Span {
  return new BorrowedSpan(alias, span.origin ?? span);
}

function styleOf(type: string | undefined, empty: boolean): YamlScalar["style"] {
  switch (type) {
    case "QUOTE_DOUBLE":
      return "double";
    case "QUOTE_SINGLE":
      return "single";
    case "BLOCK_LITERAL":
      return "literal";
    case "BLOCK_FOLDED":
      return "folded";
    default:
      return empty ? "empty" : "plain";
  }
}
