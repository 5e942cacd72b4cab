import { hasExpression, textOf, valueAt, type YamlMap } from "../../document/index.ts";
import type { DialectGraph, GraphDetail, GraphEdge, GraphMatrix, GraphNode } from "../graph.ts";
import type { PipelineFacts, Stage, Step } from "./facts.ts";

/**
 * The stages of a pipeline and what they wait for. A stage without `needs` waits for the one before it.
 * Source: the dialect's specification, "stage", the row `needs`.
 */
export function pipelineGraph({ pipeline, stages }: PipelineFacts): DialectGraph {
  const ids = new NodeIds();
  const nodes = stages.all.map((stage) => stageNode(stage, ids));
  const idByStage = new Map(stages.all.map((stage, index) => [stage, nodes[index]?.id ?? ""]));
  const absent = new Map<string, GraphNode>();
  const edges: GraphEdge[] = [];
  for (const [index, stage] of stages.all.entries()) {
    const to = nodes[index]?.id ?? "";
    const before = nodes[index - 1];
    if (!stage.needsEntry) {
      if (before && !isParallel(stage.map)) edges.push({ from: before.id, to, kind: "implied", span: stage.nameSpan });
      continue;
    }
    const seen = new Set<string>();
    for (const { name, span } of stage.needs) {
      if (seen.has(name)) continue;
      seen.add(name);
      const needed = stages.byName.get(name);
      const from = (needed && idByStage.get(needed)) ?? absentNode(name, span, absent, ids).id;
      edges.push({ from, to, kind: "written", span });
    }
  }
  return { title: textOf(valueAt(pipeline, "name")), nodes: [...nodes, ...absent.values()], edges };
}

/** Ids that stay the same while the author types elsewhere: the names, and numbers where names repeat or lack. */
class NodeIds {
  readonly #taken = new Set<string>();
  readonly #counts = new Map<string, number>();

  of(name: string): string {
    let count = (this.#counts.get(name) ?? 0) + 1;
    let id = count === 1 ? name : `${name}#${count}`;
    while (this.#taken.has(id)) id = `${name}#${++count}`;
    this.#counts.set(name, count);
    this.#taken.add(id);
    return id;
  }
}

function stageNode(stage: Stage, ids: NodeIds): GraphNode {
  const { map, name, nameSpan } = stage;
  const label = name ?? textOf(valueAt(map, "name"));
  return { id: ids.of(label ?? ""), kind: "stage", label, detail: detailOf(stage), span: map.span, nameSpan };
}

function absentNode(name: string, span: GraphNode["span"], absent: Map<string, GraphNode>, ids: NodeIds): GraphNode {
  const known = absent.get(name);
  if (known) return known;
  const node: GraphNode = { id: ids.of(`?${name}`), kind: "absent", label: name, detail: {}, span, nameSpan: span };
  absent.set(name, node);
  return node;
}

const knownDetails = new WeakMap<Stage, GraphDetail>();

function detailOf(stage: Stage): GraphDetail {
  const known = knownDetails.get(stage);
  if (known) return known;
  const { map, steps } = stage;
  const template = textOf(valueAt(map, "template"));
  const environment = textOf(valueAt(map, "environment"));
  const approval = valueAt(map, "approval");
  const matrix = matrixOf(map);
  const approvers = valueAt(approval, "approvers");
  const detail: GraphDetail = {
    ...(valueAt(map, "steps") && { steps: steps.map(stepName) }),
    ...(template !== undefined && { template }),
    ...(environment !== undefined && { environment }),
    ...(approval?.kind === "map" && { approverCount: approvers?.kind === "list" ? approvers.items.length : 0 }),
    ...(matrix && { matrix }),
  };
  knownDetails.set(stage, detail);
  return detail;
}

function stepName({ name, map, type, template }: Step): string {
  return name ?? textOf(valueAt(map, "name")) ?? type?.id ?? template ?? "run";
}

/** Not axes, but what is done with them. */
const noAxes = new Set(["include", "exclude", "max_parallel"]);

function matrixOf(map: YamlMap): GraphMatrix | undefined {
  const matrix = valueAt(map, "matrix");
  if (matrix?.kind !== "map") return undefined;
  const axes = matrix.entries.filter(({ key }) => !noAxes.has(key.text));
  const isPlain =
    axes.length > 0 && valueAt(matrix, "include") === undefined && valueAt(matrix, "exclude") === undefined;
  let runCount: number | undefined = isPlain ? 1 : undefined;
  for (const { value } of axes) {
    if (value.kind !== "list" || value.items.some(hasExpression)) runCount = undefined;
    else if (runCount !== undefined) runCount *= value.items.length;
  }
  return { axes: axes.map(({ key }) => key.text), runCount };
}

function isParallel(map: YamlMap): boolean {
  const parallel = valueAt(map, "parallel");
  return parallel?.kind === "scalar" && parallel.value === true;
}
