import type { TextEdit } from "./span.ts";

/** Of so many lines that differ, it is told that they differ, and no more. */
const mostDifferences = 500;

/**
 * What makes one text of another, as whole lines that are replaced: the fewest lines there can be.
 * Cost: the length of the texts, and the square of the lines that differ, up to a bound; past it, one change for all.
 * Source: E. W. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986).
 */
export function lineChanges(before: string, after: string): readonly TextEdit[] {
  const old = linesWithEnds(before);
  const next = linesWithEnds(after);
  let head = 0;
  while (head < old.length && head < next.length && old[head] === next[head]) head++;
  let tail = 0;
  const shorter = Math.min(old.length, next.length) - head;
  while (tail < shorter && old[old.length - 1 - tail] === next[next.length - 1 - tail]) tail++;
  const a = old.slice(head, old.length - tail);
  const b = next.slice(head, next.length - tail);
  const runs = a.length === 0 && b.length === 0 ? [] : (differingRuns(a, b) ?? [wholeRun(a, b)]);
  const starts = offsetsOf(old);
  return runs.map(({ from, to, newFrom, newTo }) => ({
    span: { start: starts[head + from] ?? before.length, end: starts[head + to] ?? before.length },
    text: b.slice(newFrom, newTo).join(""),
  }));
}

interface Run {
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
}

function wholeRun(a: readonly string[], b: readonly string[]): Run {
  return { from: 0, to: a.length, newFrom: 0, newTo: b.length };
}

function linesWithEnds(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function offsetsOf(lines: readonly string[]): readonly number[] {
  const offsets = [0];
  let at = 0;
  for (const line of lines) {
    at += line.length;
    offsets.push(at);
  }
  return offsets;
}

/** Undefined where the texts differ in too much. */
function differingRuns(a: readonly string[], b: readonly string[]): readonly Run[] | undefined {
  const furthest = new Map<number, number>([[1, 0]]);
  const trace: ReadonlyMap<number, number>[] = [];
  for (let cost = 0; cost <= Math.min(a.length + b.length, mostDifferences); cost++) {
    trace.push(new Map(furthest));
    for (let diagonal = -cost; diagonal <= cost; diagonal += 2) {
      let x = stepFrom(furthest, diagonal, cost);
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++;
      furthest.set(diagonal, x);
      if (x >= a.length && x - diagonal >= b.length) return runsOf(trace, a.length, b.length);
    }
  }
  return undefined;
}

/** How far a diagonal is reached from its better neighbour: by a line taken away, or one put in. */
function stepFrom(furthest: ReadonlyMap<number, number>, diagonal: number, cost: number): number {
  return isInsertion(furthest, diagonal, cost)
    ? (furthest.get(diagonal + 1) ?? 0)
    : (furthest.get(diagonal - 1) ?? 0) + 1;
}

function isInsertion(furthest: ReadonlyMap<number, number>, diagonal: number, cost: number): boolean {
  if (diagonal === -cost) return true;
  return diagonal !== cost && (furthest.get(diagonal - 1) ?? -1) < (furthest.get(diagonal + 1) ?? -1);
}

/** The way back from the end, with neighbouring differences joined. */
function runsOf(trace: readonly ReadonlyMap<number, number>[], oldCount: number, newCount: number): readonly Run[] {
  const runs: Run[] = [];
  let x = oldCount;
  let y = newCount;
  for (let cost = trace.length - 1; cost > 0; cost--) {
    const furthest = trace[cost] ?? new Map<number, number>();
    const diagonal = x - y;
    const inserted = isInsertion(furthest, diagonal, cost);
    const previous = inserted ? diagonal + 1 : diagonal - 1;
    const fromX = furthest.get(previous) ?? 0;
    const fromY = fromX - previous;
    const run = { from: fromX, to: inserted ? fromX : fromX + 1, newFrom: fromY, newTo: inserted ? fromY + 1 : fromY };
    const later = runs[0];
    if (later && later.from === run.to && later.newFrom === run.newTo)
      runs[0] = { ...run, to: later.to, newTo: later.newTo };
    else runs.unshift(run);
    x = fromX;
    y = fromY;
  }
  return runs;
}
