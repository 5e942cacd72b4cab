/**
 * The language of `${{ … }}`: read, checked against what is there at a place, and taken apart for features.
 * Shared by all dialects; which contexts and functions there are is theirs to say (`ExpressionScope`).
 * Law: any text gets an answer; nothing here throws on what a user typed.
 */
export {
  checkExpression,
  type ExpressionProblem,
  type Reference,
  referencesIn,
  typeOfExpression,
} from "./check-expression.ts";
export { type ExpressionOffer, type ExpressionOffers, offersInExpression } from "./complete-expression.ts";
export { expressionTokens } from "./expression-tokens.ts";
export { closingMarks, expressionsIn, type WrittenExpression, wholeExpression } from "./find-expressions.ts";
export { expressionFunctions, functionsByName } from "./functions.ts";
export { type ParsedExpression, parseExpression } from "./parse-expression.ts";
export type { Expression, Extent, SyntaxProblem } from "./syntax.ts";
export { tokensOf } from "./tokens.ts";
export {
  anyValue,
  type ContextInfo,
  type Declaration,
  type ExpressionScope,
  type FunctionInfo,
  type MemberInfo,
  type Members,
  type ObjectType,
  someText,
  type ValueType,
} from "./types.ts";
