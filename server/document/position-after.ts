import { type Lines, linesOf, type Position, positionAt } from "./lines.ts";
import { replacedBy } from "./moved-span.ts";
import type { TextEdit } from "./span.ts";

/**
 * The position, in the text after some edits, of an offset of that text which lies in what one of them has written.
 * Undefined for any other. Cost: what is written, not the text.
 */
export function positionAfter(lines: Lines, edits: readonly TextEdit[], offset: number): Position | undefined {
  const replaced = replacedBy(edits);
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let added = 0;
  for (const [index, { from, to }] of replaced.entries()) {
    const written = ordered[index]?.text ?? "";
    const begin = positionAt(lines, from.start);
    if (to.start <= offset && offset <= to.end) {
      const within = positionAt(linesOf(written), offset - to.start);
      const column = within.line === 0 ? begin.column + within.column : within.column;
      return { line: begin.line + added + within.line, column };
    }
    added += linesOf(written).starts.length - 1 - (positionAt(lines, from.end).line - begin.line);
  }
  return undefined;
}
