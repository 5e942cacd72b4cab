import type { TextEdit } from "../span.ts";
import type { Piece } from "./layout-plan.ts";

/**
 * Blanks between words, where they differ from what is usual: one behind `:`, `-` and `,`, one before a comment, none
 * at the end of a line. What stands at the beginning of a line is not looked at.
 */
export function spaceEdits(text: string, pieces: readonly Piece[]): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (const [index, piece] of pieces.entries()) {
    const next = pieces[index + 1];
    if (piece.isFixed || (piece.type === "space" && isAtLineStart(text, piece))) continue;
    const wanted = piece.type === "space" ? blanksFor(pieces[index - 1], piece, next) : missingBlank(piece, next);
    if (wanted === undefined) continue;
    const span = piece.type === "space" ? { start: piece.start, end: piece.end } : { start: piece.end, end: piece.end };
    if (text.slice(span.start, span.end) !== wanted) edits.push({ span, text: wanted });
  }
  return edits;
}

function isAtLineStart(text: string, { start }: Piece): boolean {
  return start === 0 || text.charCodeAt(start - 1) === 0x0a;
}

/** What shall stand where there are blanks now; undefined where they stay. */
function blanksFor(before: Piece | undefined, space: Piece, next: Piece | undefined): string | undefined {
  if (next === undefined || next.type === "newline" || next.start > space.end) return "";
  if (next.type === "comma") return before?.type === "newline" ? undefined : "";
  const isKey = before !== undefined && keyTypes.has(before.type) && before.end === space.start;
  if (next.type === "map-value-ind" && isKey) return "";
  return " ";
}

/** An alias takes a `:` behind it for a part of its name, so that there the blank has to stay. */
const keyTypes: ReadonlySet<Piece["type"]> = new Set(["scalar", "single-quoted-scalar", "double-quoted-scalar"]);

/** The blank that a person would write behind a comma or the colon of `{"a":1}`. */
function missingBlank(piece: Piece, next: Piece | undefined): string | undefined {
  if (!piece.inFlow || next === undefined || next.start !== piece.end) return undefined;
  if (piece.type !== "comma" && piece.type !== "map-value-ind") return undefined;
  return quietBehind.has(next.type) ? undefined : " ";
}

const quietBehind: ReadonlySet<Piece["type"]> = new Set(["space", "newline", "comma", "flow-map-end", "flow-seq-end"]);
