import type { PipelineFacts, Template } from "./facts.ts";
import type { KnownTemplate } from "./known-templates.ts";
import { type TemplateUse, templateUses } from "./template-uses.ts";

/** One use on the way around: in a template of this file with its place, or in another file. */
export interface CircleStep {
  /** The template that is used, as it is called there. */
  readonly name: string;
  readonly use: TemplateUse | undefined;
}

const mostCircles = 100;
/** So many templates are walked through on one search; whoever has more of them in a circle gets one finding less. */
const mostWalked = 5_000;

/**
 * Each circle that passes through this file once, beginning with its first template in the file. Cost: about the number
 * of uses, for each template of the file.
 */
export function templateCircles(facts: PipelineFacts): readonly (readonly CircleStep[])[] {
  const ownUses = new Map<Template, TemplateUse[]>();
  for (const use of templateUses({ ...facts, stages: { ...facts.stages, all: [] } })) {
    if (!use.inside) continue;
    const uses = ownUses.get(use.inside);
    if (uses) uses.push(use);
    else ownUses.set(use.inside, [use]);
  }
  const circles: (readonly CircleStep[])[] = [];
  const told = new Set<string>();
  for (const { name } of ownUses.keys()) {
    const start = facts.known.find(name);
    const circle = !start || told.has(name) || circles.length >= mostCircles ? undefined : circleFrom(start, ownUses);
    if (!circle) continue;
    circles.push(circle);
    for (const { use } of circle) told.add(use?.inside?.name ?? "");
  }
  return circles;
}

interface Arrival {
  readonly step: CircleStep;
  readonly before: string;
}

/** The shortest way from a template back to itself. */
function circleFrom(
  start: KnownTemplate<Template>,
  ownUses: ReadonlyMap<Template, readonly TemplateUse[]>,
): readonly CircleStep[] | undefined {
  const cameBy = new Map<string, Arrival>();
  const pending = [start];
  for (let at = 0; at < pending.length && at < mostWalked; at++) {
    const template = pending[at];
    for (const step of template ? stepsFrom(template, ownUses) : []) {
      const next = template?.scope.find(step.name);
      if (!template || !next || cameBy.has(next.identity)) continue;
      cameBy.set(next.identity, { step, before: template.identity });
      if (next.identity === start.identity) return wayTo(start.identity, cameBy);
      pending.push(next);
    }
  }
  return undefined;
}

function stepsFrom(
  { own, content }: KnownTemplate<Template>,
  ownUses: ReadonlyMap<Template, readonly TemplateUse[]>,
): readonly CircleStep[] {
  if (own) return (ownUses.get(own) ?? []).map((use) => ({ name: use.name, use }));
  return content.steps.flatMap(({ template }) => (template === undefined ? [] : [{ name: template, use: undefined }]));
}

function wayTo(start: string, cameBy: ReadonlyMap<string, Arrival>): readonly CircleStep[] {
  const way: CircleStep[] = [];
  for (let at = start, isDone = false; !isDone; ) {
    const arrival = cameBy.get(at);
    if (!arrival) break;
    way.unshift(arrival.step);
    at = arrival.before;
    isDone = at === start;
  }
  return way;
}
