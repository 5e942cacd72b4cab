import { entryOf, hasExpression, isEmpty, textOf, valueAt } from "../../document/index.ts";
import { StageQuestion, stepsOfStage } from "./effective-steps.ts";
import type { PipelineFacts, Stage } from "./facts.ts";
import { stageOrder } from "./stage-order.ts";

/** What a stage that goes to production should have and has not. */
export type MissingPart = "approval" | "rollback" | "tests";

/** The kind of the environment that a stage goes to; undefined where it goes nowhere, or that is not known. */
export function environmentKind({ map }: Stage, { declared }: PipelineFacts): string | undefined {
  const environment = valueAt(map, "environment");
  const name = hasExpression(environment) ? undefined : textOf(environment);
  const entry = name === undefined ? undefined : declared.environments.byName.get(name);
  const kind = entry && "key" in entry ? valueAt(entry.value, "kind") : undefined;
  return hasExpression(kind) ? undefined : textOf(kind);
}

/** Steps that watch and tell, and change nothing in an environment. */
const harmless = new Set(["notify", "wait", "smoke-test", "e2e-test"]);

/**
 * Whether a stage delivers to production. Of one with a template that can't be seen, nobody can tell.
 * Source: the dialect's specification, "Rules": a production stage.
 */
export function isProductionStage(stage: Stage, facts: PipelineFacts): boolean {
  if (environmentKind(stage, facts) !== "production") return false;
  const steps = [...stepsOfStage(stage, facts.known)];
  if (steps.includes("hidden")) return false;
  const isHarmless = steps.every((step) => step !== "hidden" && step.type !== undefined && harmless.has(step.type.id));
  return !isHarmless || steps.length === 0;
}

/** The stages that lack something, each with what it lacks, in the order of the rules' ids. */
export function missingByStage(facts: PipelineFacts): ReadonlyMap<Stage, readonly MissingPart[]> {
  const known = knownMissing.get(facts.stages);
  if (known) return known;
  const missing = new Map<Stage, readonly MissingPart[]>();
  for (const stage of facts.stages.all) {
    const parts = missingParts(stage, facts);
    if (parts.length > 0) missing.set(stage, parts);
  }
  knownMissing.set(facts.stages, missing);
  return missing;
}

/** Several rules ask for the same. */
const knownMissing = new WeakMap<PipelineFacts["stages"], ReadonlyMap<Stage, readonly MissingPart[]>>();

function missingParts(stage: Stage, facts: PipelineFacts): readonly MissingPart[] {
  if (!isProductionStage(stage, facts)) return [];
  return [
    ...(isWritten(stage, "approval") ? [] : (["approval"] as const)),
    ...(isWritten(stage, "rollback") ? [] : (["rollback"] as const)),
    ...(isUntested(stage, facts) ? (["tests"] as const) : []),
  ];
}

function isWritten({ map }: Stage, key: string): boolean {
  return !isEmpty(valueAt(map, key));
}

function isUntested(stage: Stage, facts: PipelineFacts): boolean {
  const { stages } = facts;
  const order = stageOrder(stages.whole);
  // A need that leads nowhere is told by its own rule; what would come before, nobody knows.
  if (stages.incomplete || order.someBefore(stage, hasUnknownNeed(stages.whole)) || hasUnknownNeed(stages.whole)(stage))
    return false;
  return !order.someBefore(stage, testing.of(facts));
}

type Question = (stage: Stage) => boolean;
const questions = new WeakMap<PipelineFacts["stages"], Question>();

function hasUnknownNeed(stages: PipelineFacts["stages"]): Question {
  const known = questions.get(stages);
  if (known) return known;
  const question: Question = ({ needs }) => needs.some(({ name }) => !stages.byName.has(name));
  questions.set(stages, question);
  return question;
}

/**
 * A step of the catalogue that tests, also inside of a template. A stage of nothing but commands or templates may do
 * anything, and so may a template that can't be seen.
 */
const testing = new StageQuestion((effective, { map, steps }) => {
  if (entryOf(map, "template") || (steps.length > 0 && steps.every(({ type }) => type === undefined))) return true;
  for (const step of effective) if (step === "hidden" || step.type?.id.endsWith("-test")) return true;
  return false;
});
