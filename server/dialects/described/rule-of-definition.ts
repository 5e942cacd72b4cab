import { type Span, textOf, valueAt, type YamlNode } from "../../document/index.ts";
import type { RuleDefinition } from "../../knowledge/index.ts";
import { explain, type FoundNode, findNodes, type JsonSchema, pathOf, type Schema } from "../../schema/index.ts";
import type { Report, Rule, SharedFacts } from "../rule.ts";
import { namesAtPath } from "./names.ts";

/** Enough to see what is wrong; a rule that finds more is told so by its own count. */
const mostReports = 1_000;

/** A rule of a pack: what a path leads to has to keep to a schema, to a count, or to name something that is there. */
export function ruleOfDefinition(definition: RuleDefinition): Rule {
  const { id, level, since, until, message, title, why } = definition;
  return {
    id,
    severity: level === "off" ? "warning" : level,
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    absence: "inside",
    title,
    why: why ?? title,
    messages: { found: message },
    check: (facts) => reportsOf(definition, facts),
    examples: [],
  };
}

function* reportsOf(definition: RuleDefinition, { document }: SharedFacts): Iterable<Report> {
  const { root } = document;
  if (!root) return;
  const names =
    definition.refers && new Set(namesAtPath(definition.refers.to, root, definition.refers.by).map(({ name }) => name));
  let count = 0;
  for (const found of findNodes(definition.at, root)) {
    if (holds(definition, found, root, names)) continue;
    if (++count > mostReports) return;
    yield { at: placeOf(found), say: "found", words: wordsOf(found) };
  }
}

function holds(
  { must, count }: RuleDefinition,
  { node }: FoundNode,
  root: YamlNode,
  names: ReadonlySet<string> | undefined,
): boolean {
  if (node.kind === "unknown") return true;
  if (must !== undefined && !keepsTo(node, must)) return false;
  if (count) {
    const there = findNodes(count.of, root, node).length;
    if (there < count.least || (count.most !== undefined && there > count.most)) return false;
  }
  const text = textOf(node);
  return names === undefined || text === undefined || text.includes("${{") || names.has(text);
}

const noParts = {};

/** What was right stays right as long as its node lives: it isn't looked at again. */
function keepsTo(node: YamlNode, must: Schema): boolean {
  if (typeof must === "boolean") return must;
  const known = rightBySchema.get(must) ?? new WeakMap<YamlNode, boolean>();
  rightBySchema.set(must, known);
  const before = known.get(node);
  if (before !== undefined) return before;
  const isRight = explain(node, must, { parts: noParts }).every(({ kind }) => kind === "deprecated");
  known.set(node, isRight);
  return isRight;
}

const rightBySchema = new WeakMap<JsonSchema, WeakMap<YamlNode, boolean>>();

/** A word itself; of what holds more, the name that people see: its key, its own name, or its first key. */
function placeOf({ node, entry }: FoundNode): Span {
  if (node.kind === "scalar" && node.style !== "empty") return node.span;
  if (entry) return entry.key.span;
  if (node.kind !== "map") return node.span;
  const own = valueAt(node, "name") ?? valueAt(node, "id");
  return own?.kind === "scalar" && own.style !== "empty" ? own.span : (node.entries[0]?.key.span ?? node.span);
}

function wordsOf(found: FoundNode): Readonly<Record<string, string>> {
  const { node } = found;
  const key = pathOf(found).findLast((step) => typeof step === "string");
  return {
    value: textOf(node) ?? "",
    key: String(key ?? ""),
    name: nameAround(found) ?? String(key ?? ""),
  };
}

function nameAround(found: FoundNode): string | undefined {
  for (let at: FoundNode | undefined = found; at; at = at.from) {
    const name = textOf(valueAt(at.node, "name")) ?? textOf(valueAt(at.node, "id"));
    if (name !== undefined) return name;
  }
  return undefined;
}
