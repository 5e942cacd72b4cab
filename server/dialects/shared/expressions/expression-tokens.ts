import type { Token as MeantWord, TokenKind } from "../../token.ts";
import type { WrittenExpression } from "./find-expressions.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** What a member of a context is: `stages.build` names a stage, `variables.A` a variable. */
const memberKinds: ReadonlyMap<string, TokenKind> = new Map([
  ["stages", "stage"],
  ["steps", "step"],
  ["needs", "stage"],
  ["jobs", "stage"],
  ["parameters", "parameter"],
  ["inputs", "parameter"],
  ["variables", "variable"],
  ["vars", "variable"],
  ["env", "variable"],
  ["secrets", "secret"],
]);

const operators = new Set(["&&", "||", "==", "!=", "<", "<=", ">", ">=", "!"]);

/** By expressions, counted from the beginning of their scalar: what does not change is not read anew. */
const known = new WeakMap<WrittenExpression, readonly MeantWord[]>();

/**
 * The words of one expression and what they are, also of one that is half typed. `start`: where the scalar begins that
 * it stands in. A word of several lines is none.
 */
export function expressionTokens(written: WrittenExpression, start: number): readonly MeantWord[] {
  const tokens = known.get(written) ?? readTokens(written);
  known.set(written, tokens);
  return tokens.map((token) => ({ ...token, start: start + token.start, end: start + token.end }));
}

function readTokens({ text, place }: WrittenExpression): readonly MeantWord[] {
  const pieces = tokensOf(text);
  return pieces.flatMap((piece, at): readonly MeantWord[] => {
    const kind = kindOf(pieces, at, piece);
    if (kind === undefined || /[\r\n]/.test(piece.text)) return [];
    const { start, end } = place(piece.start, piece.end);
    return [{ start, end, kind }];
  });
}

function kindOf(pieces: readonly Token[], at: number, { kind, text }: Token): TokenKind | undefined {
  switch (kind) {
    case "name":
      return nameKind(pieces, at, text);
    case "number":
      return "number";
    case "string":
      return isSign(pieces[at - 1], "[") && isSign(pieces[at + 1], "]")
        ? (memberKind(pieces, at) ?? "string")
        : "string";
    case "sign":
      return operators.has(text) ? "operator" : undefined;
    case "unknown":
    case "end":
      return undefined;
  }
}

function nameKind(pieces: readonly Token[], at: number, text: string): TokenKind {
  if (isSign(pieces[at - 1], ".")) return memberKind(pieces, at) ?? "property";
  if (isSign(pieces[at + 1], "(")) return "function";
  return /^(?:true|false|null)$/.test(text) ? "keyword" : "context";
}

/** What stands right below a context, behind its dot or bracket. */
function memberKind(pieces: readonly Token[], at: number): TokenKind | undefined {
  const context = pieces[at - 2];
  const isContext = context?.kind === "name" && !isSign(pieces[at - 3], ".");
  return isContext ? memberKinds.get(context.text) : undefined;
}

function isSign(token: Token | undefined, text: string): boolean {
  return token?.kind === "sign" && token.text === text;
}
