/** Zero-based line and column, the column in UTF-16 units: as in LSP. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where the lines of a text begin. A line ends with LF, CRLF or CR, as in LSP. */
export interface Lines {
  readonly starts: readonly number[];
  readonly length: number;
}

export function linesOf(text: string): Lines {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return { starts, length: text.length };
}

/** The position of an offset; an offset outside the text counts as its nearer end. */
export function positionAt(lines: Lines, offset: number): Position {
  const bounded = Math.max(0, Math.min(offset, lines.length));
  let low = 0;
  let high = lines.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines.starts[middle] ?? 0) <= bounded) low = middle;
    else high = middle - 1;
  }
  return { line: low, column: bounded - (lines.starts[low] ?? 0) };
}

/** The offset of a position; a line or column past the end counts as the end. */
export function offsetAt(lines: Lines, position: Position): number {
  if (position.line < 0) return 0;
  const start = lines.starts[position.line];
  if (start === undefined) return lines.length;
  const next = lines.starts[position.line + 1] ?? lines.length + 1;
  return Math.min(start + Math.max(0, position.column), next - 1);
}
