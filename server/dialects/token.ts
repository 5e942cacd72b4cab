import type { Span } from "../document/index.ts";

/** What a word within a value means, beyond what YAML's own colours show. */
export type TokenKind =
  | "stage"
  | "template"
  | "environment"
  | "step"
  | "step-type"
  | "variable"
  | "secret"
  | "parameter"
  | "context"
  | "property"
  | "function"
  | "operator"
  | "string"
  | "number"
  | "keyword";

export interface Token extends Span {
  readonly kind: TokenKind;
  /** The name is given here; elsewhere it is used. */
  readonly declares?: true;
}
