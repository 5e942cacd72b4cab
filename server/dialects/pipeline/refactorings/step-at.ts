import type { Span } from "../../../document/index.ts";
import type { PipelineFacts, Stage, Step, Template } from "../facts.ts";

/** The stage or template that a selection is in, with its steps that the selection touches. */
export interface StepsAt {
  readonly owner: Stage | Template;
  readonly steps: readonly Step[];
}

export function stepsAt({ stages, templates }: PipelineFacts, { start, end }: Span): StepsAt | undefined {
  const owner = [...stages.all, ...templates].find(({ steps }) => {
    const [first] = steps;
    const last = steps.at(-1);
    return first && last && first.map.span.start <= end && start <= last.map.span.end && !first.map.span.origin;
  });
  // A cursor on the dash before a step is meant for that step.
  const steps =
    owner?.steps.filter(({ map }) => map.span.start - 2 <= end && start <= endOf(map.span, start, end)) ?? [];
  return owner && steps.length > 0 ? { owner, steps } : undefined;
}

/** A selection that ends where a step begins, or begins at its end, doesn't mean it; a cursor does. */
function endOf(span: Span, start: number, end: number): number {
  return start === end ? span.end : span.end - 1;
}
