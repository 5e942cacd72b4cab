/** A piece of an expression. Offsets are UTF-16 units of the expression's text. */
export interface Token {
  readonly kind: "name" | "number" | "string" | "sign" | "unknown" | "end";
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Of a string whose closing quote is missing. */
  readonly isOpen?: true;
}

const pieces =
  /\s+|(?<name>[A-Za-z_][\w-]*)|(?<number>(?:0x[\dA-Fa-f]+|0o[0-7]+|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)(?![\w.]))|(?<string>'(?:[^']|'')*'?)|(?<sign>&&|\|\||[=!<>]=|[()[\].,*!<>])|(?<unknown>[\s\S])/gy;

/** Cuts an expression into pieces, blanks left out. What is no piece of the language is one letter of kind `unknown`. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(pieces)) {
    const { groups = {}, index: start } = match;
    const [word] = match;
    const end = start + word.length;
    if (groups.name !== undefined) tokens.push({ kind: "name", text: word, start, end });
    else if (groups.number !== undefined) tokens.push({ kind: "number", text: word, start, end });
    else if (groups.string !== undefined) tokens.push(stringToken(word, start, end));
    else if (groups.sign !== undefined) tokens.push({ kind: "sign", text: word, start, end });
    else if (groups.unknown !== undefined) tokens.push({ kind: "unknown", text: word, start, end });
  }
  tokens.push({ kind: "end", text: "", start: text.length, end: text.length });
  return tokens;
}

function stringToken(word: string, start: number, end: number): Token {
  const quotes = word.split("'").length - 1;
  return { kind: "string", text: word, start, end, ...(quotes % 2 === 1 && { isOpen: true }) };
}
