import { element } from "../element.ts";

/** A sentence with its places filled: `{0}`, `{1}`. */
export function filledIn(text: string, ...words: readonly string[]): string {
  return text.replace(/\{(\d)\}/g, (whole, index: string) => words[Number(index)] ?? whole);
}

/** A message as people read it: what stands between backticks is shown as code. */
export function inlineCode(text: string): readonly Node[] {
  return text.split(/`([^`]*)`/).flatMap((part, index) => {
    if (part === "") return [];
    return [index % 2 === 1 ? element("code", { text: part }) : document.createTextNode(part)];
  });
}

/** Places of a text to be marked. */
export interface Mark {
  readonly start: number;
  readonly end: number;
}

/** A text in pieces, marked or not, whatever order the marks come in; what overlaps is marked once. */
export function piecesOf(text: string, marks: readonly Mark[]): readonly { text: string; isMarked: boolean }[] {
  const pieces: { text: string; isMarked: boolean }[] = [];
  let at = 0;
  for (const { start, end } of [...marks].sort((one, other) => one.start - other.start)) {
    const from = Math.max(start, at);
    const to = Math.min(end, text.length);
    if (to <= from) continue;
    if (from > at) pieces.push({ text: text.slice(at, from), isMarked: false });
    pieces.push({ text: text.slice(from, to), isMarked: true });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isMarked: false });
  return pieces;
}

/** A text with what matched in it marked. */
export function markedText(text: string, marks: readonly Mark[]): readonly Node[] {
  return piecesOf(text, marks).map((piece) =>
    piece.isMarked ? element("mark", { text: piece.text }) : document.createTextNode(piece.text),
  );
}

/** The name of a language in the words of the page: `en` → `English`. What is no code stays as it is. */
export function languageName(code: string, inLanguage: string): string {
  if (!/^[a-z]{2,3}(?:-[A-Za-z]{2,4})?$/.test(code)) return code;
  try {
    return new Intl.DisplayNames([inLanguage], { type: "language" }).of(code) ?? code;
  } catch {
    return code; // the window's language has a name that this browser doesn't know
  }
}
