import type { FactsPart } from "../dialect.ts";
import { faultsByPart } from "../shared/faults-by-part.ts";
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
  const { declared, stages, templates } = facts;
  const faults = faultsByPart(facts, () => [
    ...stages.all.map(({ map }) => map),
    ...templates.map(({ value }) => value),
  ]);
  const parts: FactsPart<PipelineFacts>[] = [];
  for (const [place, stage] of stages.all.entries()) {
    const own = faults.of(stage.map);
    parts.push(kept.of(stage, [declared, stageMentions(facts, stage, place), ...own], () => stagePart(stage, own)));
  }
  for (const template of templates) {
    const own = faults.of(template.value);
    parts.push(kept.of(template, own, () => templatePart(template, own)));
  }
  return { parts, rest: { ...facts, faults: faults.rest, stages: partOf(facts, []), templates: [] } };
}

const kept = new KeptAnswer<FactsPart<PipelineFacts>>();

function stagePart(stage: Stage, faults: PipelineFacts["faults"]): FactsPart<PipelineFacts> {
  const facts = (whole: PipelineFacts) => ({
    ...whole,
    faults,
    pipeline: undefined,
    templates: [],
    stages: partOf(whole, [stage]),
  });
  return { node: stage.map, facts };
}

function templatePart(template: Template, faults: PipelineFacts["faults"]): FactsPart<PipelineFacts> {
  const facts = (whole: PipelineFacts) => ({
    ...whole,
    faults,
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
