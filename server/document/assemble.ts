import { buildContainers } from "./build-container.ts";
import type { KnownAnchor } from "./build-tree.ts";
import type { DocumentCut, Leaf, Piece } from "./cut-text.ts";
import { anchorUses, firstOfEach, lineageOf, sizePassed, unresolvedIn } from "./document-parts.ts";
import { limits } from "./limits.ts";
import type { Change } from "./lines.ts";
import type { Complaint } from "./parse-yaml.ts";
import { type FileText, ParsedFile } from "./parsed-file.ts";
import { type LeafRead, readLeaf } from "./read-leaf.ts";
import type { LimitPassed, YamlDocument } from "./source.ts";
import type { YamlMap } from "./tree.ts";
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
  const leaves: Leaf[] = [];
  const loose: number[] = [];
  const drafts: DocumentDraft[] = [];
  if (cuts.length === 0) addLooseComments(file.text, 0, file.text.length, loose);
  for (const cut of cuts) {
    addLooseComments(file.text, cut.start, cut.piece?.start ?? cut.end, loose);
    const draft = readDocument(file, cut, earlier, leaves);
    if (!draft) {
      reuse?.previous.makeCurrent();
      return undefined;
    }
    drafts.push(draft);
  }
  const reads = drafts.length === 1 && drafts[0] ? drafts[0].reads : drafts.flatMap((draft) => draft.reads);
  for (let index = 0; index < reads.length; index++) {
    const [read, leaf] = [reads[index], leaves[index]];
    if (read && leaf) read.base.at = leaf.start - leaf.pad;
  }
  const found: LimitPassed[] = file.tooBig ? [sizePassed] : [];
  const documents = drafts.map((draft, index) => finishDocument(file, draft, lineageOf(reuse?.previous, index), found));
  return new ParsedFile(file, { documents, limits: firstOfEach(found), leaves, reads, looseComments: loose });
}

interface DocumentDraft {
  readonly cut: DocumentCut;
  readonly reads: readonly LeafRead[];
}

function readDocument(
  { text }: FileText,
  cut: DocumentCut,
  earlier: EarlierLeaves,
  leaves: Leaf[],
): DocumentDraft | undefined {
  const known = new Map<string, KnownAnchor>();
  const reads: LeafRead[] = [];
  let nodes = 0;
  let expansions = 0;
  const first = leaves.length;
  if (cut.piece) addLeaves(cut.piece, leaves);
  for (let index = first; index < leaves.length; index++) {
    const leaf = leaves[index];
    if (!leaf) continue;
    const kept = earlier.find(leaf);
    const read = kept && isStillTrue(kept, known) ? kept : readLeaf(text, leaf, known);
    if (!read) return undefined;
    for (const anchor of read.anchors) known.set(anchor.name, anchor);
    nodes += read.nodes;
    expansions += read.expansions;
    reads.push(read);
  }
  // A bomb of aliases is only seen from above all parts.
  if (expansions > limits.aliasExpansions || (expansions > 0 && nodes > limits.nodes)) return undefined;
  return { cut, reads };
}

/** Whether the anchors that a leaf has asked for are still the same nodes. */
function isStillTrue({ asked }: LeafRead, known: ReadonlyMap<string, KnownAnchor>): boolean {
  if (asked.size === 0) return true;
  for (const [name, node] of asked) if (known.get(name)?.node !== node) return false;
  return true;
}

/** In the order of the text. */
function addLeaves(piece: Piece, into: Leaf[]): void {
  if (piece.kind === "leaf") {
    into.push(piece);
    return;
  }
  for (const part of piece.parts) {
    if (part.kind === "leaf") into.push(part);
    else {
      if (part.kind === "entry") into.push(part.head);
      addLeaves(part.value, into);
    }
  }
}

function finishDocument(
  { text, lines, tooBig }: FileText,
  { cut, reads }: DocumentDraft,
  lineage: object,
  found: LimitPassed[],
): YamlDocument {
  const span = { start: cut.start, end: cut.end };
  const cause = firstCause(reads);
  const problems = cause ? [problemOf(text, lines, cause)] : [];
  if (tooBig) return { lineage, span, root: undefined, problems, repeats: [], anchors: [], unresolved: [] };
  const isPart = cut.piece?.kind === "container";
  const named: LeafRead[] = [];
  const repeats: YamlMap[] = [];
  for (const read of reads) {
    if (read.limits.length > 0) found.push(...read.limits);
    if (read.anchors.length > 0 || read.aliases.length > 0) named.push(read);
    for (const map of read.repeats) if (!isPart || map !== read.node) repeats.push(map);
  }
  const root = cut.piece?.kind === "container" ? buildContainers(cut.piece, reads, repeats) : reads[0]?.node;
  return { lineage, span, root, problems, repeats, anchors: anchorUses(named), unresolved: unresolvedIn(named) };
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
  readonly #leaves: readonly Leaf[];
  readonly #reads: readonly LeafRead[];
  readonly #change: Change;
  #next = 0;

  constructor(reuse: Reuse | undefined) {
    this.#leaves = reuse?.previous.leaves ?? [];
    this.#reads = reuse?.previous.reads ?? [];
    this.#change = reuse?.change ?? { start: 0, oldEnd: 0, newEnd: 0 };
  }

  find(leaf: Leaf): LeafRead | undefined {
    const { start, oldEnd, newEnd } = this.#change;
    const shift = leaf.end <= start ? 0 : leaf.start >= newEnd ? newEnd - oldEnd : undefined;
    if (shift === undefined) return undefined;
    const wanted = leaf.start - shift;
    while ((this.#leaves[this.#next]?.start ?? Number.POSITIVE_INFINITY) < wanted) this.#next++;
    const found = this.#leaves[this.#next];
    return found && found.start === wanted && isAlike(found, leaf) ? this.#reads[this.#next] : undefined;
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
