import type { Span, YamlScalar } from "../../document/index.ts";
import { checkExpression, type ExpressionProblem, type SyntaxProblem } from "../shared/expressions/index.ts";
import { type ExpressionGroup, type ExpressionUse, type Misplaced, placeOf } from "./expression-use.ts";
import type { CiFacts } from "./facts.ts";

/** What is wrong with the expressions of a document, by what went wrong; the rules give it words. */
export interface ExpressionProblems {
  readonly syntax: readonly { readonly at: Span; readonly use: ExpressionUse; readonly problem: SyntaxProblem }[];
  readonly mixed: readonly YamlScalar[];
  readonly misplaced: readonly Misplaced[];
  readonly wrong: readonly { readonly at: Span; readonly problem: ExpressionProblem }[];
}

const known = new WeakMap<CiFacts, ExpressionProblems>();

/** Worked out once for the facts that a rule is given, however many rules ask. */
export function expressionProblems(facts: CiFacts): ExpressionProblems {
  const before = known.get(facts);
  if (before) return before;
  const found = new Problems();
  for (const group of facts.expressionGroups()) found.add(group);
  known.set(facts, found);
  return found;
}

class Problems implements ExpressionProblems {
  readonly syntax: { readonly at: Span; readonly use: ExpressionUse; readonly problem: SyntaxProblem }[] = [];
  readonly mixed: YamlScalar[] = [];
  readonly misplaced: Misplaced[] = [];
  readonly wrong: { readonly at: Span; readonly problem: ExpressionProblem }[] = [];

  add({ uses: { uses, misplaced, mixed }, scope }: ExpressionGroup): void {
    this.misplaced.push(...misplaced);
    this.mixed.push(...mixed);
    if (uses.length === 0) return;
    const plain = scope();
    for (const use of uses) {
      // Of one that can't be read, what could be read is not judged: the rest would follow from it.
      if (use.problem) this.syntax.push({ at: placeOf(use, use.problem), use, problem: use.problem });
      else
        for (const problem of checkExpression(use.tree, use.isCondition ? { ...plain, isCondition: true } : plain))
          this.wrong.push({ at: placeOf(use, problem.at), problem });
    }
  }
}
