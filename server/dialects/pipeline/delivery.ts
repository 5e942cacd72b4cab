import { entryOf, hasExpression, isEmpty, textOf, valueAt } from "../../document/index.ts";
import { waitingOrder } from "../ci/waiting-order.ts";
import { KeptAnswer } from "../shared/kept-answer.ts";
import { StageQuestion } from "./effective-steps.ts";
import type { PipelineFacts, Stage } from "./facts.ts";

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
  const isForProduction = kindsKept.of(stage, [facts.declared], () => environmentKind(stage, facts)) === "production";
  return isForProduction && delivering.of(facts)(stage);
}

const kindsKept = new KeptAnswer<string | undefined>();

/** Whether a stage may change something where it goes to. */
const delivering = new StageQuestion((effective) => {
  const steps = [...effective];
  if (steps.includes("hidden")) return false;
  const isHarmless = steps.every((step) => step !== "hidden" && step.type !== undefined && harmless.has(step.type.id));
  return !isHarmless || steps.length === 0;
});

/** The stages that lack something, each with what it lacks, in the order of the rules' ids. */
export function missingByStage(facts: PipelineFacts): ReadonlyMap<Stage, readonly MissingPart[]> {
  const known = knownMissing.get(facts.stages);
  if (known) return known;
  const missing = new Map<Stage, readonly MissingPart[]>();
  let isUntested: ((place: number) => boolean) | undefined;
  for (const [place, stage] of facts.stages.all.entries()) {
    if (!isProductionStage(stage, facts)) continue;
    isUntested ??= untestedPlaces(facts);
    const parts = missingParts(stage, isUntested(place));
    if (parts.length > 0) missing.set(stage, parts);
  }
  knownMissing.set(facts.stages, missing);
  return missing;
}

/** Several rules ask for the same. */
const knownMissing = new WeakMap<PipelineFacts["stages"], ReadonlyMap<Stage, readonly MissingPart[]>>();

function missingParts(stage: Stage, isUntested: boolean): readonly MissingPart[] {
  return [
    ...(isWritten(stage, "approval") ? [] : (["approval"] as const)),
    ...(isWritten(stage, "rollback") ? [] : (["rollback"] as const)),
    ...(isUntested ? (["tests"] as const) : []),
  ];
}

function isWritten({ map }: Stage, key: string): boolean {
  return !isEmpty(valueAt(map, key));
}

/** Whether nothing tests before a stage, by its place among all. */
function untestedPlaces(facts: PipelineFacts): (place: number) => boolean {
  const { all, incomplete } = facts.stages.whole;
  if (incomplete) return () => false;
  const order = waitingOrder(facts);
  const isTesting = testing.of(facts);
  const tests = order.maskOf((place) => {
    const stage = all[place];
    return stage !== undefined && isTesting(stage);
  });
  return (place) => order.isKnownBefore(place) && !order.isBehindSome(place, tests);
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
