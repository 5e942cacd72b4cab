import { type Lines, lineIndexAt } from "./lines.ts";

/** What a text is cut into. Joined, its leaves are the text of the document: no gap, no overlap. */
export type Piece = Leaf | Container;

/** A part that is read for itself: one or a few entries of a map, one item of a list, or a document that can't be cut. */
export interface Leaf {
  readonly kind: "leaf";
  readonly holds: "map" | "list" | "document";
  /** UTF-16 units from the start of the text. */
  readonly start: number;
  readonly end: number;
  /** How many blanks stand for what is before it on its first line (`- ` of a list item). */
  readonly pad: number;
  /** The column of its keys or list marks. */
  readonly indent: number;
  /** How deep its map or list is below the root, which has 0. */
  readonly depth: number;
}

/** A long block map or list, whose entries or items are pieces. */
export interface Container {
  readonly kind: "container";
  readonly of: "map" | "list";
  readonly start: number;
  readonly end: number;
  readonly parts: readonly Part[];
}

export type Part =
  | Leaf
  /** `key:` with a container below it: the head is a leaf with the key and nothing behind it. */
  | { readonly kind: "entry"; readonly head: Leaf; readonly value: Container }
  /** `- ` with a container behind it; `mark` is where the list mark stands. */
  | { readonly kind: "item"; readonly mark: number; readonly value: Container };

/** One document of the file, by lines and by units. */
export interface DocumentCut {
  readonly start: number;
  readonly end: number;
  /** Undefined where there is nothing but blanks and comments. */
  readonly piece: Piece | undefined;
  /** What stands before the first piece: the document's mark, comments. Only where there is no piece. */
  readonly isMarked: boolean;
}

/** How many lines make it worth while to cut. */
export interface CutSizes {
  /** Blocks of fewer lines are read whole: to cut them would cost more than it saves. */
  readonly block: number;
  /** An item of a list is cut again from here. */
  readonly item: number;
}

export const usualSizes: CutSizes = { block: 48, item: 120 };
/** A block inside a block inside a block: beyond, nobody writes by hand. */
const deepestCut = 12;

/**
 * Cuts a text at its documents, and these at the keys and list marks of their long blocks, by the depth of lines alone.
 * Undefined where that would not be safe: directives, `...`, something behind `---`. Where a block can't be cut safely
 * it stays together. No parsing; costs a look at each line.
 * Source: YAML 1.2.2, 6.1 (indentation), 8.2 (block collections), 9.1.2 (document markers).
 */
export function cutText(
  text: string,
  lines: Lines,
  marks: LineMarks,
  sizes: CutSizes,
): readonly DocumentCut[] | undefined {
  return new Cutter(text, lines, marks, sizes).documents();
}

/**
 * For each line the column of its first character that is no blank, times 256, plus that character (255 for any above);
 * -1 for a line without one.
 */
export type LineMarks = Int32Array;

export function lineMarksOf(text: string, lines: Lines): LineMarks {
  const marks = new Int32Array(lines.starts.length);
  for (let line = 0; line < marks.length; line++) marks[line] = markOf(text, lines, line);
  return marks;
}

/** The marks after a change: only the lines that it touched are looked at. */
export function lineMarksAfter(before: LineMarks, text: string, lines: Lines, from: number, to: number): LineMarks {
  const marks = new Int32Array(lines.starts.length);
  const first = Math.max(0, lineIndexAt(lines.starts, from) - 1);
  const last = Math.min(marks.length - 1, lineIndexAt(lines.starts, to) + 1);
  marks.set(before.subarray(0, Math.min(first, before.length)));
  for (let line = first; line <= last; line++) marks[line] = markOf(text, lines, line);
  const tail = marks.length - last - 1;
  if (tail > 0) marks.set(before.subarray(before.length - tail), last + 1);
  return marks;
}

function markOf(text: string, lines: Lines, line: number): number {
  const start = lines.starts[line] ?? 0;
  let at = line === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start;
  const first = at;
  while (text.charCodeAt(at) === 0x20) at++;
  const column = at - first;
  // Behind a tab, a comment is still one, and nothing still nothing.
  let written = at;
  while (text.charCodeAt(written) === 0x09 || text.charCodeAt(written) === 0x20) written++;
  const unit = text.charCodeAt(written);
  if (Number.isNaN(unit) || unit === 0x0a || unit === 0x0d) return -1;
  if (written > at && unit !== 0x23) return column * 256 + 0x09;
  return column * 256 + Math.min(unit, 255);
}

class Cutter {
  readonly #text: string;
  readonly #starts: Int32Array;
  readonly #marks: LineMarks;
  readonly #sizes: CutSizes;

  constructor(text: string, lines: Lines, marks: LineMarks, sizes: CutSizes) {
    this.#text = text;
    this.#starts = lines.starts;
    this.#marks = marks;
    this.#sizes = sizes;
  }

  documents(): readonly DocumentCut[] | undefined {
    const found: DocumentCut[] = [];
    let from = 0;
    let bodyFrom = 0;
    let isMarked = false;
    let hasContent = false;
    for (let line = 0; line < this.#marks.length; line++) {
      const mark = this.#marks[line] ?? -1;
      if (mark >= 0 && mark < 256) {
        if (mark === 0x25 || (mark === 0x2e && this.#isMarker(line, "..."))) return undefined;
        if (mark === 0x2d && this.#isMarker(line, "---")) {
          if (!this.#markerStandsAlone(line)) return undefined;
          if (isMarked || hasContent) {
            found.push(this.#document(from, bodyFrom, line, isMarked));
            from = line;
          }
          isMarked = true;
          hasContent = false;
          bodyFrom = line + 1;
          continue;
        }
      }
      hasContent ||= mark >= 0 && (mark & 255) !== 0x23;
    }
    if (isMarked || hasContent) found.push(this.#document(from, bodyFrom, this.#marks.length, isMarked));
    return found;
  }

  #document(from: number, bodyFrom: number, to: number, isMarked: boolean): DocumentCut {
    const start = from === 0 ? 0 : this.#startOf(from);
    const end = this.#startOf(to);
    const first = this.#firstWritten(bodyFrom, to);
    if (first < 0) return { start, end, piece: undefined, isMarked };
    // A comment between the mark and the first key belongs to the first leaf; the mark's own line is nobody's.
    const piece =
      this.#block(bodyFrom, to, this.#columnOf(first), 0, 0, undefined) ??
      this.#leaf("document", this.#startOf(bodyFrom), end, 0, 0, 0);
    return { start, end, piece, isMarked };
  }

  /**
   * The block of some lines as a container, or as one leaf where it is short; undefined where it can't be told apart.
   * `compact` is where the block begins on its first line when that is behind a list mark.
   */
  #block(
    from: number,
    to: number,
    indent: number,
    depth: number,
    level: number,
    compact: number | undefined,
  ): Piece | undefined {
    const first = compact === undefined ? this.#firstWritten(from, to) : from;
    const beginsWith = compact === undefined ? (this.#marks[first] ?? 0) & 255 : this.#text.charCodeAt(compact);
    const of = beginsWith === 0x2d && (compact !== undefined || this.#isDash(first)) ? "list" : "map";
    if (compact !== undefined && of === "list") return undefined;
    const startsAt = this.#partStarts(from, to, indent, of, compact !== undefined);
    if (!startsAt) return undefined;
    const start = compact ?? this.#startOf(from);
    const end = this.#startOf(to);
    const pad = compact === undefined ? 0 : indent;
    if (to - from < this.#sizes.block || level > deepestCut) return this.#leaf(of, start, end, pad, indent, depth);
    const parts: Part[] = [];
    for (let index = 0; index < startsAt.length; index++) {
      const line = index === 0 ? from : (startsAt[index] ?? from);
      const head = startsAt[index] ?? from;
      const next = startsAt[index + 1] ?? to;
      const partStart = index === 0 ? start : this.#startOf(line);
      const partPad = index === 0 ? pad : 0;
      const long = next - head > (of === "map" ? this.#sizes.block : this.#sizes.item);
      const part = long ? this.#longPart(of, head, next, partStart, partPad, indent, depth, level) : undefined;
      parts.push(part ?? this.#leaf(of, partStart, this.#startOf(next), partPad, indent, depth));
    }
    return { kind: "container", of, start, end, parts };
  }

  #longPart(
    of: "map" | "list",
    head: number,
    next: number,
    start: number,
    pad: number,
    indent: number,
    depth: number,
    level: number,
  ): Part | undefined {
    if (of === "list") {
      // Comments before the first item would be nobody's.
      if (start !== this.#startOf(head)) return undefined;
      const mark = this.#firstUnit(head);
      let at = mark + 1;
      while (this.#text.charCodeAt(at) === 0x20) at++;
      const unit = this.#text.charCodeAt(at);
      if (unit === 0x2d || !this.#beginsEntry(at)) return undefined;
      const value = this.#block(head, next, indent + at - mark, depth + 1, level + 1, at);
      return value?.kind === "container" && value.of === "map" ? { kind: "item", mark, value } : undefined;
    }
    const below = this.#firstWritten(head + 1, next);
    if (below < 0 || !this.#isBareKey(pad > 0 ? start : this.#firstUnit(head))) return undefined;
    const column = this.#columnOf(below);
    if (column < indent || (column === indent && !this.#isDash(below))) return undefined;
    const value = this.#block(below, next, column, depth + 1, level + 1, undefined);
    if (value?.kind !== "container") return undefined;
    return { kind: "entry", head: this.#leaf("map", start, this.#startOf(below), pad, indent, depth), value };
  }

  /**
   * The lines at which entries or items begin; undefined where that can't be told. A line that begins nothing that we
   * know, such as a key in quotes, stays with the part before it. So does a word that is still being typed, at any
   * depth; a block that begins with such words takes them into its first entry.
   */
  #partStarts(
    from: number,
    to: number,
    indent: number,
    of: "map" | "list",
    isCompact: boolean,
  ): readonly number[] | undefined {
    const found: number[] = isCompact ? [from] : [];
    let words = -1;
    for (let line = isCompact ? from + 1 : from; line < to; line++) {
      const mark = this.#marks[line] ?? -1;
      const column = mark >> 8;
      if (mark < 0 || (mark & 255) === 0x23 || column > indent) continue;
      if (column < indent) {
        if (!this.#isWord(line)) return undefined;
      } else if (of === "list" ? this.#isDash(line) : this.#beginsEntry(this.#firstUnit(line))) {
        if (words >= 0) {
          found.push(words);
          words = -1;
        } else found.push(line);
      } else if (found.length === 0) {
        if (of === "list" || !this.#isWord(line)) return undefined;
        if (words < 0) words = line;
      } else if (of === "list" && !this.#isWord(line)) return undefined;
    }
    return found.length > 0 ? found : undefined;
  }

  #leaf(holds: Leaf["holds"], start: number, end: number, pad: number, indent: number, depth: number): Leaf {
    return { kind: "leaf", holds, start, end, pad, indent, depth };
  }

  #startOf(line: number): number {
    if (line === 0) return this.#bom(0);
    return this.#starts[line] ?? this.#text.length;
  }

  #bom(line: number): number {
    return line === 0 && this.#text.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  #columnOf(line: number): number {
    return (this.#marks[line] ?? 0) >> 8;
  }

  #firstWritten(from: number, to: number): number {
    for (let line = from; line < to; line++) {
      const mark = this.#marks[line] ?? -1;
      if (mark >= 0 && (mark & 255) !== 0x23) return line;
    }
    return -1;
  }

  #firstUnit(line: number): number {
    return this.#startOf(line) + this.#columnOf(line);
  }

  #isDash(line: number): boolean {
    if (((this.#marks[line] ?? 0) & 255) !== 0x2d) return false;
    const behind = this.#text.charCodeAt(this.#firstUnit(line) + 1);
    return behind === 0x20 || behind === 0x0a || behind === 0x0d || Number.isNaN(behind);
  }

  /** `key:` with a blank or nothing behind the colon; `<<:` too. */
  #beginsEntry(from: number): boolean {
    let at = from;
    if (this.#text.startsWith("<<:", at)) at += 2;
    else while (isWordUnit(this.#text.charCodeAt(at))) at++;
    return at > from && at - from < 1000 && this.#isColon(at);
  }

  #isColon(at: number): boolean {
    if (this.#text.charCodeAt(at) !== 0x3a) return false;
    const behind = this.#text.charCodeAt(at + 1);
    return behind === 0x20 || behind === 0x0a || behind === 0x0d || Number.isNaN(behind);
  }

  /** Whether a line is one word without a colon, as while a key is being typed. */
  #isWord(line: number): boolean {
    let at = this.#firstUnit(line);
    while (isWordUnit(this.#text.charCodeAt(at))) at++;
    const unit = this.#text.charCodeAt(at);
    return unit === 0x0a || unit === 0x0d || Number.isNaN(unit);
  }

  /** Whether a key stands there with nothing behind it but a comment. */
  #isBareKey(from: number): boolean {
    let at = from;
    while (isWordUnit(this.#text.charCodeAt(at))) at++;
    if (at === from || !this.#isColon(at)) return false;
    at++;
    const colonEnd = at;
    while (this.#text.charCodeAt(at) === 0x20) at++;
    const unit = this.#text.charCodeAt(at);
    return unit === 0x0a || unit === 0x0d || (unit === 0x23 && at > colonEnd);
  }

  #isMarker(line: number, marker: string): boolean {
    const start = this.#startOf(line);
    if (!this.#text.startsWith(marker, start)) return false;
    const behind = this.#text.charCodeAt(start + 3);
    return behind === 0x20 || behind === 0x09 || behind === 0x0a || behind === 0x0d || Number.isNaN(behind);
  }

  #markerStandsAlone(line: number): boolean {
    let at = this.#startOf(line) + 3;
    while (this.#text.charCodeAt(at) === 0x20) at++;
    const unit = this.#text.charCodeAt(at);
    return unit === 0x0a || unit === 0x0d || unit === 0x23 || Number.isNaN(unit);
  }
}

/** A letter, a digit, or a sign that means nothing in a key. */
function isWordUnit(unit: number): boolean {
  return (
    (unit >= 0x61 && unit <= 0x7a) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    (unit >= 0x30 && unit <= 0x39) ||
    unit === 0x5f ||
    unit === 0x2e ||
    unit === 0x2f ||
    unit === 0x2d
  );
}
