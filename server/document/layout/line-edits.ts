import type { TextEdit } from "../span.ts";
import { type Block, blanksAt, type LayoutPlan, lineStartsOf } from "./layout-plan.ts";

/** What changes at the beginning of lines, and the blank lines that go. */
export function lineEdits(
  text: string,
  { lines }: LayoutPlan,
  isComment: (line: number) => boolean,
): readonly TextEdit[] {
  const starts = lineStartsOf(text);
  const comments = commentColumns(text, starts, lines, isComment);
  const edits: TextEdit[] = [];
  for (const [line, start] of starts.entries()) {
    const comment = comments.get(line);
    const now = blanksAt(text, start);
    const wanted = comment ?? wantedBlanks(lines[line], now, isBlank(text, start + now));
    const end = comment === undefined ? start + now : text.indexOf("#", start);
    if (wanted !== undefined && wanted !== end - start) edits.push({ span: { start, end }, text: " ".repeat(wanted) });
    else if (comment !== undefined && end > start + now)
      edits.push({ span: { start, end }, text: " ".repeat(comment) });
  }
  return [...edits, ...blankLineEdits(text, starts, (line) => lines[line] === undefined && !comments.has(line))];
}

function isBlank(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return Number.isNaN(unit) || unit === 0x0a || (unit === 0x0d && text.charCodeAt(at + 1) === 0x0a);
}

function wantedBlanks(plan: LayoutPlan["lines"][number], now: number, isEmpty: boolean): number | undefined {
  switch (plan?.kind) {
    case "at":
      return plan.column;
    case "follow":
      return isEmpty ? undefined : Math.max(now + plan.by, plan.least);
    case "content":
      // Blanks alone, up to where the text begins, are no part of it, and must not become one.
      if (isEmpty && now < plan.from) return Math.min(now, Math.max(0, plan.to));
      return Math.max(0, now - plan.from + plan.to);
    case undefined:
      return undefined;
  }
}

interface Column {
  readonly old: number;
  readonly wanted: number;
}

/**
 * A comment on a line of its own goes with what comes below it; one that stands deeper than that ends the block above
 * that it is aligned with.
 */
function commentColumns(
  text: string,
  starts: readonly number[],
  lines: LayoutPlan["lines"],
  isComment: (line: number) => boolean,
): ReadonlyMap<number, number> {
  const below = columnsBelow(text, starts, lines);
  const columns = new Map<number, number>();
  let block: Block | undefined;
  for (const [line, start] of starts.entries()) {
    const plan = lines[line];
    if (plan?.kind === "at") block = plan.block;
    if (plan || !isComment(line)) continue;
    columns.set(line, commentColumn(blanksAt(text, start), below[line], block));
  }
  return columns;
}

function commentColumn(now: number, below: Column | undefined, block: Block | undefined): number {
  if (below && now <= below.old) return below.wanted;
  let home = block;
  while (home && home.oldColumn > now) home = home.outer;
  return home && !(below && home.oldColumn <= below.old) ? home.newColumn : (below?.wanted ?? 0);
}

/** For each line, where the next one that has a place of its own stands and shall stand. */
function columnsBelow(text: string, starts: readonly number[], lines: LayoutPlan["lines"]) {
  const below: (Column | undefined)[] = new Array(starts.length);
  let next: Column | undefined;
  for (let line = starts.length - 1; line >= 0; line--) {
    below[line] = next;
    const plan = lines[line];
    if (plan?.kind === "at") next = { old: blanksAt(text, starts[line] ?? 0), wanted: plan.column };
  }
  return below;
}

/** Of several blank lines one stays, without blanks in it; none at the beginning and at the end of the text. */
function blankLineEdits(text: string, starts: readonly number[], isFree: (line: number) => boolean) {
  const edits: TextEdit[] = [];
  const endOf = (line: number): number => starts[line + 1] ?? text.length;
  for (let line = 0; line < starts.length; line++) {
    if (!isFree(line) || text.slice(starts[line], endOf(line)).trim() !== "") continue;
    let last = line;
    while (last + 1 < starts.length && isFree(last + 1) && text.slice(starts[last + 1], endOf(last + 1)).trim() === "")
      last++;
    const stays = line > 0 && last + 1 < starts.length;
    edits.push(...shrunk(text, { from: starts[line] ?? 0, firstEnd: endOf(line), to: endOf(last) }, stays));
    line = last;
  }
  return edits;
}

interface BlankRun {
  readonly from: number;
  readonly firstEnd: number;
  readonly to: number;
}

function shrunk(text: string, { from, firstEnd, to }: BlankRun, stays: boolean): readonly TextEdit[] {
  if (!stays) return to > from ? [{ span: { start: from, end: to }, text: "" }] : [];
  const first = text.slice(from, firstEnd);
  const bare = first.replace(/[^\r\n]+/g, "");
  const edits: TextEdit[] = [];
  if (bare !== first) edits.push({ span: { start: from, end: firstEnd - bare.length }, text: "" });
  if (to > firstEnd) edits.push({ span: { start: firstEnd, end: to }, text: "" });
  return edits;
}
