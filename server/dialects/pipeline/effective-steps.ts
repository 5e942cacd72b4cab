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

type Question = (stage: Stage) => boolean;

/** Questions about a stage and the templates that it uses, each the same function for one version of a file. */
export class StageQuestions {
  readonly #ask: (steps: Iterable<StepWork | "hidden">, stage: Stage) => boolean;
  readonly #known = new WeakMap<TemplateScope, Question>();

  constructor(ask: (steps: Iterable<StepWork | "hidden">, stage: Stage) => boolean) {
    this.#ask = ask;
  }

  of({ known }: Pick<PipelineFacts, "known">): Question {
    const before = this.#known.get(known);
    if (before) return before;
    const question: Question = (stage) => this.#ask(stepsOfStage(stage, known), stage);
    this.#known.set(known, question);
    return question;
  }
}
