import type { Text } from "../../../../protocol/index.ts";
import { nearest } from "../../../document/index.ts";
import type { Expression, Extent, Literal } from "./syntax.ts";
import { anyValue, type ExpressionScope, type FunctionInfo, someText, type ValueType } from "./types.ts";

/** What is wrong with an expression that can be read. `at` is a place in its text. */
export type ExpressionProblem = { readonly at: Extent } & (
  | { readonly kind: "unknown-context"; readonly name: string; readonly near: string | undefined }
  | { readonly kind: "context-elsewhere"; readonly name: string }
  | {
      readonly kind: "unknown-member";
      readonly path: readonly string[];
      readonly name: string;
      readonly isQuoted: boolean;
      readonly near: string | undefined;
      readonly whenUnknown: Text | false | undefined;
      /** It may be about to be written. */
      readonly isOfDocument: boolean;
    }
  | { readonly kind: "member-elsewhere"; readonly path: readonly string[]; readonly name: string }
  | { readonly kind: "unknown-function"; readonly name: string; readonly near: string | undefined }
  /** `conditions`: it can be used in conditions. */
  | { readonly kind: "function-elsewhere"; readonly name: string; readonly where: "conditions" | "other places" }
  | {
      readonly kind: "arguments";
      readonly name: string;
      readonly least: number;
      readonly most: number;
      readonly count: number;
    }
  | { readonly kind: "format-place"; readonly place: string; readonly count: number }
  | {
      readonly kind: "never-equal";
      readonly value: string;
      readonly near: string | undefined;
      readonly values: readonly string[];
    }
  | { readonly kind: "not-plain"; readonly what: string }
);

/** A use of a member of a context: `variables.LEVEL` gives the path `["variables", "LEVEL"]`. */
export interface Reference {
  readonly path: readonly string[];
  /** Of each name on the path. */
  readonly at: readonly Extent[];
  /** It goes on in a way that is known at run time only, or ends: what lies below may be used too. */
  readonly isWhole: boolean;
}

/** All that is wrong with an expression at its place, each cause once. Never throws. */
export function checkExpression(tree: Expression, scope: ExpressionScope): readonly ExpressionProblem[] {
  const checker = new Checker(scope);
  checker.type(tree);
  return checker.problems;
}

/** What an expression gives, as far as that is known. */
export function typeOfExpression(tree: Expression, scope: ExpressionScope): ValueType {
  return new Checker(scope).type(tree);
}

class Checker {
  readonly problems: ExpressionProblem[] = [];
  readonly #scope: ExpressionScope;

  constructor(scope: ExpressionScope) {
    this.#scope = scope;
  }

  type(tree: Expression): ValueType {
    switch (tree.kind) {
      case "literal":
        return literalType(tree);
      case "context":
        return this.#context(tree.name, tree);
      case "member":
        return this.#member(tree.of, tree.name, tree.at, tree.isQuoted);
      case "index":
        this.type(tree.index);
        return itemOf(this.type(tree.of));
      case "every":
        return { kind: "array", item: itemOf(this.type(tree.of)) };
      case "call":
        return this.#call(tree.name, tree.at, tree.args);
      case "not":
        this.type(tree.of);
        return { kind: "boolean" };
      case "operation":
        return this.#operation(tree.sign, tree.left, tree.right);
      case "missing":
        return anyValue;
    }
  }

  #context(name: string, at: Extent): ValueType {
    const { contexts, elsewhere } = this.#scope;
    const known = contexts.get(name);
    if (known) return known.type;
    if (elsewhere.has(name)) this.problems.push({ kind: "context-elsewhere", at, name });
    else {
      const near = nearest(name, [...contexts.keys(), ...elsewhere])?.word;
      this.problems.push({ kind: "unknown-context", at, name, near });
    }
    return anyValue;
  }

  #member(of: Expression, name: string, at: Extent, isQuoted: boolean): ValueType {
    const type = this.type(of);
    if (type.kind === "array") return { kind: "array", item: memberOf(type.item, name) };
    if (type.kind !== "object") return anyValue;
    const member = type.members.get(name);
    const path = pathOf(of);
    if (member?.unavailable) this.problems.push({ kind: "member-elsewhere", at, path, name });
    if (member) return member.type;
    if (type.isOpen || name === "") return anyValue;
    const known = [...type.members.keys()].filter((one) => !type.members.get(one)?.unavailable);
    const near = nearest(name, known)?.word;
    if (near === undefined && type.mayGrow) return anyValue;
    const { whenUnknown, isOfDocument = false } = type;
    this.problems.push({ kind: "unknown-member", at, path, name, isQuoted, near, whenUnknown, isOfDocument });
    return anyValue;
  }

  #call(name: string, at: Extent, args: readonly Expression[]): ValueType {
    const types = args.map((one) => this.type(one));
    const known = this.#scope.functions.get(name.toLowerCase());
    const elsewhere = known ? undefined : this.#scope.functionsElsewhere?.get(name.toLowerCase());
    if (elsewhere) {
      const where = elsewhere.only === "when" && !this.#scope.isCondition ? "conditions" : "other places";
      this.problems.push({ kind: "function-elsewhere", at, name: elsewhere.name, where });
      return elsewhere.gives;
    }
    if (!known) {
      const near = nearest(
        name,
        [...this.#scope.functions.values()].map((one) => one.name),
      )?.word;
      this.problems.push({ kind: "unknown-function", at, name, near });
      return anyValue;
    }
    if (known.only === "when" && !this.#scope.isCondition)
      this.problems.push({ kind: "function-elsewhere", at, name: known.name, where: "conditions" });
    else if (args.length < known.least || args.length > known.most) {
      const { least, most } = known;
      this.problems.push({ kind: "arguments", at, name: known.name, least, most, count: args.length });
    } else this.#arguments(known, args, types);
    return known.gives;
  }

  #arguments(known: FunctionInfo, args: readonly Expression[], types: readonly ValueType[]): void {
    for (const index of known.plainArguments ?? []) {
      const type = types[index];
      const arg = args[index];
      if (arg && (type?.kind === "object" || type?.kind === "array")) this.#notPlain(arg);
    }
    const [first] = args;
    if (known.name !== "format" || first?.kind !== "literal" || typeof first.value !== "string") return;
    for (const [, number] of first.value.replace(/\{\{|\}\}/g, "").matchAll(/\{(\d+)\}/g)) {
      if (Number(number) < args.length - 1) continue;
      this.problems.push({ kind: "format-place", at: first, place: `{${number}}`, count: args.length - 1 });
      return;
    }
  }

  #operation(sign: string, left: Expression, right: Expression): ValueType {
    const a = this.type(left);
    const b = this.type(right);
    if (sign === "&&" || sign === "||") return a.kind === b.kind && a.kind !== "object" ? a : anyValue;
    this.#compared(left, a, right);
    this.#compared(right, b, left);
    return { kind: "boolean" };
  }

  /** A map is never equal to a word, and a word that is none of the possible ones never comes up. */
  #compared(tree: Expression, type: ValueType, other: Expression): void {
    if (other.kind !== "literal") return;
    if ((type.kind === "object" || type.kind === "array") && other.value !== null) this.#notPlain(tree);
    if (type.kind !== "string" || !type.values || typeof other.value !== "string") return;
    const value = other.value.toLowerCase(); // texts are compared without regard to case
    if (type.values.includes(value)) return;
    const near = nearest(value, type.values)?.word;
    this.problems.push({ kind: "never-equal", at: other, value: other.value, near, values: type.values });
  }

  #notPlain(tree: Expression): void {
    const what = pathOf(tree).join(".");
    if (what !== "") this.problems.push({ kind: "not-plain", at: tree, what });
  }
}

function literalType({ value }: Literal): ValueType {
  if (value === null) return { kind: "null" };
  if (typeof value === "string") return someText;
  return { kind: typeof value === "number" ? "number" : "boolean" };
}

function itemOf(type: ValueType): ValueType {
  return type.kind === "array" ? type.item : anyValue;
}

function memberOf(type: ValueType, name: string): ValueType {
  return type.kind === "object" ? (type.members.get(name)?.type ?? anyValue) : anyValue;
}

/** The names that lead to a value: `["stages", "build"]`; empty where it isn't reached by names alone. */
function pathOf(tree: Expression): readonly string[] {
  if (tree.kind === "context") return [tree.name];
  if (tree.kind !== "member") return [];
  const before = pathOf(tree.of);
  return before.length === 0 ? [] : [...before, tree.name];
}

/** Every path that an expression names, the longest each. */
export function referencesIn(tree: Expression): readonly Reference[] {
  const found: Reference[] = [];
  collect(tree, found);
  return found;
}

function collect(tree: Expression, into: Reference[]): void {
  switch (tree.kind) {
    case "context":
      into.push({ path: [tree.name], at: [tree], isWhole: true });
      return;
    case "member": {
      const inner: Reference[] = [];
      collect(tree.of, inner);
      const [first] = inner;
      if (first && pathOf(tree.of).length > 0) {
        into.push({ path: [...first.path, tree.name], at: [...first.at, tree.at], isWhole: true });
      } else into.push(...inner);
      return;
    }
    case "index":
      collect(tree.of, into);
      collect(tree.index, into);
      return;
    case "every":
    case "not":
      collect(tree.of, into);
      return;
    case "call":
      for (const one of tree.args) collect(one, into);
      return;
    case "operation":
      collect(tree.left, into);
      collect(tree.right, into);
      return;
    case "literal":
    case "missing":
      return;
  }
}
