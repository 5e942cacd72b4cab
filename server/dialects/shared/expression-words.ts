import type { Token, TokenKind } from "../token.ts";

/** What a member of a context is: `stages.build` names a stage, `variables.A` a variable. */
const memberKinds: Readonly<Record<string, TokenKind>> = {
  stages: "stage",
  steps: "step",
  needs: "stage",
  jobs: "stage",
  parameters: "parameter",
  inputs: "parameter",
  variables: "variable",
  vars: "variable",
  env: "variable",
  secrets: "secret",
};

const word = /'(?:[^']|'')*'|[A-Za-z_][\w-]*|\d+(?:\.\d+)?|&&|\|\||[=!<>]=|[!<>]/g;

/**
 * The words of one expression, by their letters alone: enough for colours, also in one that is half typed. What the
 * words mean together is no matter here.
 */
export function expressionWords(text: string, start: number, end: number): readonly Token[] {
  const tokens: Token[] = [];
  const written = text.slice(start, end);
  let context = "";
  for (const match of written.matchAll(word)) {
    const from = start + match.index;
    const [letters] = match;
    const before = written.slice(0, match.index).trimEnd().at(-1);
    const kind = kindOf(letters, before === ".", /^\s*\(/.test(written.slice(match.index + letters.length)), context);
    if (kind === "context") context = letters;
    else if (kind !== "operator") context = "";
    if (!/[\r\n]/.test(letters)) tokens.push({ start: from, end: from + letters.length, kind });
  }
  return tokens;
}

function kindOf(letters: string, isMember: boolean, isCall: boolean, context: string): TokenKind {
  if (letters.startsWith("'")) return "string";
  if (/^\d/.test(letters)) return "number";
  if (!/^[A-Za-z_]/.test(letters)) return "operator";
  if (isMember) return memberKinds[context] ?? "property";
  if (isCall) return "function";
  return /^(?:true|false|null)$/i.test(letters) ? "keyword" : "context";
}
