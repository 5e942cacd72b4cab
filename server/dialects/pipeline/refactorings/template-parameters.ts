import { isEmpty, plainValue, textOf, valueAt, type YamlNode } from "../../../document/index.ts";
import type { PipelineFacts, Step } from "../facts.ts";

/** A parameter that extracted steps need, because a template doesn't see what it stands for. */
export interface NeededParameter {
  readonly name: string;
  /** What the caller passes: `matrix.os`. */
  readonly from: string;
  readonly type: string;
  /** Of a choice. */
  readonly options: readonly string[];
}

/** A word of an expression that gets another name. */
export interface RenamedWord {
  /** In the text of the file. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface TemplateNeeds {
  readonly parameters: readonly NeededParameter[];
  readonly renamed: readonly RenamedWord[];
}

/**
 * What belongs to a stage or to the caller's parameters: in a template `parameters` are its own, and there is no matrix,
 * no environment and no earlier stage. What belongs to the whole file (`variables`, `git`, …) stays as it is.
 */
const callersOwn = /(?<![\w.'-])(parameters|matrix|environment|stages|steps)(?:\.[\w-]+|\[\s*'[^']*'\s*\])+/g;

/**
 * The parameters for some steps; undefined where it isn't clear what is meant. `isInside` tells whether a step of that
 * name comes along.
 */
export function templateNeeds(
  facts: PipelineFacts,
  steps: readonly Step[],
  isInside: (name: string) => boolean,
): TemplateNeeds | undefined {
  const byFrom = new Map<string, NeededParameter>();
  const renamed: RenamedWord[] = [];
  for (const { start, end } of steps.flatMap(({ map }) => expressionsIn(map, facts.file.text))) {
    const written = facts.file.text.slice(start, end);
    for (const match of written.matchAll(callersOwn)) {
      const from = match[0];
      if (isWithinQuotes(written, match.index)) continue;
      if (from.includes("[")) return undefined;
      const [context = "", first = "", ...rest] = from.split(".");
      if (context === "steps" && isInside(first)) continue;
      const parameter = byFrom.get(from) ?? parameterFor(facts, context, [first, ...rest], from, byFrom);
      byFrom.set(from, parameter);
      renamed.push({
        start: start + match.index,
        end: start + match.index + from.length,
        text: `parameters.${parameter.name}`,
      });
    }
  }
  return { parameters: [...byFrom.values()], renamed };
}

/** Where expressions stand: between the marks of any scalar, and all of a `when`. */
export function expressionsIn(node: YamlNode, text: string, isCondition = false): { start: number; end: number }[] {
  if (node.span.origin) return [];
  if (node.kind === "list") return node.items.flatMap((item) => expressionsIn(item, text));
  if (node.kind === "map") {
    return node.entries.flatMap(({ key, value, merged }) =>
      merged ? [] : expressionsIn(value, text, key.text === "when"),
    );
  }
  if (node.kind !== "scalar" || isEmpty(node)) return [];
  const { start, end } = node.span;
  const written = text.slice(start, end);
  if (isCondition && !written.includes("${{")) return [{ start, end }];
  return [...written.matchAll(/\$\{\{(.*?)\}\}/gs)].map(({ index, 1: inner = "" }) => ({
    start: start + index + 3,
    end: start + index + 3 + inner.length,
  }));
}

function isWithinQuotes(expression: string, index: number): boolean {
  return (expression.slice(0, index).match(/'/g)?.length ?? 0) % 2 === 1;
}

function parameterFor(
  { pipeline }: PipelineFacts,
  context: string,
  path: readonly string[],
  from: string,
  taken: ReadonlyMap<string, NeededParameter>,
): NeededParameter {
  const names = new Set([...taken.values()].map(({ name }) => name));
  // The last word says most; where two would be the same, more of the way to it.
  const candidates = path.map((_, index) => path.slice(path.length - 1 - index).join("-"));
  const name = candidates.find((one) => !names.has(one)) ?? from.replaceAll(".", "-");
  const declared = context === "parameters" ? valueAt(valueAt(pipeline, "parameters"), path[0] ?? "") : undefined;
  const options = valueAt(declared, "options");
  return {
    name: context === "parameters" ? (path[0] ?? name) : name,
    from,
    type: textOf(valueAt(declared, "type")) ?? "string",
    options: options?.kind === "list" ? options.items.map((item) => JSON.stringify(plainValue(item))) : [],
  };
}
