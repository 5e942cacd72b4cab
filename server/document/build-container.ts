import type { Container, Leaf } from "./cut-text.ts";
import { MovingSpan } from "./live-span.ts";
import type { LeafRead } from "./read-leaf.ts";
import type { Span } from "./span.ts";
import type { YamlEntry, YamlList, YamlMap, YamlNode } from "./tree.ts";

/** The node of a container, and what it was made from: with the same parts the same node serves again. */
export interface BuiltContainer {
  readonly of: "map" | "list";
  readonly parts: readonly BuiltPart[];
  readonly node: YamlMap | YamlList;
}

type BuiltPart = LeafRead | YamlNode;

/** From the start of one place to the end of another, wherever these move. */
class JoinedSpan extends MovingSpan {
  readonly first: Span;
  readonly last: Span;

  constructor(first: Span, last: Span) {
    super();
    this.first = first;
    this.last = last;
  }

  get start(): number {
    return this.first.start;
  }

  get end(): number {
    return Math.max(this.last.end, this.first.start);
  }
}

/** A place in the text of a leaf that has no node of its own: the list mark before a long item. */
class MarkSpan extends MovingSpan {
  readonly read: LeafRead;
  readonly from: number;

  constructor(read: LeafRead, mark: number) {
    super();
    this.read = read;
    this.from = mark - read.base.at;
  }

  get start(): number {
    return this.read.base.at + this.from;
  }

  get end(): number {
    return this.start + 1;
  }
}

/**
 * Puts the maps and lists of a file together from what was read of its leaves. Of a version before, the nodes serve
 * again whose parts are all the same.
 */
export class ContainerBuilder {
  readonly built: BuiltContainer[] = [];
  /** The maps in which a key stands more than once. */
  readonly repeats: YamlMap[] = [];
  readonly #readOf: (leaf: Leaf) => LeafRead;
  readonly #earlier = new Map<BuiltPart, BuiltContainer[]>();

  constructor(readOf: (leaf: Leaf) => LeafRead, earlier: readonly BuiltContainer[]) {
    this.#readOf = readOf;
    for (const container of earlier) {
      const [first] = container.parts;
      if (!first) continue;
      const known = this.#earlier.get(first);
      if (known) known.push(container);
      else this.#earlier.set(first, [container]);
    }
  }

  build(container: Container): YamlMap | YamlList {
    const parts: BuiltPart[] = [];
    const marks: (number | undefined)[] = [];
    for (const part of container.parts) {
      if (part.kind === "leaf") parts.push(this.#readOf(part));
      else if (part.kind === "entry") parts.push(this.#readOf(part.head), this.build(part.value));
      else parts.push(this.build(part.value));
      marks.push(part.kind === "item" ? part.mark : undefined);
    }
    const { of } = container;
    const [first] = parts;
    const same =
      first && this.#earlier.get(first)?.find((earlier) => earlier.of === of && areSame(earlier.parts, parts));
    const node = same?.node ?? (of === "map" ? this.#map(container, parts) : this.#list(container, parts));
    this.built.push(same ?? { of, parts, node });
    if (node.kind === "map" && node.duplicates.length > 0) this.repeats.push(node);
    return node;
  }

  #map(container: Container, parts: readonly BuiltPart[]): YamlMap {
    const written: YamlEntry[] = [];
    const merged: YamlEntry[] = [];
    let at = 0;
    for (const part of container.parts) {
      const head = parts[at++];
      const map = head && "base" in head ? head.node : undefined;
      if (map?.kind !== "map") continue;
      if (part.kind === "entry") {
        const value = parts[at++];
        const [entry] = map.entries;
        if (entry && value && "kind" in value) {
          written.push({ key: entry.key, value, span: new JoinedSpan(entry.key.span, value.span), merged: false });
        }
      } else {
        for (const entry of [...map.entries, ...map.duplicates].sort(byPlace)) {
          (entry.merged ? merged : written).push(entry);
        }
      }
    }
    return mapOf(written, merged, this.#spanOf(parts));
  }

  #list(container: Container, parts: readonly BuiltPart[]): YamlList {
    const items: YamlNode[] = [];
    for (const part of parts) {
      if (!("base" in part)) items.push(part);
      else if (part.node?.kind === "list") items.push(...part.node.items);
    }
    const [first] = container.parts;
    const span = this.#spanOf(parts);
    const start = first?.kind === "item" ? new MarkSpan(this.#firstRead(first.value), first.mark) : span;
    return { kind: "list", span: new JoinedSpan(start, span), flow: false, items };
  }

  #firstRead(container: Container): LeafRead {
    const [first] = container.parts;
    if (!first) throw new Error("A container without a part.");
    if (first.kind === "leaf") return this.#readOf(first);
    return first.kind === "entry" ? this.#readOf(first.head) : this.#firstRead(first.value);
  }

  #spanOf(parts: readonly BuiltPart[]): Span {
    const spans = parts.map((part) => ("base" in part ? part.node?.span : part.span));
    const [first] = spans;
    const last = spans.at(-1);
    return first && last ? new JoinedSpan(first, last) : { start: 0, end: 0 };
  }
}

/** Explicit keys win over what merges bring, and the first over later ones. */
function mapOf(written: readonly YamlEntry[], merged: readonly YamlEntry[], span: Span): YamlMap {
  const seen = new Set<string>();
  const entries: YamlEntry[] = [];
  const duplicates: YamlEntry[] = [];
  for (const entry of written) {
    const isKnown = seen.has(entry.key.text);
    seen.add(entry.key.text);
    (isKnown ? duplicates : entries).push(entry);
  }
  for (const entry of merged) {
    if (seen.has(entry.key.text)) continue;
    seen.add(entry.key.text);
    entries.push(entry);
  }
  return { kind: "map", span, flow: false, entries, duplicates };
}

function byPlace(a: YamlEntry, b: YamlEntry): number {
  return a.merged || b.merged ? 0 : a.span.start - b.span.start;
}

function areSame(a: readonly BuiltPart[], b: readonly BuiltPart[]): boolean {
  return a.length === b.length && a.every((part, index) => part === b[index]);
}
