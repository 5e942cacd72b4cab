import { typeOfExpression } from "./check-expression.ts";
import { parseExpression } from "./parse-expression.ts";
import { type Token, tokensOf } from "./tokens.ts";
import type { ContextInfo, ExpressionScope, FunctionInfo, MemberInfo, ValueType } from "./types.ts";

/** Something that may be written in an expression. */
export type ExpressionOffer =
  | { readonly kind: "context"; readonly name: string; readonly context: ContextInfo }
  | { readonly kind: "member"; readonly name: string; readonly member: MemberInfo }
  | { readonly kind: "function"; readonly name: string; readonly called: FunctionInfo }
  /** A text that the other side of a comparison may be; it stands in quotes. */
  | { readonly kind: "text"; readonly name: string }
  | { readonly kind: "literal"; readonly name: string };

export interface ExpressionOffers {
  /** Where the word begins that the cursor is in, its quote included. */
  readonly start: number;
  /** `member`: behind a dot, which stands at `dot`. `index`: in brackets. `operand`: where a value begins. */
  readonly place: "member" | "index" | "operand";
  readonly dot?: number;
  /** The likeliest first. */
  readonly offers: readonly ExpressionOffer[];
}

/**
 * What may follow the beginning of an expression, by what stands before the cursor alone: the rest may be anything.
 * Undefined where nothing of the language can be said, such as within a text.
 */
export function offersInExpression(before: string, scope: ExpressionScope): ExpressionOffers | undefined {
  const tokens = tokensOf(before).slice(0, -1);
  const last = tokens.at(-1);
  const isOpenText = last?.kind === "string" && last.isOpen === true;
  const isWord = last?.kind === "name" && last.end === before.length;
  const rest = isOpenText || isWord ? tokens.slice(0, -1) : tokens;
  const start = isOpenText || isWord ? last.start : before.length;
  const sign = rest.at(-1);
  const typeBefore = () => typeOfPath(before, rest.slice(0, -1), scope);
  if (isSign(sign, "[")) {
    const offers = membersOf(typeBefore());
    if (isOpenText || offers.length > 0) return { start, place: "index", offers };
  }
  const compared = isSign(sign, "==") || isSign(sign, "!=") ? textsOf(typeBefore()) : [];
  if (isOpenText) return compared.length === 0 ? undefined : { start, place: "operand", offers: compared };
  if (isSign(sign, ".")) return { start, place: "member", dot: sign?.start ?? start, offers: membersOf(typeBefore()) };
  if (sign !== undefined && endsOperand(sign)) return undefined;
  return { start, place: "operand", offers: [...compared, ...operands(scope)] };
}

function isSign(token: Token | undefined, text: string): boolean {
  return token?.kind === "sign" && token.text === text;
}

/** Behind a value only an operator may follow. */
function endsOperand({ kind, text }: Token): boolean {
  return kind !== "sign" || text === ")" || text === "]" || text === "*";
}

/** The type of the longest path that some tokens end with: of `a && stages.build`, that of `stages.build`. */
function typeOfPath(text: string, tokens: readonly Token[], scope: ExpressionScope): ValueType {
  const first = tokens[pathStart(tokens)];
  const last = tokens.at(-1);
  if (!first || !last) return { kind: "any" };
  return typeOfExpression(parseExpression(text.slice(first.start, last.end)).tree, scope);
}

/** The index of the token that a path begins with, read from its end; -1 where none ends there. */
function pathStart(tokens: readonly Token[]): number {
  let at = tokens.length - 1;
  for (;;) {
    const token = tokens[at];
    if (isSign(token, "]")) at = opening(tokens, at, "[", "]") - 1;
    else if (isSign(token, ")")) {
      const open = opening(tokens, at, "(", ")");
      at = tokens[open - 1]?.kind === "name" ? open - 1 : open;
      if (!isSign(tokens[at - 1], ".")) return at;
      at -= 2;
    } else if (token?.kind === "name" || isSign(token, "*")) {
      if (!isSign(tokens[at - 1], ".")) return at;
      at -= 2;
    } else return -1;
  }
}

function opening(tokens: readonly Token[], from: number, open: string, close: string): number {
  let depth = 0;
  for (let at = from; at >= 0; at--) {
    if (isSign(tokens[at], close)) depth++;
    else if (isSign(tokens[at], open) && --depth === 0) return at;
  }
  return -1;
}

function membersOf(type: ValueType): readonly ExpressionOffer[] {
  const one = type.kind === "array" ? type.item : type;
  if (one.kind !== "object") return [];
  return [...one.members.keys()].flatMap((name): readonly ExpressionOffer[] => {
    const member = one.members.get(name);
    return member && !member.unavailable ? [{ kind: "member", name, member }] : [];
  });
}

function textsOf(type: ValueType): readonly ExpressionOffer[] {
  return type.kind === "string" ? (type.values ?? []).map((name) => ({ kind: "text", name })) : [];
}

/** Contexts that hold something, functions, and the words of the language. */
function operands({ contexts, functions, isCondition }: ExpressionScope): readonly ExpressionOffer[] {
  const filled = [...contexts].filter(([, { type }]) => !isEmptyObject(type));
  const usable = [...functions.values()].filter(({ only }) => only !== "when" || isCondition);
  const ofConditions = usable.filter(({ only }) => only === "when");
  const others = usable.filter(({ only }) => only !== "when");
  return [
    ...filled.map(([name, context]) => ({ kind: "context", name, context }) as const),
    ...[...ofConditions, ...others].map((called) => ({ kind: "function", name: called.name, called }) as const),
    ...["true", "false", "null"].map((name) => ({ kind: "literal", name }) as const),
  ];
}

function isEmptyObject(type: ValueType): boolean {
  if (type.kind !== "object" || type.isOpen) return false;
  for (const name of type.members.keys()) if (!type.members.get(name)?.unavailable) return false;
  return true;
}
