import {
  hasExpression,
  isEmpty,
  type SourceFile,
  type Span,
  valueAt,
  type YamlEntry,
  type YamlNode,
} from "../../document/index.ts";
import type { Uses } from "../ci/expression-use.ts";
import { expressionTokens } from "../shared/expressions/index.ts";
import type { Token, TokenKind } from "../token.ts";
import { pipelineKeys, stageKeys, stepKeys, templateKeys } from "./expressions/groups.ts";
import { usesIn } from "./expressions/uses.ts";
import type { PipelineFacts, Step } from "./facts.ts";

/** The words of a pipeline that mean something beyond YAML, in the part of it that is asked for; not in order. */
export function pipelineTokens(facts: PipelineFacts, within: Span): readonly Token[] {
  const { file, root, pipeline, stages, templates } = facts;
  const tokens: Token[] = [];
  const addPart = (part: Part): void => {
    const { span } = part.node;
    if (span.origin || span.end < within.start || within.end < span.start) return;
    for (const { kind, declares, start, end } of partTokens(part, file)) {
      tokens.push({ kind, start: span.start + start, end: span.start + end, ...(declares && { declares }) });
    }
  };
  for (const { map, steps } of stages.all) addPart({ node: map, keys: stageKeys, steps });
  for (const { value, steps } of templates) addPart({ node: value, keys: templateKeys, steps });
  const declared = { text: file.text, into: tokens };
  readDeclarations(valueAt(root, "templates"), "template", declared);
  readDeclarations(valueAt(pipeline, "environments"), "environment", declared);
  readDeclarations(valueAt(pipeline, "variables"), "variable", declared);
  readDeclarations(valueAt(pipeline, "parameters"), "parameter", declared);
  readDeclarations(valueAt(pipeline, "secrets"), "secret", declared);
  if (pipeline) tokens.push(...expressionsOf(usesIn(file, pipeline, pipelineKeys)));
  return tokens;
}

/** A stage or a template. */
interface Part {
  readonly node: YamlNode;
  readonly keys: Parameters<typeof usesIn>[2];
  readonly steps: readonly Step[];
}

interface Reading {
  readonly text: string;
  readonly into: Token[];
}

/** The tokens of a stage or a template, counted from its beginning, for as long as its node lives. */
const knownTokens = new WeakMap<YamlNode, readonly Token[]>();

function partTokens({ node, keys, steps }: Part, file: SourceFile): readonly Token[] {
  const known = knownTokens.get(node);
  if (known) return known;
  const into: Token[] = [];
  const reading = { text: file.text, into };
  word(valueAt(node, "name"), "stage", reading, true);
  const needs = valueAt(node, "needs");
  for (const item of needs?.kind === "list" ? needs.items : []) word(item, "stage", reading);
  word(valueAt(node, "environment"), "environment", reading);
  word(valueAt(node, "template"), "template", reading);
  readDeclarations(valueAt(node, "variables"), "variable", reading);
  readDeclarations(valueAt(node, "parameters"), "parameter", reading);
  into.push(...expressionsOf(usesIn(file, node, keys)));
  for (const { map } of steps) {
    word(valueAt(map, "type"), "step-type", reading);
    word(valueAt(map, "template"), "template", reading);
    into.push(...expressionsOf(usesIn(file, map, stepKeys)));
  }
  const base = node.span.start;
  const relative = into.map((token) => ({ ...token, start: token.start - base, end: token.end - base }));
  knownTokens.set(node, relative);
  return relative;
}

function expressionsOf({ uses }: Uses): readonly Token[] {
  return uses.flatMap(({ node, written }) => expressionTokens(written, node.span.start));
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
