/** A text with gaps for the person to fill, in the order in which the cursor visits them. */
export type Snippet = readonly (string | Gap)[];

export interface Gap {
  readonly kind: "gap";
  /** What stands there until it is typed over. */
  readonly text?: string;
  /** What may stand there, if it is one of a few. */
  readonly choices?: readonly string[];
}

/** As editors write it: `$1`, `${2:text}`, `${3|a,b|}`; what would be a mark by chance is escaped. */
export function snippetText(snippet: Snippet): string {
  let number = 0;
  return snippet
    .map((piece) => {
      if (typeof piece === "string") return piece.replace(/[\\$]/g, "\\$&");
      number++;
      if (piece.choices)
        return `\${${number}|${piece.choices.map((one) => one.replace(/[\\,|$}]/g, "\\$&")).join(",")}|}`;
      return piece.text === undefined ? `$${number}` : `\${${number}:${piece.text.replace(/[\\$}]/g, "\\$&")}}`;
    })
    .join("");
}

/** For an editor that knows no gaps: the first choice where there are some. */
export function plainText(snippet: Snippet): string {
  return snippet
    .map((piece) => (typeof piece === "string" ? piece : (piece.text ?? piece.choices?.[0] ?? "")))
    .join("");
}
