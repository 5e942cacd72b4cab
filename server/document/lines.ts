/** Zero-based line and column, the column in UTF-16 units: as in LSP. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where the lines of a text begin. A line ends with LF, CRLF or CR, as in LSP. */
export interface Lines {
  readonly starts: Int32Array;
  readonly length: number;
  /**
   * Something is in it of which only the general parser knows what it means: a CR that stands alone, which ends a line to
   * LSP but not to YAML; a byte order mark that is not at the beginning.
   */
  readonly isOdd?: true;
}

/** What was replaced: units from `start` to `oldEnd` of the old text have become those up to `newEnd` of the new one. */
export interface Change {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

export function linesOf(text: string): Lines {
  const starts = [0];
  const isOdd = collectStarts(text, 0, text.length, starts);
  return { starts: Int32Array.from(starts), length: text.length, ...(isOdd && { isOdd: true }) };
}

/** The lines after a change, from those before it: only what was typed is looked at. `text` is the new text. */
export function linesAfter(before: Lines, change: Change, text: string): Lines {
  if (before.isOdd) return linesOf(text);
  const { starts } = before;
  const shift = change.newEnd - change.oldEnd;
  // A CR or LF at the border may belong to a pair that the change has made or parted: one unit more is looked at.
  const from = Math.max(0, change.start - 1);
  const first = lineIndexAt(starts, from);
  const touched: number[] = [];
  const isOdd = collectStarts(text, starts[first] ?? 0, Math.min(text.length, change.newEnd + 1), touched);
  const last = touched.at(-1) ?? starts[first] ?? 0;
  let tail = lineIndexAt(starts, change.oldEnd) + 1;
  while (tail < starts.length && (starts[tail] ?? 0) + shift <= last) tail++;
  const next = new Int32Array(first + 1 + touched.length + starts.length - tail);
  next.set(starts.subarray(0, first + 1));
  next.set(touched, first + 1);
  for (let from = tail, to = first + 1 + touched.length; to < next.length; from++, to++) {
    next[to] = (starts[from] ?? 0) + shift;
  }
  return { starts: next, length: text.length, ...(isOdd && { isOdd: true }) };
}

/** Gives back whether there is something odd: see `Lines.isOdd`. */
function collectStarts(text: string, from: number, to: number, into: number[]): boolean {
  let isOdd = false;
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10) into.push(at + 1);
    else if (unit === 13 && text.charCodeAt(at + 1) !== 10) {
      into.push(at + 1);
      isOdd = true;
    } else if (unit === 0xfeff && at > 0) isOdd = true;
  }
  return isOdd;
}

/** The line that an offset is in. */
export function lineIndexAt(starts: Int32Array, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The position of an offset; an offset outside the text counts as its nearer end. */
export function positionAt(lines: Lines, offset: number): Position {
  const bounded = Math.max(0, Math.min(offset, lines.length));
  const line = lineIndexAt(lines.starts, bounded);
  return { line, column: bounded - (lines.starts[line] ?? 0) };
}

/** The offset of a position; a line or column past the end counts as the end. */
export function offsetAt(lines: Lines, position: Position): number {
  if (position.line < 0) return 0;
  const start = lines.starts[position.line];
  if (start === undefined) return lines.length;
  const next = lines.starts[position.line + 1] ?? lines.length + 1;
  return Math.min(start + Math.max(0, position.column), next - 1);
}

/** The change between two texts, as short as it can be found from both ends. */
export function changeBetween(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++;
  return { start, oldEnd: before.length - tail, newEnd: after.length - tail };
}

/** Two changes one after the other, as one that covers both. */
export function changeAfter(first: Change, second: Change): Change {
  const start = Math.min(first.start, second.start);
  // Where the second reaches past what the first has made, it counts in units that the first has moved.
  const oldEnd = Math.max(first.oldEnd, second.oldEnd - (first.newEnd - first.oldEnd));
  const newEnd = Math.max(second.newEnd, first.newEnd + (second.newEnd - second.oldEnd));
  return { start, oldEnd, newEnd };
}
