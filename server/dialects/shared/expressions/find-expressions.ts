import type { Span, YamlScalar } from "../../../document/index.ts";

/** An expression as it stands in a scalar. */
export interface WrittenExpression {
  /** Without the marks; as YAML reads it. */
  readonly text: string;
  /** Whether the marks stand around it. */
  readonly isMarked: boolean;
  /** No `}}` was found: the text goes to the end of the scalar. */
  readonly isOpen: boolean;
  /** Where a part of `text` stands, relative to the scalar's start. */
  readonly place: (start: number, end: number) => Span;
}

/**
 * The `${{ … }}` of a scalar, with places in the file's text. `written` is the scalar as it is written, quotes included.
 * Law: the letters at `place(0, text.length)` are the expression's, as far as no escape stands for them.
 */
export function expressionsIn(node: YamlScalar, written: string): readonly WrittenExpression[] {
  if (!written.includes("${{")) return [];
  const { text, offsets } = decoded(node, written);
  const found: WrittenExpression[] = [];
  for (let from = text.indexOf("${{"); from >= 0; ) {
    const start = from + 3;
    const close = closingMarks(text, start);
    const end = close < 0 ? text.length : close;
    const place = (a: number, b: number): Span => ({ start: offsets(start + a), end: offsets(start + b) });
    found.push({ text: text.slice(start, end), isMarked: true, isOpen: close < 0, place });
    from = close < 0 ? -1 : text.indexOf("${{", close + 2);
  }
  return found;
}

/** A whole scalar as one expression, without marks. */
export function wholeExpression(node: YamlScalar, written: string): WrittenExpression {
  const { text, offsets } = decoded(node, written);
  const place = (a: number, b: number): Span => ({ start: offsets(a), end: offsets(b) });
  return { text, isMarked: false, isOpen: false, place };
}

/** Where `}}` stands outside of a text in quotes; -1 where it doesn't. */
export function closingMarks(text: string, from: number): number {
  let quoted = false;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "'") quoted = !quoted;
    else if (!quoted && text[at] === "}" && text[at + 1] === "}") return at;
  }
  // A quote that was never closed would hide the marks.
  return quoted ? text.indexOf("}}", from) : -1;
}

interface Decoded {
  readonly text: string;
  /** Of an offset in `text` the offset in what is written. */
  readonly offsets: (at: number) => number;
}

/** The letters between the quotes. Blocks and plain scalars are taken as they are written: blanks don't matter. */
function decoded(node: YamlScalar, written: string): Decoded {
  if (node.style === "single") return withoutDoubled(written.slice(1, -1), "''");
  if (node.style === "double") return withoutDoubled(written.slice(1, -1), '\\"');
  return { text: written, offsets: (at) => at };
}

/** Two letters that stand for one: of each pair, the second is meant. */
function withoutDoubled(inner: string, pair: string): Decoded {
  if (!inner.includes(pair)) return { text: inner, offsets: (at) => at + 1 };
  const places: number[] = [];
  let text = "";
  for (let at = 0; at < inner.length; at++) {
    if (inner.startsWith(pair, at)) at++;
    places.push(at);
    text += inner[at];
  }
  return { text, offsets: (at) => (places[at] ?? inner.length) + 1 };
}
