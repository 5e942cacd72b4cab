import { hasExpression, type Path, textOf, valueAt, type YamlNode } from "../../document/index.ts";
import type { DeclaredName, NameKind, NameUse } from "../names.ts";
import type { PipelineFacts, Stage } from "./facts.ts";

/** The names of a pipeline's stages and environments, with their uses: `needs`, `environment`, and expressions. */
export function pipelineNames(facts: PipelineFacts): readonly DeclaredName[] {
  return [...stageNames(facts), ...environmentNames(facts)];
}

/** Which names may stand at a path, and which of them make sense there. Undefined where a name of ours is not what is asked for. */
export function pipelineNamesAt(facts: PipelineFacts, path: Path): readonly string[] | undefined {
  const kind = nameKindAt(path);
  if (kind === "environment") return environmentKeys(facts).map((entry) => entry.key.text);
  if (kind !== "stage") return undefined;
  const own = facts.stages.all.find(({ map }) => map === stageAt(facts, path));
  const taken = new Set(own?.needs.filter((need) => !need.implied).map((need) => need.name));
  return [...facts.stages.byName.keys()].filter((name) => name !== own?.name && !taken.has(name));
}

/** `pipeline.stages[*].needs[*]` and `pipeline.stages[*].environment`. */
function nameKindAt(path: Path): NameKind | undefined {
  if (path[0] !== "pipeline" || path[1] !== "stages" || typeof path[2] !== "number") return undefined;
  if (path[3] === "needs" && path.length === 5) return "stage";
  return path[3] === "environment" && path.length === 4 ? "environment" : undefined;
}

function stageAt({ pipeline }: PipelineFacts, path: Path): YamlNode | undefined {
  const stages = valueAt(pipeline, "stages");
  return stages?.kind === "list" && typeof path[2] === "number" ? stages.items[path[2]] : undefined;
}

function stageNames({ stages, file }: PipelineFacts): readonly DeclaredName[] {
  const inExpressions = expressionUses(stages.all, file.text);
  return [...stages.byName.keys()].map((name) => ({
    kind: "stage",
    name,
    declared: stages.all.filter((stage) => stage.name === name).map((stage) => stage.nameSpan),
    uses: [
      ...stages.all.flatMap((stage) =>
        stage.needs
          .filter((need) => need.name === name && !need.implied)
          .map((need): NameUse => ({ span: need.span, form: "scalar" })),
      ),
      ...(inExpressions.get(name) ?? []),
    ],
  }));
}

function environmentKeys({ pipeline }: PipelineFacts) {
  const environments = valueAt(pipeline, "environments");
  return environments?.kind === "map" ? environments.entries : [];
}

function environmentNames(facts: PipelineFacts): readonly DeclaredName[] {
  return environmentKeys(facts).map(({ key }) => ({
    kind: "environment",
    name: key.text,
    declared: [key.span],
    uses: facts.stages.all.flatMap(({ map }): readonly NameUse[] => {
      const value = valueAt(map, "environment");
      const isUse = value !== undefined && !hasExpression(value) && textOf(value) === key.text;
      return isUse ? [{ span: value.span, form: "scalar" }] : [];
    }),
  }));
}

/**
 * `stages.build` and `stages['build']` wherever an expression may stand. Found by the letters alone: the grammar of
 * expressions is not needed to see a name after `stages.`, and a rename must not leave one behind.
 */
function expressionUses(stages: readonly Stage[], text: string): ReadonlyMap<string, readonly NameUse[]> {
  const uses = new Map<string, NameUse[]>();
  const seen = new Set<number>();
  for (const { map } of stages) {
    for (const { start, end } of expressionSpans(map, text)) {
      const words = /\bstages(?:\.|\[\s*(['"]))([^\s'"\].()!=&|<>,}]+)/g;
      for (const match of text.slice(start, end).matchAll(words)) {
        const name = match[2] ?? "";
        const at = start + match.index + match[0].length - name.length;
        if (seen.has(at)) continue;
        seen.add(at);
        const known = uses.get(name) ?? [];
        known.push({ span: { start: at, end: at + name.length }, form: "word" });
        uses.set(name, known);
      }
    }
  }
  return uses;
}

/** The insides of `${{ … }}` in all scalars below a node, and all of `when`. */
function expressionSpans(node: YamlNode, text: string, isWhen = false): readonly { start: number; end: number }[] {
  if (node.span.origin !== undefined) return [];
  switch (node.kind) {
    case "map":
      return node.entries.flatMap(({ key, value, merged }) =>
        merged ? [] : expressionSpans(value, text, key.text === "when"),
      );
    case "list":
      return node.items.flatMap((item) => expressionSpans(item, text));
    case "scalar": {
      if (isWhen) return [node.span];
      const written = text.slice(node.span.start, node.span.end);
      return [...written.matchAll(/\$\{\{.*?\}\}/gs)].map((match) => ({
        start: node.span.start + match.index,
        end: node.span.start + match.index + match[0].length,
      }));
    }
    case "unknown":
      return [];
  }
}
