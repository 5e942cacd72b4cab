import { assembleDocuments, type Reuse } from "./assemble.ts";
import { type CutSizes, cutText, lineMarksAfter, lineMarksOf, usualSizes } from "./cut-text.ts";
import { limits } from "./limits.ts";
import { type Change, type Lines, lineIndexAt, linesAfter, linesOf } from "./lines.ts";
import { type FileText, ParsedFile } from "./parsed-file.ts";
import { readWhole } from "./read-whole.ts";
import type { LimitPassed, SourceFile } from "./source.ts";

/**
 * Reads a file as YAML 1.2 (core schema, with `<<` merges as in YAML 1.1).
 * Never throws. Past the stated limits less is looked at, and `limits` of the answer says so.
 * Cost: one reading of the whole text.
 */
export function parseSource(text: string, sizes: CutSizes = usualSizes): SourceFile {
  if (text.length > limits.syntaxUnits) return farTooBig(text);
  const lines = linesOf(text);
  const marks = lineMarksOf(text, lines);
  return parse({ text, lines, marks, sizes, tooBig: isTooBig(text, lines) }, undefined);
}

/**
 * The next version of a file, in which only the parts are read anew that a change has touched. `text` is the new text.
 * Law: after any changes the answer is that of `parseSource`.
 * The two versions share what did not change, and the places of all that they share are those in the newer one: of a
 * file that has a newer version nothing may be asked, unless it is made current again by `makeCurrent`.
 * Hot: runs at each keystroke. Cost: the part that was touched, and a glance at each line and part.
 */
export function reparseSource(previous: SourceFile, change: Change, text: string): SourceFile {
  if (!(previous instanceof ParsedFile) || text.length > limits.syntaxUnits) return parseSource(text);
  const lines = linesAfter(previous.lines, change, text);
  const marks = lineMarksAfter(previous.marks, text, lines, change.start, change.newEnd);
  const { sizes } = previous;
  const file = { text, lines, marks, sizes, tooBig: isTooBig(text, lines) };
  return parse(file, previous.tooBig === file.tooBig ? { previous, change } : undefined);
}

/** The beginning of a line at or before an offset from which one can read without knowing what stands before it. */
export function readFrom(file: SourceFile, offset: number): number {
  const { starts } = file.lines;
  const lineStart = starts[lineIndexAt(starts, offset)] ?? 0;
  const part = file instanceof ParsedFile ? file.leafAt(lineStart) : undefined;
  return part ? (starts[lineIndexAt(starts, part.start)] ?? 0) : 0;
}

/** Moves what a file shares with other versions of itself to where it is in this one. */
export function makeCurrent(file: SourceFile): void {
  if (file instanceof ParsedFile) file.makeCurrent();
}

function parse(file: FileText, reuse: Reuse | undefined): SourceFile {
  const cuts = file.lines.isOdd ? undefined : cutText(file.text, file.lines, file.marks, file.sizes);
  return (cuts && assembleDocuments(file, cuts, reuse)) ?? readWhole(file, reuse?.previous);
}

function isTooBig(text: string, lines: Lines): boolean {
  const afterLast = lines.starts.at(-1) === text.length ? 1 : 0; // behind the last line break is no line
  return text.length > limits.serviceUnits || lines.starts.length - afterLast > limits.serviceLines;
}

function farTooBig(text: string): SourceFile {
  const passed: LimitPassed = { limit: "size", span: { start: 0, end: 0 } };
  const lines = { starts: Int32Array.of(0), length: text.length };
  return { text, lines, newline: "\n", documents: [], comments: [], directives: [], limits: [passed] };
}
