import type { Span, TextEdit } from "./span.ts";

/** Where a piece of a text was before some edits, and what they have made of it. */
export interface Replaced {
  readonly from: Span;
  readonly to: Span;
}

/** What edits replace, in the order of the text. The edits don't overlap. */
export function replacedBy(edits: readonly TextEdit[]): readonly Replaced[] {
  let shift = 0;
  return edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.span.start - b.edit.span.start || a.edit.span.end - b.edit.span.end || a.index - b.index)
    .map(({ edit: { span, text } }) => {
      const start = span.start + shift;
      shift += text.length - (span.end - span.start);
      return { from: { start: span.start, end: span.end }, to: { start, end: start + text.length } };
    });
}

/** The way back: from the text after the edits to the one before. */
export function takenBack(replaced: readonly Replaced[]): readonly Replaced[] {
  return replaced.map(({ from, to }) => ({ from: to, to: from }));
}

/** Where a place is after edits. One that an edit touches grows to all that the edit has made. */
export function movedSpan({ start, end }: Span, replaced: readonly Replaced[]): Span {
  let startShift = 0;
  let endShift = 0;
  let first = start;
  let last = end;
  for (const { from, to } of replaced) {
    const shift = to.end - from.end;
    const isWithin = from.start < end && start < from.end;
    if (from.end <= start) startShift = shift;
    else if (isWithin && from.start <= start) {
      first = to.start;
      startShift = 0;
    }
    if (from.end <= end && from.start < end) {
      last = end;
      endShift = shift;
    } else if (isWithin) {
      last = to.end;
      endShift = 0;
    }
  }
  const movedStart = first + startShift;
  return { start: movedStart, end: Math.max(movedStart, last + endShift) };
}
