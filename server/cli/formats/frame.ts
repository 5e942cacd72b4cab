import type { Lines, Span } from "../../document/index.ts";
import { positionAt } from "../../document/index.ts";
import type { Cell } from "../display-width.ts";
import { cellsOf, displayWidth, visible } from "../display-width.ts";

/** A text that frames are cut from. */
export interface FramedText {
  readonly text: string;
  readonly lines: Lines;
}

export interface FrameStyle {
  /** Columns of the terminal. */
  readonly columns: number;
  /** Columns for line numbers: the same in all frames of one finding. */
  readonly gutter: number;
  readonly mark: "^" | "-";
  readonly dim: (text: string) => string;
  readonly strong: (text: string) => string;
}

/** The text of a zero-based line, without its end; undefined past the last one. */
export function lineText({ text, lines }: FramedText, line: number): string | undefined {
  const start = lines.starts[line];
  if (start === undefined) return undefined;
  let end = lines.starts[line + 1] ?? text.length;
  while (end > start && (text[end - 1] === "\n" || text[end - 1] === "\r")) end--;
  return text.slice(start, end);
}

/** More of a line than any terminal shows: beyond, a file on one line would cost its length for each finding. */
const unitsBefore = 1_000;
const unitsAfter = 4_000;

/**
 * A place in a text, for the terminal: the line before for orientation, the line, and an underline with what is to be
 * said of it. Of a place over several lines the first is shown. Too long a line is cut around the place.
 */
export function frame(framed: FramedText, span: Span, label: string, style: FrameStyle): string[] {
  const { line, column } = positionAt(framed.lines, span.start);
  const end = positionAt(framed.lines, span.end);
  const whole = lineText(framed, line) ?? "";
  const left = Math.max(0, column - unitsBefore);
  const text = whole.slice(left, column + unitsAfter);
  const cells = cellsOf(text);
  const room = Math.max(20, style.columns - style.gutter - 3);
  const from = columnsBefore(cells, column - left);
  const to = columnsBefore(cells, end.line === line ? end.column - left : text.length);
  const cut = cutAround(cells, from, room);
  // Beside a line that is cut on its left, its neighbour would stand at another column than it has.
  const before = style.mark === "^" && cut.from === 0 ? lineText(framed, line - 1)?.slice(0, unitsAfter) : undefined;
  return [
    ...(before?.trim() ? [`${number(line - 1, style)}${cutAround(cellsOf(before), 0, room).text}`] : []),
    `${number(line, style)}${cut.text}`,
    ...underline({ from: from - cut.from, to: Math.min(to - cut.from, room), label, room }, style),
  ].map((drawn) => drawn.trimEnd());
}

function number(line: number, { gutter, dim }: FrameStyle): string {
  return dim(`${String(line + 1).padStart(gutter)} | `);
}

interface Underline {
  /** Screen columns inside the frame. */
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly room: number;
}

/** The marks with the label behind them; where it doesn't fit, and for its further lines, the label has lines of its own. */
function underline({ from, to, label, room }: Underline, { gutter, dim, strong, mark }: FrameStyle): string[] {
  const margin = dim(`${" ".repeat(gutter)} | `);
  const marks = strong(mark.repeat(Math.max(1, to - from)));
  const [first = "", ...others] = visible(label).split("\n");
  const isBeside = Math.max(to, from + 1) + 1 + displayWidth(first) <= room;
  const below = isBeside ? others : [first, ...others];
  return [
    `${margin}${" ".repeat(from)}${marks}${isBeside ? ` ${strong(first)}` : ""}`,
    ...below.map((text) => `${margin}${strong(text)}`),
  ];
}

/** The screen column of an offset in the line. Inside a cell, its beginning counts. */
function columnsBefore(cells: readonly Cell[], offset: number): number {
  let column = 0;
  for (const cell of cells) {
    if (cell.end > offset) break;
    column += cell.width;
  }
  return column;
}

/** As much of a line as fits, a third of it before the place; `from` is the screen column where the rest begins. */
function cutAround(
  cells: readonly Cell[],
  column: number,
  room: number,
): { readonly text: string; readonly from: number } {
  const total = cells.reduce((sum, { width }) => sum + width, 0);
  if (total <= room) return { text: cells.map(({ text }) => text).join(""), from: 0 };
  const wanted = Math.max(0, Math.min(column - Math.floor(room / 3), total - room + 2));
  let at = 0;
  let from: number | undefined;
  let drawn = "";
  let width = 0;
  for (const cell of cells) {
    if (at >= wanted && width + cell.width <= room - 2) {
      from ??= at;
      drawn += cell.text;
      width += cell.width;
    } else if (from !== undefined) break;
    at += cell.width;
  }
  const isCutLeft = (from ?? 0) > 0;
  const isCutRight = (from ?? 0) + width < total;
  // The sign of the cut takes a column of its own on the left, so that the marks stay true.
  return {
    text: `${isCutLeft ? "…" : ""}${drawn}${isCutRight ? "…" : ""}`,
    from: (from ?? 0) - (isCutLeft ? 1 : 0),
  };
}
