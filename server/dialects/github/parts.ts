import type { YamlMap } from "../../document/index.ts";
import { waitingOrder } from "../ci/waiting-order.ts";
import type { FactsPart } from "../dialect.ts";
import { faultsByPart } from "../shared/faults-by-part.ts";
import { KeptAnswer } from "../shared/kept-answer.ts";
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
  const { byName } = facts.jobs;
  const { names } = waitingOrder(facts);
  const faults = faultsByPart(facts, () => facts.jobs.all.map(({ map }) => map));
  const parts = facts.jobs.all.map((job): FactsPart<GithubFacts> => {
    const scope: unknown[] = [job.name, names, facts.declared, facts.ownRunnerLabels, calledContents(facts, job)];
    for (const { name } of job.needs) {
      const needed = byName.get(name);
      scope.push(needed?.map, needed && calledContents(facts, needed));
    }
    const own = faults.of(job.map);
    scope.push(...own);
    return kept.of(job.map, scope, () => partWith(job.map, own));
  });
  if (facts.kind === "action") return { parts, rest: facts };
  return { parts, rest: { ...facts, faults: faults.rest, jobs: partOf(facts, []), stepLists: [] } };
}

const kept = new KeptAnswer<FactsPart<GithubFacts>>();

function partWith(map: YamlMap, faults: GithubFacts["faults"]): FactsPart<GithubFacts> {
  const facts = (whole: GithubFacts) => {
    const own = whole.jobs.all.filter((job) => job.map === map);
    return { ...whole, faults, root: undefined, jobs: partOf(whole, own), stepLists: own.map(({ steps }) => steps) };
  };
  return { node: map, facts };
}

/** Some of the jobs, with the names of all. */
function partOf({ jobs: { whole, byName, incomplete } }: GithubFacts, all: Jobs["all"]): Jobs {
  return { all, whole, byName, incomplete };
}
