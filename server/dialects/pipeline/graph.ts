import { textOf, valueAt, type YamlMap } from "../../document/index.ts";
import { matrixOf, waitingGraph } from "../ci/waiting-graph.ts";
import type { DialectGraph, GraphDetail } from "../graph.ts";
import type { PipelineFacts, Stage, Step } from "./facts.ts";

/**
 * The stages of a pipeline and what they wait for. A stage without `needs` waits for the one before it.
 * Source: the dialect's specification, "stage", the row `needs`.
 */
export function pipelineGraph({ pipeline, stages }: PipelineFacts): DialectGraph {
  return waitingGraph({
    title: textOf(valueAt(pipeline, "name")),
    all: stages.all,
    byName: stages.byName,
    node: (stage) => ({
      kind: "stage",
      label: stage.name ?? textOf(valueAt(stage.map, "name")),
      detail: detailOf(stage),
      span: stage.map.span,
    }),
    followsBefore: ({ map }) => !isParallel(map),
  });
}

const knownDetails = new WeakMap<Stage, GraphDetail>();

function detailOf(stage: Stage): GraphDetail {
  const known = knownDetails.get(stage);
  if (known) return known;
  const { map, steps } = stage;
  const template = textOf(valueAt(map, "template"));
  const environment = textOf(valueAt(map, "environment"));
  const approval = valueAt(map, "approval");
  const matrix = matrixOf(valueAt(map, "matrix"), ["include", "exclude", "max_parallel"]);
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

function isParallel(map: YamlMap): boolean {
  const parallel = valueAt(map, "parallel");
  return parallel?.kind === "scalar" && parallel.value === true;
}
