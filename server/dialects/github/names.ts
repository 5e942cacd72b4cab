import type { Path } from "../../document/index.ts";
import { placeOf } from "../ci/expression-use.ts";
import type { DeclaredName, NameUse } from "../names.ts";
import type { GithubFacts, Job, StepList } from "./facts.ts";

/** The ids of jobs and steps, with their uses: `needs`, and expressions. */
export function githubNames(facts: GithubFacts): readonly DeclaredName[] {
  const uses = expressionUses(facts);
  return [
    ...facts.jobs.all.map((job) => jobName(facts, job, uses)),
    ...facts.stepLists.flatMap((list) => stepNames(list, uses)),
  ];
}

function jobName({ jobs }: GithubFacts, { name = "", nameSpan }: Job, uses: Uses): DeclaredName {
  const needs = jobs.all.flatMap((job) =>
    job.needs.filter((need) => need.name === name).map(({ span }): NameUse => ({ span, form: "scalar" })),
  );
  const inExpressions = [...(uses.get(`needs.${name}`) ?? []), ...(uses.get(`jobs.${name}`) ?? [])];
  return { kind: "job", name, declared: [nameSpan], uses: [...needs, ...inExpressions] };
}

function stepNames({ job, steps }: StepList, uses: Uses): readonly DeclaredName[] {
  return steps.flatMap(({ id, idSpan }): readonly DeclaredName[] => {
    if (id === undefined || !idSpan) return [];
    return [{ kind: "step", name: id, declared: [idSpan], uses: uses.get(`${job ?? ""}/steps.${id}`) ?? [] }];
  });
}

/** By `needs.build`, and for steps with the job before it: `test/steps.cache`. */
type Uses = ReadonlyMap<string, readonly NameUse[]>;

function expressionUses(facts: GithubFacts): Uses {
  const found = new Map<string, NameUse[]>();
  for (const { uses, job } of facts.expressionGroups()) {
    for (const use of uses.uses) {
      for (const { path, at } of use.references) {
        const [context, name] = path;
        const place = at[1];
        if (context === undefined || name === undefined || !place) continue;
        const lower = context.toLowerCase();
        const key = lower === "steps" ? `${job ?? ""}/steps.${name}` : `${lower}.${name}`;
        const known = found.get(key) ?? [];
        known.push({ span: placeOf(use, place), form: "word" });
        found.set(key, known);
      }
    }
  }
  return found;
}

/** The jobs that may stand at `jobs.<id>.needs`. Undefined where no name of ours is asked for. */
export function githubNamesAt({ jobs }: GithubFacts, path: Path): readonly string[] | undefined {
  if (path[0] !== "jobs" || path[2] !== "needs" || path.length > 4) return undefined;
  const own = typeof path[1] === "string" ? jobs.byName.get(path[1]) : undefined;
  const taken = new Set(own?.needs.map(({ name }) => name));
  return [...jobs.byName.keys()].filter((name) => name !== own?.name && !taken.has(name));
}
