import type { Expression, Operation, SyntaxProblem } from "./syntax.ts";
import { type Token, tokensOf } from "./tokens.ts";

export interface ParsedExpression {
  readonly tree: Expression;
  /** The first mistake; what would only follow from it is left out. */
  readonly problem: SyntaxProblem | undefined;
}

/** Deeper nesting than this is read as a mistake. */
const deepest = 50;

/** So many names may follow each other in a path; more would be too deep to walk through. */
const longestPath = 200;

/** In UTF-16 units. Source: GitHub's reader of expressions, which ours follows. */
const longest = 21_000;

/**
 * Reads an expression; of a wrong or half-typed one as much as can be read. Never throws.
 * Source: the dialect's specification, "Expressions": grammar, operators and literals of GitHub's workflow expressions.
 */
export function parseExpression(text: string): ParsedExpression {
  if (text.length > longest) {
    const extent = { start: 0, end: text.length };
    const problem: SyntaxProblem = { problem: "too-long", word: String(longest), ...extent };
    return { tree: { kind: "missing", ...extent }, problem };
  }
  const parser = new ExpressionParser(text);
  const tree = parser.whole();
  return { tree, problem: parser.problem };
}

const levels: readonly (readonly Operation["sign"][])[] = [["||"], ["&&"], ["==", "!="], ["<", "<=", ">", ">="]];

const keywords: ReadonlyMap<string, boolean | null | number> = new Map<string, boolean | null | number>([
  ["true", true],
  ["false", false],
  ["null", null],
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
]);

class ExpressionParser {
  problem: SyntaxProblem | undefined;
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#tokens = tokensOf(text);
  }

  whole(): Expression {
    if (this.#next().kind === "end") this.#wrong({ problem: "empty", word: "", start: 0, end: this.#next().end });
    const tree = this.#operation(0);
    const rest = this.#next();
    if (rest.kind !== "end") this.#unexpected(rest);
    return tree;
  }

  #next(): Token {
    return this.#tokens[Math.min(this.#at, this.#tokens.length - 1)] ?? { kind: "end", text: "", start: 0, end: 0 };
  }

  #take(): Token {
    const token = this.#next();
    this.#at++;
    return token;
  }

  #isSign(...signs: readonly string[]): boolean {
    const { kind, text } = this.#next();
    return kind === "sign" && signs.includes(text);
  }

  #wrong(problem: SyntaxProblem): void {
    this.problem ??= problem;
  }

  #unexpected(token: Token): void {
    const { start, end, text: word } = token;
    if (word === '"') this.#wrong({ problem: "double-quotes", word, start, end });
    else if (token.kind === "name" || token.kind === "number" || token.kind === "string")
      this.#wrong({ problem: "no-sign", word, start, end });
    else this.#wrong({ problem: "unexpected", word, start, end });
  }

  #operation(level: number): Expression {
    const signs = levels[level];
    if (!signs) return this.#not();
    let left = this.#operation(level + 1);
    while (this.#isSign(...signs)) {
      const sign = this.#take().text as Operation["sign"];
      const right = this.#operation(level + 1);
      left = { kind: "operation", sign, left, right, start: left.start, end: right.end };
    }
    return left;
  }

  #not(): Expression {
    if (!this.#isSign("!")) return this.#path();
    const { start } = this.#take();
    if (++this.#depth > deepest) return this.#tooDeep();
    const of = this.#not();
    this.#depth--;
    return { kind: "not", of, start, end: of.end };
  }

  #path(): Expression {
    let of = this.#operand();
    if (of.kind === "literal") return of; // nothing lies below a word or a number
    for (let steps = 0; ; steps++) {
      if (steps > longestPath && (this.#isSign(".") || this.#isSign("["))) return this.#tooDeep();
      if (this.#isSign(".")) of = this.#member(of);
      else if (this.#isSign("[")) of = this.#index(of);
      else return of;
    }
  }

  #member(of: Expression): Expression {
    const dot = this.#take();
    const { start } = of;
    const name = this.#next();
    if (name.kind === "name") {
      this.#take();
      return { kind: "member", of, name: name.text, at: name, isQuoted: false, start, end: name.end };
    }
    if (this.#isSign("*")) return { kind: "every", of, start, end: this.#take().end };
    this.#wrong({ problem: "incomplete", word: ".", start: dot.start, end: dot.end });
    return { kind: "member", of, name: "", at: { start: dot.end, end: dot.end }, isQuoted: false, start, end: dot.end };
  }

  #index(of: Expression): Expression {
    const open = this.#take();
    const { start } = of;
    if (this.#isSign("*")) {
      this.#take();
      return { kind: "every", of, start, end: this.#close("]", open) };
    }
    if (++this.#depth > deepest) return this.#tooDeep();
    const index = this.#operation(0);
    this.#depth--;
    const end = this.#close("]", open);
    if (index.kind === "literal" && typeof index.value === "string")
      return { kind: "member", of, name: index.value, at: index, isQuoted: true, start, end };
    return { kind: "index", of, index, start, end };
  }

  #close(sign: ")" | "]", open: Token): number {
    if (this.#isSign(sign)) return this.#take().end;
    const next = this.#next();
    if (next.kind !== "end") this.#unexpected(next);
    else this.#wrong({ problem: "unclosed", word: open.text, start: open.start, end: open.end });
    return next.start;
  }

  #operand(): Expression {
    const token = this.#next();
    const { start, end } = token;
    switch (token.kind) {
      case "name":
        this.#take();
        return this.#named(token);
      case "number":
        this.#take();
        return { kind: "literal", value: Number(token.text), start, end };
      case "string":
        this.#take();
        if (token.isOpen) this.#wrong({ problem: "open-string", word: token.text, start, end });
        return { kind: "literal", value: token.text.replace(/^'|'$/g, "").replaceAll("''", "'"), start, end };
      case "sign":
        if (token.text === "(") return this.#group();
        break;
      case "unknown":
      case "end":
        break;
    }
    return this.#missing(token);
  }

  #missing(token: Token): Expression {
    const { start } = token;
    const before = this.#tokens[this.#at - 1];
    if (token.kind === "end" && before) {
      this.#wrong({ problem: "incomplete", word: before.text, start: before.start, end: before.end });
    } else if (token.kind !== "end") this.#unexpected(token);
    return { kind: "missing", start, end: start };
  }

  #group(): Expression {
    const open = this.#take();
    if (++this.#depth > deepest) return this.#tooDeep();
    const inner = this.#operation(0);
    this.#depth--;
    this.#close(")", open);
    return inner;
  }

  #named(token: Token): Expression {
    const { text: name, start, end } = token;
    if (this.#isSign("(")) return this.#call(token);
    const value = keywords.get(name);
    return value === undefined ? { kind: "context", name, start, end } : { kind: "literal", value, start, end };
  }

  #call(name: Token): Expression {
    const open = this.#take();
    const args: Expression[] = [];
    if (++this.#depth > deepest) return this.#tooDeep();
    if (!this.#isSign(")")) {
      args.push(this.#operation(0));
      while (this.#isSign(",")) {
        this.#take();
        args.push(this.#operation(0));
      }
    }
    this.#depth--;
    const end = this.#close(")", open);
    return { kind: "call", name: name.text, at: name, args, start: name.start, end };
  }

  #tooDeep(): Expression {
    const token = this.#next();
    this.#unexpected(token);
    this.#at = this.#tokens.length - 1;
    return { kind: "missing", start: token.start, end: token.start };
  }
}
