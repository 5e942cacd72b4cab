import type { Path } from "../../document/index.ts";
import type { NameOffer } from "../names.ts";
import { type CalledInput, calledAction, calledWorkflow, contentOfFile } from "./called.ts";
import type { GithubFacts } from "./facts.ts";

/** The inputs and secrets that a called file of this repository takes, those that it needs first. */
export function githubKeysAt(factsOf: () => GithubFacts, path: Path): readonly NameOffer[] {
  const last = path.at(-1);
  if (path[0] !== "jobs" || typeof path[1] !== "string" || (last !== "with" && last !== "secrets")) return [];
  const facts = factsOf();
  const job = facts.jobs.byName.get(path[1]);
  if (!job) return [];
  if (path.length === 3) {
    const content = contentOfFile(calledWorkflow(facts, job));
    return offersOf(last === "with" ? content?.inputs : content?.secrets);
  }
  if (path.length !== 5 || path[2] !== "steps" || typeof path[3] !== "number" || last !== "with") return [];
  const step = job.steps.steps[path[3]];
  return step ? offersOf(contentOfFile(calledAction(facts, step))?.inputs) : [];
}

function offersOf(inputs: ReadonlyMap<string, CalledInput> | undefined): readonly NameOffer[] {
  const all = [...(inputs ?? [])].map(([name, { isRequired, hasDefault, type, description }]): NameOffer => {
    const required = isRequired && !hasDefault;
    return {
      name,
      ...(required && { required }),
      ...(type !== undefined && { detail: { en: type, "zh-cn": type } }),
      ...(description !== undefined && { about: description }),
    };
  });
  return [...all.filter(({ required }) => required), ...all.filter(({ required }) => !required)];
}
