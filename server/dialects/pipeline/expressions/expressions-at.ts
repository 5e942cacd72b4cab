import type { Path } from "../../../document/index.ts";
import type { ExpressionPlace } from "../../expression-place.ts";
import { isAtLeast } from "../../platform.ts";
import type { ContextInfo, ExpressionScope } from "../../shared/expressions/index.ts";
import type { PipelineFacts } from "../facts.ts";
import { type PlaceInPipeline, placeInPipeline } from "../place-in-pipeline.ts";
import { pipelineKeys, stageKeys, stepKeys, templateKeys } from "./groups.ts";
import { pipelineScope, stageScope, templateScope } from "./scopes.ts";

/** What the expressions of the value at a path may use; undefined where it takes none. */
export function pipelineExpressionsAt(facts: PipelineFacts, path: Path): ExpressionPlace | undefined {
  const place = placeInPipeline(facts, path);
  if (!place) return undefined;
  const [key] = place.below;
  if (typeof key === "string" && closedKeys(place).has(key)) return undefined;
  const isCondition = key === "when" && place.below.length === 1 && (place.stage ?? place.step) !== undefined;
  const scope = likeliestFirst(scopeAt(facts, place), facts.platform.version);
  return { scope: { ...scope, isCondition }, isBare: isCondition };
}

function closedKeys({ stage, step, template }: PlaceInPipeline): ReadonlySet<string> {
  if (step) return stepKeys.closed;
  if (stage) return stageKeys.closed;
  return template ? templateKeys.closed : pipelineKeys.closed;
}

function scopeAt(facts: PipelineFacts, { stage, step, template }: PlaceInPipeline): ExpressionScope {
  if (template) return templateScope(template);
  return stage ? stageScope(facts, stage, step) : pipelineScope(facts);
}

/** The order in which contexts are offered: what the author has named, the nearer first; then what the platform gives. */
const order = ["variables", "parameters", "secrets", "steps", "matrix", "environment", "stages", "git", "pipeline"];

/** Since when there is something in a context. Source: the dialect's specification, "pipeline" and "stage". */
const since: Readonly<Record<string, string>> = { parameters: "1.1", matrix: "1.2", environment: "2.0" };

function likeliestFirst(scope: ExpressionScope, version: string): ExpressionScope {
  const contexts = new Map<string, ContextInfo>();
  for (const name of order) {
    const context = scope.contexts.get(name);
    const first = since[name];
    if (context && (first === undefined || isAtLeast(version, first))) contexts.set(name, context);
  }
  return { ...scope, contexts };
}
