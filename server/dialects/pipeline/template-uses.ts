import { hasExpression, textOf, valueAt, type YamlMap, type YamlScalar } from "../../document/index.ts";
import { KeptAnswer } from "../shared/kept-answer.ts";
import type { PipelineFacts, Stage, Template } from "./facts.ts";
import { templateContent } from "./template-content.ts";

/** A place that a template stands for. */
export interface TemplateUse {
  readonly name: string;
  readonly node: YamlScalar;
  /** What has to stand there. */
  readonly kind: "stage" | "steps";
  /** The stage or step. */
  readonly map: YamlMap;
  /** The template that it is in; undefined in the pipeline itself. */
  readonly inside: Template | undefined;
}

/**
 * Every use of a template that the facts show, in the order of the file, templates last.
 * Hot: several rules ask at each keystroke, so what a stage uses is kept as long as it stays the same.
 */
export function templateUses({
  stages,
  templates,
}: Pick<PipelineFacts, "stages" | "templates">): readonly TemplateUse[] {
  return allUses.of(stages, [templates], () => {
    const uses: TemplateUse[] = [];
    for (const stage of stages.all) for (const use of usesOfStage(stage)) uses.push(use);
    for (const template of templates) for (const use of usesOfTemplate(template)) uses.push(use);
    return uses;
  });
}

const allUses = new KeptAnswer<readonly TemplateUse[]>();
const none: readonly TemplateUse[] = [];
const known = new WeakMap<Stage | Template, readonly TemplateUse[]>();

function usesOfStage(stage: Stage): readonly TemplateUse[] {
  const before = known.get(stage);
  if (before) return before;
  const { map, steps } = stage;
  const uses = [useIn(map, "stage", undefined), ...steps.map((step) => useIn(step.map, "steps", undefined))].flat();
  known.set(stage, uses.length > 0 ? uses : none);
  return uses;
}

function usesOfTemplate(template: Template): readonly TemplateUse[] {
  const before = known.get(template);
  if (before) return before;
  const uses = template.steps.flatMap(({ map }) => useIn(map, "steps", template));
  known.set(template, uses);
  return uses;
}

function useIn(map: YamlMap, kind: TemplateUse["kind"], inside: Template | undefined): readonly TemplateUse[] {
  const node = valueAt(map, "template");
  const name = hasExpression(node) ? undefined : textOf(node);
  return node?.kind === "scalar" && name !== undefined ? [{ name, node, kind, map, inside }] : [];
}

/** What a template says it is; undefined where that is missing or wrong, of which the schema speaks. */
export function templateKind(template: Template): "stage" | "steps" | undefined {
  return templateContent(template).kind;
}
