import type { ExpressionScope } from "./shared/expressions/index.ts";

/** A value that may have expressions in it. */
export interface ExpressionPlace {
  readonly scope: ExpressionScope;
  /** All of the value is an expression, with marks around it or without. */
  readonly isBare: boolean;
}
