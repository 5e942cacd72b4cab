import type { Container } from "./cut-text.ts";
import { MovingSpan } from "./live-span.ts";
import type { LeafRead } from "./read-leaf.ts";
import type { Span } from "./span.ts";
import type { YamlEntry, YamlList, YamlMap, YamlNode } from "./tree.ts";

/** The node of a container, and what it was made from: with the same parts the same node serves again. */
interface BuiltContainer {
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
 * Puts the maps and lists of a document together from what was read of its leaves, `reads` in the order of the text. Of
 * a version before, the nodes serve again whose parts are all the same. `repeats` gets the maps in which a key stands
 * more than once.
 */
export function buildContainers(root: Container, reads: readonly LeafRead[], repeats: YamlMap[]): YamlMap | YamlList {
  return new ContainerBuilder(reads, repeats).build(root);
}

/** By the first of its parts, which is in no other container. */
const lastBuilt = new WeakMap<BuiltPart, BuiltContainer>();

class ContainerBuilder {
  readonly #reads: readonly LeafRead[];
  readonly #repeats: YamlMap[];
  #next = 0;

  constructor(reads: readonly LeafRead[], repeats: YamlMap[]) {
    this.#reads = reads;
    this.#repeats = repeats;
  }

  build(container: Container): YamlMap | YamlList {
    const firstRead = this.#reads[this.#next];
    const parts: BuiltPart[] = [];
    for (const part of container.parts) {
      if (part.kind !== "item") parts.push(this.#nextRead());
      if (part.kind !== "leaf") parts.push(this.build(part.value));
    }
    const { of } = container;
    const [first] = parts;
    const known = first && lastBuilt.get(first);
    const same = known?.of === of && areSame(known.parts, parts) ? known.node : undefined;
    const node = same ?? (of === "map" ? this.#map(container, parts) : this.#list(container, parts, firstRead));
    if (!same && first) lastBuilt.set(first, { of, parts, node });
    if (node.kind === "map" && node.duplicates.length > 0) this.#repeats.push(node);
    return node;
  }

  #nextRead(): LeafRead {
    const read = this.#reads[this.#next++];
    if (!read) throw new Error("A leaf that was not read.");
    return read;
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

  #list(container: Container, parts: readonly BuiltPart[], firstRead: LeafRead | undefined): YamlList {
    const items: YamlNode[] = [];
    for (const part of parts) {
      if (!("base" in part)) items.push(part);
      else if (part.node?.kind === "list") items.push(...part.node.items);
    }
    const [first] = container.parts;
    const span = this.#spanOf(parts);
    const start = first?.kind === "item" && firstRead ? new MarkSpan(firstRead, first.mark) : span;
    return { kind: "list", span: new JoinedSpan(start, span), flow: false, items };
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
