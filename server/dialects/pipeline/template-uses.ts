import { hasExpression, textOf, valueAt, type YamlMap, type YamlScalar } from "../../document/index.ts";
import type { PipelineFacts, Template } from "./facts.ts";
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

/** Every use of a template that the facts show, in the order of the file, templates last. */
export function templateUses({
  stages,
  templates,
}: Pick<PipelineFacts, "stages" | "templates">): readonly TemplateUse[] {
  const uses: TemplateUse[] = [];
  for (const { map, steps } of stages.all) {
    add(uses, map, "stage", undefined);
    for (const step of steps) add(uses, step.map, "steps", undefined);
  }
  for (const template of templates) for (const { map } of template.steps) add(uses, map, "steps", template);
  return uses;
}

function add(uses: TemplateUse[], map: YamlMap, kind: TemplateUse["kind"], inside: Template | undefined): void {
  const node = valueAt(map, "template");
  const name = hasExpression(node) ? undefined : textOf(node);
  if (node?.kind === "scalar" && name !== undefined) uses.push({ name, node, kind, map, inside });
}

/** What a template says it is; undefined where that is missing or wrong, of which the schema speaks. */
export function templateKind(template: Template): "stage" | "steps" | undefined {
  return templateContent(template).kind;
}
