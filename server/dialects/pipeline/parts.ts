import type { FactsPart } from "../dialect.ts";
import { KeptAnswer } from "../shared/kept-answer.ts";
import { stageMentions } from "./expressions/groups.ts";
import type { PipelineFacts, Stage, Template } from "./facts.ts";

/**
 * The stages and templates one at a time, for rules that look at each for itself; `rest` is the pipeline without them.
 * A part sees the names of all stages, but nothing of the pipeline above it.
 */
export function pipelineParts(facts: PipelineFacts): {
  readonly parts: readonly FactsPart<PipelineFacts>[];
  readonly rest: PipelineFacts;
} {
  const parts: FactsPart<PipelineFacts>[] = [];
  for (const [place, stage] of facts.stages.all.entries()) {
    parts.push(kept.of(stage, [facts.declared, stageMentions(facts, stage, place)], () => stagePart(stage)));
  }
  for (const template of facts.templates) parts.push(kept.of(template, [], () => templatePart(template)));
  return { parts, rest: { ...facts, stages: partOf(facts, []), templates: [] } };
}

const kept = new KeptAnswer<FactsPart<PipelineFacts>>();

function stagePart(stage: Stage): FactsPart<PipelineFacts> {
  const facts = (whole: PipelineFacts) => ({
    ...whole,
    pipeline: undefined,
    templates: [],
    stages: partOf(whole, [stage]),
  });
  return { node: stage.map, facts };
}

function templatePart(template: Template): FactsPart<PipelineFacts> {
  const facts = (whole: PipelineFacts) => ({
    ...whole,
    pipeline: undefined,
    templates: [template],
    stages: partOf(whole, []),
  });
  return { node: template.value, facts };
}

/** Some of the stages, with the names of all. */
function partOf({ stages }: PipelineFacts, all: PipelineFacts["stages"]["all"]): PipelineFacts["stages"] {
  const { whole, byName, incomplete } = stages;
  return { all, whole, byName, incomplete };
}
