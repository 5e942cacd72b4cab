import { nodeAt, type Path } from "../../../document/index.ts";
import type { ExpressionPlace } from "../../expression-place.ts";
import type { ActionStep, GithubFacts, StepList } from "../facts.ts";
import { actionPlace, workflowPlace } from "./groups.ts";
import { type ScopeAt, scopeAt } from "./scopes.ts";
import { placeBelow } from "./uses.ts";

/** What the expressions of the value at a path may use, by GitHub's own grammar; undefined where it takes none. */
export function githubExpressionsAt(facts: GithubFacts, path: Path): ExpressionPlace | undefined {
  const { may } = path.reduce(placeBelow, facts.kind === "action" ? actionPlace : workflowPlace);
  if (may.length === 0) return undefined;
  const isBare = path.at(-1) === "if";
  const scope = scopeAt(facts, may, standsIn(facts, path));
  return { scope: { ...scope, isCondition: isBare }, isBare };
}

function standsIn({ kind, root, jobs, stepLists }: GithubFacts, path: Path): ScopeAt {
  if (kind === "action") return inSteps(root, stepLists[0], path);
  const job = path[0] === "jobs" && typeof path[1] === "string" ? jobs.byName.get(path[1]) : undefined;
  return job ? { job, ...inSteps(root, job.steps, path) } : {};
}

/** The innermost step that a path leads into. */
function inSteps(root: GithubFacts["root"], list: StepList | undefined, path: Path): ScopeAt {
  let step: ActionStep | undefined;
  for (const [index, part] of path.entries()) {
    if (typeof part !== "number") continue;
    const node = nodeAt(root, path.slice(0, index + 1));
    step = list?.steps.find(({ map }) => map === node) ?? step;
  }
  return list && step ? { list, step } : {};
}
