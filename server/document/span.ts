/** A piece of a text: offsets in UTF-16 units, the end is not part of it. */
export interface Span {
  readonly start: number;
  readonly end: number;
  /**
   * Set where the piece was brought here by a merge (`<<: *base`): `start` and `end` are then the alias,
   * and this is where the words really stand. Nothing may be edited through such a span.
   */
  readonly origin?: Span;
}

/** One change of a text. An empty span inserts. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

export function contains(outer: Span, offset: number): boolean {
  return outer.start <= offset && offset <= outer.end;
}

/**
 * The text after all edits, which must not overlap; their order does not matter, except that insertions
 * at one place stand in the order given.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits.map((edit, index) => ({ edit, index }));
  ordered.sort(
    (a, b) => a.edit.span.start - b.edit.span.start || a.edit.span.end - b.edit.span.end || a.index - b.index,
  );
  let result = "";
  let done = 0;
  for (const { edit } of ordered) {
    result += text.slice(done, edit.span.start) + edit.text;
    done = edit.span.end;
  }
  return result + text.slice(done);
}
