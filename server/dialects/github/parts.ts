import type { FactsPart } from "../dialect.ts";
import { calledContents } from "./called.ts";
import type { GithubFacts, Jobs } from "./facts.ts";

/**
 * The jobs one at a time, for rules that look at each for itself; `rest` is the workflow without them. A part sees the
 * names of all jobs, and of those that it needs what they give.
 */
export function githubParts(facts: GithubFacts): {
  readonly parts: readonly FactsPart<GithubFacts>[];
  readonly rest: GithubFacts;
} {
  const names = [...facts.jobs.byName.keys()].join("\n");
  const parts = facts.jobs.all.map((job): FactsPart<GithubFacts> => {
    const needed = job.needs.map(({ name }) => facts.jobs.byName.get(name));
    const neededContents = needed.map((one) => (one ? calledContents(facts, one) : "")).join("\n");
    const view = () => ({ ...facts, root: undefined, jobs: partOf(facts, [job]), stepLists: [job.steps] });
    return {
      node: job.map,
      scope: [
        job.name,
        names,
        facts.declared,
        facts.ownRunnerLabels,
        calledContents(facts, job),
        neededContents,
        ...needed.map((one) => one?.map),
      ],
      facts: view,
    };
  });
  if (facts.kind === "action") return { parts, rest: facts };
  return { parts, rest: { ...facts, jobs: partOf(facts, []), stepLists: [] } };
}

/** Some of the jobs, with the names of all. */
function partOf({ jobs: { whole, byName, incomplete } }: GithubFacts, all: Jobs["all"]): Jobs {
  return { all, whole, byName, incomplete };
}
