import { hasExpression, isEmpty, type Span, valueAt, type YamlEntry, type YamlNode } from "../../document/index.ts";
import { expressionWords } from "../shared/expression-words.ts";
import type { Token, TokenKind } from "../token.ts";
import type { PipelineFacts } from "./facts.ts";

/** The words of a pipeline that mean something beyond YAML, in the part of it that is asked for; not in order. */
export function pipelineTokens(facts: PipelineFacts, within: Span): readonly Token[] {
  const { file, root, pipeline, stages, templates } = facts;
  const tokens: Token[] = [];
  const addPart = (node: YamlNode): void => {
    if (node.span.origin || node.span.end < within.start || within.end < node.span.start) return;
    for (const { kind, declares, start, end } of partTokens(node, file.text)) {
      const base = node.span.start;
      tokens.push({ kind, start: base + start, end: base + end, ...(declares && { declares }) });
    }
  };
  for (const { map } of stages.all) addPart(map);
  for (const { value } of templates) addPart(value);
  const declared = { text: file.text, into: tokens };
  readDeclarations(valueAt(root, "templates"), "template", declared);
  readDeclarations(valueAt(pipeline, "environments"), "environment", declared);
  readDeclarations(valueAt(pipeline, "variables"), "variable", declared);
  readDeclarations(valueAt(pipeline, "parameters"), "parameter", declared);
  readDeclarations(valueAt(pipeline, "secrets"), "secret", declared);
  for (const key of ["variables", "defaults", "environments", "concurrency", "notifications"]) {
    const value = valueAt(pipeline, key);
    if (value) readExpressions(value, false, declared);
  }
  return tokens;
}

interface Reading {
  readonly text: string;
  readonly into: Token[];
}

/** The tokens of a stage or a template, counted from its beginning, for as long as its node lives. */
const knownTokens = new WeakMap<YamlNode, readonly Token[]>();

function partTokens(node: YamlNode, text: string): readonly Token[] {
  const known = knownTokens.get(node);
  if (known) return known;
  const into: Token[] = [];
  const reading = { text, into };
  word(valueAt(node, "name"), "stage", reading, true);
  const needs = valueAt(node, "needs");
  for (const item of needs?.kind === "list" ? needs.items : []) word(item, "stage", reading);
  word(valueAt(node, "environment"), "environment", reading);
  word(valueAt(node, "template"), "template", reading);
  readDeclarations(valueAt(node, "variables"), "variable", reading);
  readDeclarations(valueAt(node, "parameters"), "parameter", reading);
  const steps = valueAt(node, "steps");
  for (const step of steps?.kind === "list" ? steps.items : []) {
    word(valueAt(step, "type"), "step-type", reading);
    word(valueAt(step, "template"), "template", reading);
  }
  readExpressions(node, false, reading);
  const base = node.span.start;
  const relative = into.map((token) => ({ ...token, start: token.start - base, end: token.end - base }));
  knownTokens.set(node, relative);
  return relative;
}

/** A whole value as one word, without its quotes. */
function word(node: YamlNode | undefined, kind: TokenKind, { text, into }: Reading, declares = false): void {
  if (node?.kind !== "scalar" || isEmpty(node) || node.span.origin || hasExpression(node)) return;
  const quotes = node.style === "single" || node.style === "double" ? 1 : 0;
  const start = node.span.start + quotes;
  const end = node.span.end - quotes;
  if (end > start && !text.slice(start, end).includes("\n"))
    into.push({ start, end, kind, ...(declares && { declares }) });
}

/** The keys of a map, or the items of a list, that give names. */
function readDeclarations(node: YamlNode | undefined, kind: TokenKind, reading: Reading): void {
  if (node?.span.origin) return;
  const names = node?.kind === "map" ? node.entries.filter(isOwn).map(({ key }) => key) : [];
  for (const name of node?.kind === "list" ? node.items : names) word(name, kind, reading, true);
}

function isOwn({ merged, key }: YamlEntry): boolean {
  return !merged && !key.span.origin;
}

/** Expressions between their marks in any value, and all of a `when`. */
function readExpressions(node: YamlNode, isCondition: boolean, reading: Reading): void {
  if (node.span.origin) return;
  if (node.kind === "list") for (const item of node.items) readExpressions(item, false, reading);
  if (node.kind === "map") {
    for (const entry of node.entries) {
      if (isOwn(entry)) readExpressions(entry.value, entry.key.text === "when", reading);
    }
  }
  if (node.kind !== "scalar" || isEmpty(node)) return;
  const { start, end } = node.span;
  if (hasExpression(node)) {
    for (const match of reading.text.slice(start, end).matchAll(/\$\{\{(.*?)(?:\}\}|$)/gs)) {
      const from = start + match.index + 3;
      reading.into.push(...expressionWords(reading.text, from, from + (match[1]?.length ?? 0)));
    }
  } else if (isCondition && typeof node.value === "string") {
    const quotes = node.style === "single" || node.style === "double" ? 1 : 0;
    reading.into.push(...expressionWords(reading.text, start + quotes, end - quotes));
  }
}
