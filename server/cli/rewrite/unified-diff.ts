import { type Lines, linesOf, positionAt, type TextEdit } from "../../document/index.ts";

/** Lines around a change that are shown with it. */
const contextLines = 3;

/** One line of a difference, with its mark: a blank, `-`, `+`, `@` for a heading. */
export interface DiffLine {
  readonly mark: " " | "-" | "+" | "@";
  readonly text: string;
}

/**
 * The difference that edits of whole lines make, as `diff -u` and git show it, without the two lines that name the files.
 * The edits are in the order of the text.
 */
export function unifiedDiff(before: string, edits: readonly TextEdit[]): readonly DiffLine[] {
  const lines = linesOf(before);
  const old = splitLines(before);
  const changes = edits.map((edit) => changeOf(lines, edit));
  const shown: DiffLine[] = [];
  let shift = 0;
  for (let index = 0; index < changes.length; ) {
    let end = index + 1;
    while (end < changes.length && (changes[end]?.from ?? 0) - (changes[end - 1]?.to ?? 0) <= contextLines * 2) end++;
    const hunk = changes.slice(index, end);
    const { body, oldStart, oldCount, newCount } = hunkOf(old, hunk);
    const heading = `@@ -${range(oldStart, oldCount)} +${range(oldStart + shift, newCount)} @@`;
    shown.push({ mark: "@", text: heading }, ...body);
    shift += newCount - oldCount;
    index = end;
  }
  return shown;
}

interface LineChange {
  readonly from: number;
  readonly to: number;
  readonly added: readonly string[];
}

function changeOf(lines: Lines, { span, text }: TextEdit): LineChange {
  const from = lineAt(lines, span.start);
  return { from, to: Math.max(from, lineAt(lines, span.end)), added: splitLines(text) };
}

/** The line that begins at an offset; behind a last line without a break, the one that would come next. */
function lineAt(lines: Lines, offset: number): number {
  const { line, column } = positionAt(lines, offset);
  return column === 0 ? line : line + 1;
}

function splitLines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function hunkOf(old: readonly string[], changes: readonly LineChange[]) {
  const oldStart = Math.max(0, (changes[0]?.from ?? 0) - contextLines);
  const oldEnd = Math.min(old.length, (changes.at(-1)?.to ?? 0) + contextLines);
  const body: DiffLine[] = [];
  let at = oldStart;
  for (const { from, to, added } of changes) {
    body.push(...marked(" ", old.slice(at, from)), ...marked("-", old.slice(from, to)), ...marked("+", added));
    at = to;
  }
  body.push(...marked(" ", old.slice(at, oldEnd)));
  const newCount = body.filter(({ mark }) => mark === " " || mark === "+").length;
  return { body, oldStart, oldCount: oldEnd - oldStart, newCount };
}

function marked(mark: " " | "-" | "+", lines: readonly string[]): readonly DiffLine[] {
  return lines.map((line) => ({ mark, text: line.replace(/\r?\n$/, "") }));
}

/** As `diff -u` counts: from 1, and from the line before where nothing stands. */
function range(start: number, count: number): string {
  return count === 1 ? `${start + 1}` : `${count === 0 ? start : start + 1},${count}`;
}
