import type { FactsPart } from "../dialect.ts";
import { stageMentions } from "./expressions/groups.ts";
import type { PipelineFacts } from "./facts.ts";

/**
 * The stages and templates one at a time, for rules that look at each for itself; `rest` is the pipeline without them.
 * A part sees the names of all stages, but nothing of the pipeline above it.
 */
export function pipelineParts(facts: PipelineFacts): {
  readonly parts: readonly FactsPart<PipelineFacts>[];
  readonly rest: PipelineFacts;
} {
  const noStages = partOf(facts, []);
  const parts: FactsPart<PipelineFacts>[] = [];
  for (const [place, stage] of facts.stages.all.entries()) {
    const view = () => ({ ...facts, pipeline: undefined, templates: [], stages: partOf(facts, [stage]) });
    const scope = [stage, facts.declared, stageMentions(facts, stage, place)];
    parts.push({ node: stage.map, scope, facts: view });
  }
  for (const template of facts.templates) {
    const view = () => ({ ...facts, pipeline: undefined, templates: [template], stages: noStages });
    parts.push({ node: template.value, scope: [template], facts: view });
  }
  return { parts, rest: { ...facts, stages: noStages, templates: [] } };
}

/** Some of the stages, with the names of all. */
function partOf({ stages }: PipelineFacts, all: PipelineFacts["stages"]["all"]): PipelineFacts["stages"] {
  const { whole, byName, incomplete } = stages;
  return { all, whole, byName, incomplete };
}
