import { type SourceFile, type Span, textOf, type YamlScalar } from "../../document/index.ts";
import {
  type Expression,
  type ExpressionScope,
  type Extent,
  expressionsIn,
  parseExpression,
  type Reference,
  referencesIn,
  type SyntaxProblem,
  type WrittenExpression,
  wholeExpression,
} from "../shared/expressions/index.ts";

/** An expression where it stands. */
export interface ExpressionUse {
  readonly node: YamlScalar;
  readonly written: WrittenExpression;
  readonly tree: Expression;
  readonly problem: SyntaxProblem | undefined;
  /** All of a value that is one expression, such as of a `when`. */
  readonly isCondition: boolean;
  readonly references: readonly Reference[];
}

/** A scalar that takes no expression and has one. */
export interface Misplaced {
  readonly node: YamlScalar;
  /** What it is the value of; empty for a key. */
  readonly key: string;
}

/** The expressions of one piece of a file. */
export interface Uses {
  readonly uses: readonly ExpressionUse[];
  readonly misplaced: readonly Misplaced[];
  /** Conditions with words beside the marks. */
  readonly mixed: readonly YamlScalar[];
}

/** Expressions that may use the same. */
export interface ExpressionGroup {
  readonly uses: Uses;
  /** The stage or job in which they stand, by its name. */
  readonly job?: string;
  /** Made when there is something to check. */
  readonly scope: () => ExpressionScope;
}

/** The file's letters for the place of a part of an expression. Of one that an escape may have moved, the whole scalar. */
export function placeOf({ node, written }: ExpressionUse, { start, end }: Extent): Span {
  if (node.span.origin) return node.span;
  const { start: from, end: to } = written.place(start, end);
  return { start: node.span.start + from, end: node.span.start + to };
}

/**
 * The expressions of a scalar: those between marks, or all of a condition; `mixed` for a condition with words beside the
 * marks. What came by an alias or a merge has none: it is met where it is written.
 */
export function expressionsOf(
  file: SourceFile,
  node: YamlScalar,
  isConditionKey: boolean,
): readonly ExpressionUse[] | "mixed" {
  const text = textOf(node);
  if (text === undefined || node.span.origin) return [];
  const written = file.text.slice(node.span.start, node.span.end);
  const isCondition = isConditionKey && typeof node.value === "string";
  if (isCondition && !text.includes("${{")) return [useOf(node, wholeExpression(node, written), true)];
  if (isCondition && !/^\s*\$\{\{(?:(?!\$\{\{|\}\})[\s\S])*\}\}\s*$/.test(text)) return "mixed";
  return expressionsIn(node, written).map((one) => useOf(node, one, isCondition));
}

function useOf(node: YamlScalar, written: WrittenExpression, isCondition: boolean): ExpressionUse {
  const { tree, problem } = parseExpression(written.text);
  const unclosed: SyntaxProblem = { problem: "unclosed", word: "${{", start: -3, end: written.text.length };
  const references = referencesIn(tree);
  return { node, written, tree, problem: written.isOpen ? unclosed : problem, isCondition, references };
}
