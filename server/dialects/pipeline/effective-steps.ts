import { entryOf, hasExpression, textOf } from "../../document/index.ts";
import type { PipelineFacts, Stage } from "./facts.ts";
import type { KnownTemplate, TemplateScope } from "./known-templates.ts";
import type { StepWork } from "./library.ts";

/** So many steps of templates are looked through; what comes behind is as if it could not be seen. */
const mostSteps = 1_000;

/**
 * What really runs where some steps stand: the steps of templates instead of their uses, one after the other. `hidden`
 * stands for a template that can't be seen, or is of no use there, of which other rules speak. Ends in any circle.
 */
export function* effectiveSteps(steps: Iterable<StepWork>, scope: TemplateScope): Iterable<StepWork | "hidden"> {
  let left = mostSteps;
  const open = new Set<string>();
  function* written(some: Iterable<StepWork>, names: TemplateScope): Iterable<StepWork | "hidden"> {
    for (const step of some) {
      if (step.template === undefined) yield step;
      else yield* ofTemplate(names.find(step.template));
    }
  }
  function* ofTemplate(template: KnownTemplate | undefined): Iterable<StepWork | "hidden"> {
    if (template?.content.kind !== "steps" || open.has(template.identity) || left <= 0) yield "hidden";
    else {
      left -= template.content.steps.length + 1;
      open.add(template.identity);
      yield* written(template.content.steps, template.scope);
      open.delete(template.identity);
    }
  }
  yield* written(steps, scope);
}

/** The same of a whole stage, also where the stage is a template. */
export function* stepsOfStage({ map, steps }: Stage, scope: TemplateScope): Iterable<StepWork | "hidden"> {
  const entry = entryOf(map, "template");
  if (!entry) yield* effectiveSteps(steps, scope);
  else {
    const name = hasExpression(entry.value) ? undefined : textOf(entry.value);
    const template = name === undefined ? undefined : scope.find(name);
    if (template?.content.kind === "stage") yield* effectiveSteps(template.content.steps, template.scope);
    else yield "hidden";
  }
}

/**
 * A question about a stage and the templates that it uses. The answer is kept as long as the stage stays the same and,
 * where it uses templates, those that it may use.
 */
export class StageQuestion {
  readonly #ask: (steps: Iterable<StepWork | "hidden">, stage: Stage) => boolean;
  readonly #byScope = new WeakMap<TemplateScope, WeakMap<Stage, boolean>>();
  readonly #answers = new WeakMap<Stage, boolean>();

  constructor(ask: (steps: Iterable<StepWork | "hidden">, stage: Stage) => boolean) {
    this.#ask = ask;
  }

  /** Hot: what it gives is asked of each stage at each keystroke. */
  of({ known }: Pick<PipelineFacts, "known">): (stage: Stage) => boolean {
    const withTemplates = this.#byScope.get(known) ?? new WeakMap<Stage, boolean>();
    this.#byScope.set(known, withTemplates);
    return (stage) => {
      const answer = this.#answers.get(stage) ?? withTemplates.get(stage);
      if (answer !== undefined) return answer;
      const fresh = this.#ask(stepsOfStage(stage, known), stage);
      (usesTemplates(stage) ? withTemplates : this.#answers).set(stage, fresh);
      return fresh;
    };
  }
}

function usesTemplates({ map, steps }: Stage): boolean {
  return entryOf(map, "template") !== undefined || steps.some(({ template }) => template !== undefined);
}
