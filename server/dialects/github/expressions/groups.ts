import type { ExpressionGroup } from "../../ci/expression-use.ts";
import type { GithubFacts } from "../facts.ts";
import { scopeAt } from "./scopes.ts";
import { type PlacedUses, placeBelow, type StartingPlace, usesBelow } from "./uses.ts";

export const workflowPlace: StartingPlace = { name: "workflow-root-strict", may: [] };
const job = placeBelow(placeBelow(workflowPlace, "jobs"), "any");
const jobStep = placeBelow(placeBelow(job, "steps"), 0);
export const actionPlace: StartingPlace = { name: "action.action-root-strict", may: [] };
const actionStep = placeBelow(placeBelow(placeBelow(actionPlace, "runs"), "steps"), 0);

/** All expressions that the facts show, with what each may use. */
export function* groupsOf(facts: GithubFacts): Iterable<ExpressionGroup> {
  const { file, kind, root, jobs, stepLists } = facts;
  for (const { key, value, merged } of root?.entries ?? []) {
    if (merged || (kind === "workflow" && key.text === "jobs")) continue;
    const apart = kind === "action" && key.text === "runs" ? "steps" : undefined;
    const uses = usesBelow(file, value, placeBelow(kind === "action" ? actionPlace : workflowPlace, key.text), apart);
    yield* grouped(facts, uses, {});
  }
  for (const one of jobs.all) yield* grouped(facts, usesBelow(file, one.map, job, "steps"), { job: one });
  for (const list of stepLists) {
    const own = list.job === undefined ? undefined : jobs.byName.get(list.job);
    for (const step of list.steps) {
      const uses = usesBelow(file, step.map, kind === "action" ? actionStep : jobStep, "parallel");
      yield* grouped(facts, uses, { ...(own && { job: own }), list, step });
    }
  }
}

function* grouped(
  facts: GithubFacts,
  all: readonly PlacedUses[],
  at: Parameters<typeof scopeAt>[2],
): Iterable<ExpressionGroup> {
  for (const { may, uses } of all) {
    // What describes an action is read by people, too: marks in it are no fault.
    const job = at.job?.name;
    const shown = facts.kind === "action" ? { ...uses, misplaced: [] } : uses;
    yield { uses: shown, ...(job !== undefined && { job }), scope: () => scopeAt(facts, may, at) };
  }
}
