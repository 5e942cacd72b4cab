/** Places in the text that fixes ask for: lines, indentation, what stands before and behind. */
import { positionAt, type SourceFile, type Span, type TextEdit } from "../../document/index.ts";

export function lineStart(file: SourceFile, offset: number): number {
  return file.lines.starts[positionAt(file.lines, offset).line] ?? 0;
}

/** Where the next line begins; the end of the text on the last line. */
export function nextLineStart(file: SourceFile, offset: number): number {
  return file.lines.starts[positionAt(file.lines, offset).line + 1] ?? file.text.length;
}

/** Before the line break. */
export function lineEnd(file: SourceFile, offset: number): number {
  const rest = /^[^\r\n]*/.exec(file.text.slice(offset, nextLineStart(file, offset)))?.[0] ?? "";
  return offset + rest.length;
}

export function columnOf(file: SourceFile, offset: number): number {
  return positionAt(file.lines, offset).column;
}

/** What stands on the line before an offset. */
export function before(file: SourceFile, offset: number): string {
  return file.text.slice(lineStart(file, offset), offset);
}

/** Whether nothing but blanks stands before it on its line. */
export function opensLine(file: SourceFile, offset: number): boolean {
  return /^[\s\uFEFF]*$/.test(before(file, offset));
}

/** Behind the colon of a key. */
export function afterColon(file: SourceFile, keyEnd: number): number {
  const colon = file.text.indexOf(":", keyEnd);
  return colon < 0 ? keyEnd : colon + 1;
}

/**
 * Moves the lines that begin inside of a piece of text to the right, or to the left as far as there are blanks.
 * The line on which it begins stays, since something else stands before it.
 */
export function shiftLines(file: SourceFile, { start, end }: Span, by: number): readonly TextEdit[] {
  if (by === 0) return [];
  const edits: TextEdit[] = [];
  for (let at = nextLineStart(file, start); at < end; at = nextLineStart(file, at)) {
    const blanks = /^ */.exec(file.text.slice(at, lineEnd(file, at)))?.[0].length ?? 0;
    if (at + blanks === lineEnd(file, at)) continue; // an empty line stays empty
    if (by > 0) edits.push({ span: { start: at, end: at }, text: " ".repeat(by) });
    else edits.push({ span: { start: at, end: at + Math.min(blanks, -by) }, text: "" });
  }
  return edits;
}
