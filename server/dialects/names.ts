import type { Span } from "../document/index.ts";

/** A name that a document gives to something, with all places that mean it. */
export interface DeclaredName {
  readonly kind: NameKind;
  readonly name: string;
  /** Where it is given: more than one place where a name was given twice by mistake. Whole scalars, quotes included. */
  readonly declared: readonly Span[];
  readonly uses: readonly NameUse[];
}

export type NameKind = "stage" | "environment" | "step";

export interface NameUse {
  readonly span: Span;
  /** A whole scalar, quotes included; or a word inside an expression, which takes no quotes. */
  readonly form: "scalar" | "word";
}
