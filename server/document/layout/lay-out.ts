import { Parser } from "yaml";
import type { TextEdit } from "../span.ts";
import { type LayoutStyle, lineStartsOf } from "./layout-plan.ts";
import { lineEdits } from "./line-edits.ts";
import { placeLines } from "./place-lines.ts";
import { spaceEdits } from "./space-edits.ts";

/**
 * The edits that lay a text out: indentation, blanks between words, blank lines. They touch blanks and line breaks only,
 * and no line that is right already; words, quotes and comments stay as they are.
 * For texts without a mistake in their YAML and within the stated limits; of others nothing is promised.
 * Cost: one reading of the text by YAML's parser, and one walk over what it found.
 */
export function layOut(text: string, style: LayoutStyle): readonly TextEdit[] {
  // The parser would take a byte order mark for a part of the first line's indentation.
  const bom = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const yaml = text.slice(bom);
  const plan = placeLines(yaml, [...new Parser().parse(yaml)], style);
  const commentLines = commentLinesOf(yaml);
  const edits = [...lineEdits(yaml, plan, (line) => commentLines(line)), ...spaceEdits(yaml, plan.pieces)];
  if (bom === 0) return edits;
  return edits.map(({ span, text: words }) => ({
    span: { start: span.start + bom, end: span.end + bom },
    text: words,
  }));
}

/** Whether a line, by its letters, is a comment alone. Lines within scalars are told apart by the plan. */
function commentLinesOf(text: string): (line: number) => boolean {
  const starts = lineStartsOf(text);
  return (line) => {
    const comment = /[ \t]*#/y;
    comment.lastIndex = starts[line] ?? 0;
    return comment.test(text);
  };
}
