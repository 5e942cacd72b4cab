import { entryOf, type YamlNode } from "../../../document/index.ts";
import type { ExpressionGroup, Misplaced, Uses } from "../../ci/expression-use.ts";
import { waitingOrder } from "../../ci/waiting-order.ts";
import type { PipelineFacts, Stage } from "../facts.ts";
import { pipelineScope, stageScope, templateScope } from "./scopes.ts";
import { stageOutputNames } from "./step-results.ts";
import { usesIn } from "./uses.ts";

export const pipelineKeys = {
  closed: new Set(["name", "triggers", "parameters", "platform"]),
  apart: new Set(["stages"]),
};
export const stageKeys = { closed: new Set(["name", "needs", "template"]), apart: new Set(["steps"]) };
export const stepKeys = { closed: new Set(["name", "type", "template"]), apart: new Set<string>() };
export const templateKeys = { closed: new Set(["kind", "parameters"]), apart: new Set(["steps"]) };
const includeKeys = { closed: new Set(["path", "as"]), apart: new Set<string>() };

/** All expressions that the facts show, with what each may use. */
export function* groupsOf(facts: PipelineFacts): Iterable<ExpressionGroup> {
  const { file, pipeline, root, stages, templates } = facts;
  if (pipeline) yield { uses: usesIn(file, pipeline, pipelineKeys), scope: () => pipelineScope(facts) };
  const include = pipeline && entryOf(root, "include")?.value;
  if (include) yield { uses: includeUses(facts, include), scope: () => pipelineScope(facts) };
  for (const stage of stages.all) {
    yield { uses: usesIn(file, stage.map, stageKeys), scope: () => stageScope(facts, stage) };
    for (const step of stage.steps)
      yield { uses: usesIn(file, step.map, stepKeys), scope: () => stageScope(facts, stage, step) };
  }
  for (const template of templates) {
    const scope = () => templateScope(template);
    yield { uses: usesIn(file, template.value, templateKeys), scope };
    for (const step of template.steps) yield { uses: usesIn(file, step.map, stepKeys), scope };
  }
}

/** A path takes no expression, however it is written. */
function includeUses({ file }: PipelineFacts, include: YamlNode): Uses {
  const { uses, misplaced } = usesIn(file, include, includeKeys);
  const inWords = uses.map(({ node }): Misplaced => ({ node, key: "include" }));
  return { uses: [], misplaced: [...misplaced, ...inWords], mixed: [] };
}

/**
 * What the expressions of a stage depend on beside the stage and the declarations: of each stage that they name,
 * whether it is there, comes before, and what it gives. The same words as long as all that is the same.
 * `place` is that of the stage among all.
 */
export function stageMentions(facts: PipelineFacts, stage: Stage, place: number): string {
  const names = mentionedStages(facts, stage);
  if (names.length === 0) return "";
  return names.map((name) => mention(facts, place, name)).join("\n") + (facts.stages.incomplete ? "\n?" : "");
}

/** Hot: asked of each stage at each keystroke; it depends on the stage alone. */
function mentionedStages({ file }: PipelineFacts, stage: Stage): readonly string[] {
  const before = namesByStage.get(stage);
  if (before) return before;
  const names = new Set<string>();
  const nodes = [usesIn(file, stage.map, stageKeys), ...stage.steps.map(({ map }) => usesIn(file, map, stepKeys))];
  for (const { uses } of nodes)
    for (const { references } of uses)
      for (const { path } of references) if (path[0] === "stages" && path[1] !== undefined) names.add(path[1]);
  const found = [...names];
  namesByStage.set(stage, found);
  return found;
}

const namesByStage = new WeakMap<Stage, readonly string[]>();

function mention(facts: PipelineFacts, place: number, name: string): string {
  const { stages } = facts;
  const found = stages.byName.get(name);
  // Which name was meant depends on all that there are.
  if (!found) return `${name}: none of ${[...stages.byName.keys()].join(" ")}`;
  const order = waitingOrder(facts);
  const comesBefore = order.isBefore(order.placeOf(name), place);
  return comesBefore ? `${name}: before, ${stageOutputNames(found)}` : `${name}: not before`;
}
