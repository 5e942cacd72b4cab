import type { CutSizes, Leaf, LineMarks } from "./cut-text.ts";
import { type Lines, lineIndexAt } from "./lines.ts";
import type { LeafRead } from "./read-leaf.ts";
import type { Comment, LimitPassed, SourceFile, YamlDocument } from "./source.ts";

export interface FileText {
  readonly text: string;
  readonly lines: Lines;
  readonly marks: LineMarks;
  readonly sizes: CutSizes;
  /** Past the limit of full service: only what YAML itself forbids is looked at. */
  readonly tooBig: boolean;
}

interface FileParts {
  readonly documents: readonly YamlDocument[];
  readonly limits: readonly LimitPassed[];
  readonly leaves: readonly Leaf[];
  /** What was read of each leaf. */
  readonly reads: readonly LeafRead[];
  /** Of the comments between the leaves: start, end, own line. */
  readonly looseComments: readonly number[];
}

/** A file with what its next version will be made from. */
export class ParsedFile implements SourceFile {
  readonly text: string;
  readonly lines: Lines;
  readonly newline: string;
  readonly documents: readonly YamlDocument[];
  readonly limits: readonly LimitPassed[];
  readonly marks: LineMarks;
  readonly sizes: CutSizes;
  readonly tooBig: boolean;
  readonly leaves: readonly Leaf[];
  readonly reads: readonly LeafRead[];
  readonly #looseComments: readonly number[];
  #comments: readonly Comment[] | undefined;
  #directives: readonly Comment[] | undefined;

  constructor(file: FileText, parts: FileParts) {
    this.text = file.text;
    this.lines = file.lines;
    this.marks = file.marks;
    this.sizes = file.sizes;
    this.tooBig = file.tooBig;
    this.newline = newlineOf(file.text, file.lines);
    this.documents = parts.documents;
    this.limits = parts.limits;
    this.leaves = parts.leaves;
    this.reads = parts.reads;
    this.#looseComments = parts.looseComments;
  }

  get comments(): readonly Comment[] {
    this.#comments ??= this.#collect(() => true);
    return this.#comments;
  }

  get directives(): readonly Comment[] {
    this.#directives ??= this.#collect((text) => text.startsWith("pipewright:"));
    return this.#directives;
  }

  /** The leaf that an offset is in; undefined where the text was read in one. */
  leafAt(offset: number): Leaf | undefined {
    let low = 0;
    let high = this.leaves.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.leaves[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return this.leaves[low];
  }

  makeCurrent(): void {
    for (const [index, { base }] of this.reads.entries()) base.at = this.#startOf(index);
  }

  /** Where what was read of a leaf begins, counted with its pad. */
  #startOf(index: number): number {
    const leaf = this.leaves[index];
    return leaf ? leaf.start - leaf.pad : 0;
  }

  #collect(isWanted: (text: string) => boolean): readonly Comment[] {
    const found: Comment[] = [];
    this.#addComments(this.#looseComments, 0, isWanted, found);
    for (const [index, { comments }] of this.reads.entries()) {
      if (comments.length > 0) this.#addComments(comments, this.#startOf(index), isWanted, found);
    }
    return found.sort((a, b) => a.span.start - b.span.start);
  }

  #addComments(places: readonly number[], at: number, isWanted: (text: string) => boolean, into: Comment[]): void {
    for (let index = 0; index < places.length; index += 3) {
      const span = { start: at + (places[index] ?? 0), end: at + (places[index + 1] ?? 0) };
      const text = this.text.slice(span.start, span.end).replace(/^#+/, "").trim();
      if (!isWanted(text)) continue;
      into.push({ span, text, line: lineIndexAt(this.lines.starts, span.start), ownLine: places[index + 2] === 1 });
    }
  }
}

/** How the first line ends; a file of one line ends as most do. */
function newlineOf(text: string, { starts }: Lines): string {
  const second = starts[1] ?? 0;
  return second >= 2 && text.charCodeAt(second - 2) === 13 && text.charCodeAt(second - 1) === 10 ? "\r\n" : "\n";
}
