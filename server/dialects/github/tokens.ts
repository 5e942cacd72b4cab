import { hasExpression, isEmpty, type Span, valueAt, type YamlNode } from "../../document/index.ts";
import { expressionTokens } from "../shared/expressions/index.ts";
import type { Token, TokenKind } from "../token.ts";
import type { GithubFacts } from "./facts.ts";

/** The words of a workflow that mean something beyond YAML: ids and what refers to them, actions, expressions. */
export function githubTokens(facts: GithubFacts, within: Span): readonly Token[] {
  const tokens: Token[] = [];
  const isSeen = ({ start, end, origin }: Span): boolean => !origin && start <= within.end && within.start <= end;
  const add = (node: YamlNode | undefined, kind: TokenKind, declares = false): void => {
    if (node && isSeen(node.span)) tokens.push(...wordOf(node, facts.file.text, kind, declares));
  };
  for (const { entry, map, uses } of facts.jobs.all) {
    add(entry.key, "stage", true);
    const needs = valueAt(map, "needs");
    for (const item of needs?.kind === "list" ? needs.items : [needs]) add(item, "stage");
    add(uses, "template");
  }
  for (const { steps } of facts.stepLists) {
    for (const { map, uses } of steps) {
      add(valueAt(map, "id"), "step", true);
      add(uses, "step-type");
    }
  }
  for (const { uses } of facts.expressionGroups()) {
    for (const { node, written } of uses.uses) {
      if (isSeen(node.span)) tokens.push(...expressionTokens(written, node.span.start));
    }
  }
  return tokens;
}

/** A whole value as one word, without its quotes; none where it goes over lines. */
function wordOf(node: YamlNode, text: string, kind: TokenKind, declares: boolean): readonly Token[] {
  if (node.kind !== "scalar" || isEmpty(node) || hasExpression(node)) return [];
  const quotes = node.style === "single" || node.style === "double" ? 1 : 0;
  const [start, end] = [node.span.start + quotes, node.span.end - quotes];
  return text.slice(start, end).includes("\n") ? [] : [{ start, end, kind, ...(declares && { declares }) }];
}
