import { textOf, valueAt } from "../../document/index.ts";
import { matrixOf, waitingGraph } from "../ci/waiting-graph.ts";
import type { DialectGraph, GraphDetail } from "../graph.ts";
import type { ActionStep, GithubFacts, Job } from "./facts.ts";

/**
 * The jobs of a workflow and what they wait for; a job without `needs` starts at once.
 * Source: GitHub, "Workflow syntax", `jobs.<job_id>.needs`.
 */
export function githubGraph({ root, jobs }: GithubFacts): DialectGraph {
  return waitingGraph({
    title: textOf(valueAt(root, "name")),
    all: jobs.all,
    byName: jobs.byName,
    node: (job) => ({ kind: "job", label: job.name, detail: detailOf(job), span: job.entry.span }),
    followsBefore: () => false,
  });
}

const knownDetails = new WeakMap<Job, GraphDetail>();

function detailOf(job: Job): GraphDetail {
  const known = knownDetails.get(job);
  if (known) return known;
  const { map, steps, uses } = job;
  const environment = valueAt(map, "environment");
  const environmentName = textOf(environment?.kind === "map" ? valueAt(environment, "name") : environment);
  const matrix = matrixOf(valueAt(valueAt(map, "strategy"), "matrix"), ["include", "exclude"]);
  const detail: GraphDetail = {
    ...(valueAt(map, "steps") && { steps: steps.steps.map(stepName) }),
    ...(uses && { workflow: uses.text }),
    ...(environmentName !== undefined && { environment: environmentName }),
    ...(matrix && { matrix }),
  };
  knownDetails.set(job, detail);
  return detail;
}

function stepName({ name, id, uses, run }: ActionStep): string {
  return name ?? uses?.text ?? id ?? run?.text.trim().split("\n", 1)[0]?.slice(0, 60) ?? "run";
}
