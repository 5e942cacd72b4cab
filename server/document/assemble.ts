import { ContainerBuilder } from "./build-container.ts";
import type { KnownAnchor } from "./build-tree.ts";
import type { DocumentCut, Leaf, Piece } from "./cut-text.ts";
import { anchorUses, firstOfEach, sizePassed, unresolvedIn } from "./document-parts.ts";
import { limits } from "./limits.ts";
import type { Change } from "./lines.ts";
import type { Complaint } from "./parse-yaml.ts";
import { type FileText, ParsedFile } from "./parsed-file.ts";
import { type LeafRead, type PlacedLeaf, readLeaf } from "./read-leaf.ts";
import type { LimitPassed, YamlDocument } from "./source.ts";
import type { YamlNode } from "./tree.ts";
import { problemOf } from "./yaml-problems.ts";

/** The version before, and how the text has changed since. */
export interface Reuse {
  readonly previous: ParsedFile;
  readonly change: Change;
}

/**
 * Reads the leaves of a text, those that a change has not touched from the version before, and puts the documents
 * together. Undefined where a leaf is not what it seemed, or aliases have grown past their limit: the text must then be
 * read in one.
 */
export function assembleDocuments(
  file: FileText,
  cuts: readonly DocumentCut[],
  reuse: Reuse | undefined,
): ParsedFile | undefined {
  const earlier = new EarlierLeaves(reuse);
  const placed: PlacedLeaf[] = [];
  const loose: number[] = [];
  const readByLeaf = new Map<Leaf, LeafRead>();
  const drafts: DocumentDraft[] = [];
  if (cuts.length === 0) addLooseComments(file.text, 0, file.text.length, loose);
  for (const cut of cuts) {
    addLooseComments(file.text, cut.start, cut.piece?.start ?? cut.end, loose);
    const draft = readDocument(file, cut, earlier, placed, readByLeaf);
    if (!draft) {
      reuse?.previous.makeCurrent();
      return undefined;
    }
    drafts.push(draft);
  }
  for (const { read, leaf } of placed) read.base.at = leaf.start - leaf.pad;
  const containers = new ContainerBuilder((leaf) => readOf(readByLeaf, leaf), reuse?.previous.containers ?? []);
  const found: LimitPassed[] = file.tooBig ? [sizePassed] : [];
  const documents = drafts.map((draft) => finishDocument(file, draft, containers, found));
  return new ParsedFile(file, {
    documents,
    limits: firstOfEach(found),
    leaves: placed,
    looseComments: loose,
    containers: containers.built,
  });
}

interface DocumentDraft {
  readonly cut: DocumentCut;
  readonly reads: readonly LeafRead[];
}

function readDocument(
  { text }: FileText,
  cut: DocumentCut,
  earlier: EarlierLeaves,
  placed: PlacedLeaf[],
  readByLeaf: Map<Leaf, LeafRead>,
): DocumentDraft | undefined {
  const known = new Map<string, KnownAnchor>();
  const reads: LeafRead[] = [];
  let nodes = 0;
  let expansions = 0;
  for (const leaf of cut.piece ? leavesOf(cut.piece) : []) {
    const kept = earlier.find(leaf);
    const read = kept && isStillTrue(kept, known) ? kept : readLeaf(text, leaf, known);
    if (!read) return undefined;
    for (const anchor of read.anchors) known.set(anchor.name, anchor);
    nodes += read.nodes;
    expansions += read.expansions;
    reads.push(read);
    placed.push({ leaf, read });
    readByLeaf.set(leaf, read);
  }
  // A bomb of aliases is only seen from above all parts.
  if (expansions > limits.aliasExpansions || (expansions > 0 && nodes > limits.nodes)) return undefined;
  return { cut, reads };
}

/** Whether the anchors that a leaf has asked for are still the same nodes. */
function isStillTrue({ asked }: LeafRead, known: ReadonlyMap<string, KnownAnchor>): boolean {
  for (const [name, node] of asked) if (known.get(name)?.node !== node) return false;
  return true;
}

function* leavesOf(piece: Piece): Iterable<Leaf> {
  if (piece.kind === "leaf") {
    yield piece;
    return;
  }
  for (const part of piece.parts) {
    if (part.kind === "leaf") yield part;
    else {
      if (part.kind === "entry") yield part.head;
      yield* leavesOf(part.value);
    }
  }
}

function readOf(readByLeaf: ReadonlyMap<Leaf, LeafRead>, leaf: Leaf): LeafRead {
  const read = readByLeaf.get(leaf);
  if (!read) throw new Error("A leaf that was not read.");
  return read;
}

function finishDocument(
  { text, lines, tooBig }: FileText,
  { cut, reads }: DocumentDraft,
  containers: ContainerBuilder,
  found: LimitPassed[],
): YamlDocument {
  const span = { start: cut.start, end: cut.end };
  const cause = firstCause(reads);
  const problems = cause ? [problemOf(text, lines, cause)] : [];
  if (tooBig) return { span, root: undefined, problems, repeats: [], anchors: [], unresolved: [] };
  for (const read of reads) found.push(...read.limits);
  const named = reads.filter(({ anchors, aliases }) => anchors.length > 0 || aliases.length > 0);
  const before = containers.repeats.length;
  const root = cut.piece && rootOf(cut.piece, containers, reads);
  const isPart = cut.piece?.kind === "container";
  const inLeaves = reads.flatMap((read) => (isPart ? read.repeats.filter((map) => map !== read.node) : read.repeats));
  const repeats = [...inLeaves, ...containers.repeats.slice(before)];
  return { span, root, problems, repeats, anchors: anchorUses(named), unresolved: unresolvedIn(named) };
}

function rootOf(piece: Piece, containers: ContainerBuilder, reads: readonly LeafRead[]): YamlNode | undefined {
  return piece.kind === "leaf" ? reads[0]?.node : containers.build(piece);
}

/** The cause of what is broken in a document, with its place in the whole text. */
function firstCause(reads: readonly LeafRead[]): Complaint | undefined {
  let first: Complaint | undefined;
  for (const { cause, base } of reads) {
    if (!cause) continue;
    const placed = { ...cause, at: base.at + cause.at };
    if (cause.code === "TAB_AS_INDENT") return placed;
    first ??= placed;
  }
  return first;
}

/** Comments between the leaves: before a document's mark, behind it, and in a document that has nothing else. */
function addLooseComments(text: string, from: number, to: number, into: number[]): void {
  for (let start = from; start < to; ) {
    const newline = text.indexOf("\n", start);
    const lineEnd = newline < 0 || newline >= to ? to : newline;
    const end = lineEnd > start && text.charCodeAt(lineEnd - 1) === 13 ? lineEnd - 1 : lineEnd;
    const line = text.slice(start, end);
    const found = /^(\uFEFF?[ \t]*)#|^(\uFEFF?---[ \t]+)#/.exec(line);
    if (found) into.push(start + found[0].length - 1, end, found[1] === undefined ? 0 : 1);
    start = lineEnd + 1;
  }
}

/** The leaves of the version before, found by where they were. Asked for in the order of the text. */
class EarlierLeaves {
  readonly #leaves: readonly PlacedLeaf[];
  readonly #change: Change;
  #next = 0;

  constructor(reuse: Reuse | undefined) {
    this.#leaves = reuse?.previous.leaves ?? [];
    this.#change = reuse?.change ?? { start: 0, oldEnd: 0, newEnd: 0 };
  }

  find(leaf: Leaf): LeafRead | undefined {
    const { start, oldEnd, newEnd } = this.#change;
    const shift = leaf.end <= start ? 0 : leaf.start >= newEnd ? newEnd - oldEnd : undefined;
    if (shift === undefined) return undefined;
    const wanted = leaf.start - shift;
    while ((this.#leaves[this.#next]?.leaf.start ?? Number.POSITIVE_INFINITY) < wanted) this.#next++;
    const found = this.#leaves[this.#next];
    return found && found.leaf.start === wanted && isAlike(found.leaf, leaf) ? found.read : undefined;
  }
}

function isAlike(a: Leaf, b: Leaf): boolean {
  return (
    a.end - a.start === b.end - b.start &&
    a.holds === b.holds &&
    a.pad === b.pad &&
    a.indent === b.indent &&
    a.depth === b.depth
  );
}
