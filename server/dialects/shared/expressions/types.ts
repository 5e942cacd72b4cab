import type { Text } from "../../../../protocol/index.ts";
import type { Span } from "../../../document/index.ts";

/** What is known of a value before the run. */
export type ValueType =
  | { readonly kind: "any" }
  | { readonly kind: "null" | "number" | "boolean" }
  /** `values`: all that it can be. */
  | { readonly kind: "string"; readonly values?: readonly string[] }
  | { readonly kind: "array"; readonly item: ValueType }
  | ObjectType;

export interface ObjectType {
  readonly kind: "object";
  readonly members: Members;
  /** There may be members that we don't know of. */
  readonly isOpen?: boolean;
  /** The document itself gives its members, perhaps further down: one may be about to be written. */
  readonly isOfDocument?: boolean;
  /** There may be more than we know: only a near miss is told. */
  readonly mayGrow?: boolean;
  /** What is said of a member that isn't there, with `{name}` for it; false where another rule says it. */
  readonly whenUnknown?: Text | false;
}

/** A map from names, or something that makes its answers when asked. The likeliest names come first. */
export interface Members {
  get(name: string): MemberInfo | undefined;
  keys(): Iterable<string>;
}

export interface MemberInfo {
  readonly type: ValueType;
  readonly doc?: Text;
  /** It exists, but not here: such as a stage that doesn't come before. */
  readonly unavailable?: true;
  /** Where its author has declared it, for who reads about it. */
  readonly declaration?: Declaration;
}

/** A name as it is declared in the document. */
export interface Declaration {
  readonly at: Span;
  /** In a few words: "text, required". */
  readonly detail?: Text;
  /** As it is written: its value, or (`isDefault`) the one that it has unless another is given. */
  readonly value?: string;
  readonly isDefault?: true;
  /** What the author says of it. */
  readonly about?: string;
}

export const anyValue: ValueType = { kind: "any" };
export const someText: ValueType = { kind: "string" };

export interface ContextInfo {
  readonly type: ValueType;
  readonly doc: Text;
}

export interface FunctionInfo {
  /** As it is usually written. */
  readonly name: string;
  /** How it is called, for who reads about it: `contains(where, what)`. */
  readonly signature?: string;
  readonly least: number;
  readonly most: number;
  readonly doc: Text;
  /** `when`: in conditions only. */
  readonly only?: "when";
  readonly gives: ValueType;
  /** The arguments that have to be text or numbers. */
  readonly plainArguments?: readonly number[];
}

/** What an expression may use at its place. */
export interface ExpressionScope {
  readonly contexts: ReadonlyMap<string, ContextInfo>;
  /** Contexts of the language that are not there at this place. */
  readonly elsewhere: ReadonlySet<string>;
  /** By names in lower case. */
  readonly functions: ReadonlyMap<string, FunctionInfo>;
  readonly isCondition: boolean;
  /** Functions of the language that can't be used at this place, by names in lower case. */
  readonly functionsElsewhere?: ReadonlyMap<string, FunctionInfo>;
}
