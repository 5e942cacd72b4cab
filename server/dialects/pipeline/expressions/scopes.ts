import { isEmpty, valueAt, type YamlNode } from "../../../document/index.ts";
import { waitingOrder } from "../../ci/waiting-order.ts";
import {
  type ContextInfo,
  type ExpressionScope,
  functionsByName,
  type MemberInfo,
  type Members,
  type ObjectType,
  type ValueType,
} from "../../shared/expressions/index.ts";
import { mapNames } from "../declarations.ts";
import type { PipelineFacts, Stage, Step, Template } from "../facts.ts";
import { contextDocs, contextNames, environmentContext, gitContext, objectOf, pipelineContext } from "./contexts.ts";
import { parameterNames, secretNames, variableNames } from "./declared-members.ts";
import { stageResult, stepResult } from "./step-results.ts";

type Contexts = readonly (readonly [keyof typeof contextDocs, ValueType])[];

/** What may be used at the pipeline's own level: its variables, defaults, concurrency, notifications, environments. */
export function pipelineScope({ declared }: PipelineFacts): ExpressionScope {
  return scopeOf([
    ["parameters", parameterNames(declared.parameters)],
    ["variables", variableNames(declared.variables)],
  ]);
}

/** What a stage may use beside that; with `step`, what one of its steps may use. */
export function stageScope(facts: PipelineFacts, stage: Stage, step?: Step): ExpressionScope {
  const { declared, stages } = facts;
  const own = mapNames(valueAt(stage.map, "variables"));
  const matrix = valueAt(stage.map, "matrix");
  const environment = valueAt(stage.map, "environment");
  return scopeOf([
    ["parameters", parameterNames(declared.parameters)],
    ["variables", variableNames(own, declared.variables)],
    ["secrets", secretNames(declared.secrets)],
    ["stages", { kind: "object", members: new StagesBefore(facts, stage), isOpen: stages.incomplete }],
    ...(matrix ? ([["matrix", matrixType(matrix)]] as const) : []),
    ...(environment && !isEmpty(environment) ? ([["environment", environmentContext.type]] as const) : []),
    ...(step ? ([["steps", earlierSteps(stage.steps, step)]] as const) : []),
  ]);
}

/** Inside of a template only its own parameters are known; the caller's contexts are never reported. */
export function templateScope(template: Template): ExpressionScope {
  const own = mapNames(valueAt(template.value, "parameters"));
  const open: ValueType = objectOf([], true);
  return scopeOf([
    ["parameters", parameterNames(own)],
    ...(["variables", "secrets", "stages", "matrix", "environment", "steps"] as const).map(
      (name) => [name, open] as const,
    ),
  ]);
}

function scopeOf(contexts: Contexts): ExpressionScope {
  const here = new Map<string, ContextInfo>([
    ["pipeline", pipelineContext],
    ["git", gitContext],
    ...contexts.map(([name, type]) => [name, { type, doc: contextDocs[name] }] as const),
  ]);
  const elsewhere = new Set([...contextNames].filter((name) => !here.has(name)));
  return { contexts: here, elsewhere, functions: functionsByName, isCondition: false };
}

/** The axes, and what `include` adds to them. */
function matrixType(matrix: YamlNode): ValueType {
  if (matrix.kind !== "map") return objectOf([], true);
  const axes = matrix.entries.map(({ key }) => key.text).filter((key) => !notAxes.has(key));
  const added = valueAt(matrix, "include");
  const maps = added?.kind === "list" ? added.items : [];
  const isOpen = added !== undefined && (added.kind !== "list" || maps.some(({ kind }) => kind !== "map"));
  const more = maps.flatMap((map) => (map.kind === "map" ? map.entries.map(({ key }) => key.text) : []));
  return objectOf(
    [...axes, ...more].map((name) => [name, { type: { kind: "any" } }] as const),
    isOpen,
  );
}

const notAxes = new Set(["include", "exclude", "max_parallel"]);

/** The steps of a stage as one of them sees them: those before it, and that the others exist. */
function earlierSteps(steps: readonly Step[], step: Step): ObjectType {
  const members = new Map<string, MemberInfo>();
  const at = steps.indexOf(step);
  const before = steps.slice(0, Math.max(at, 0));
  // Of two with one name, the later counts; the nearest comes first.
  for (const one of [...before].reverse()) {
    if (one.name !== undefined && !members.has(one.name))
      members.set(one.name, { type: stepResult(one), ...givenAt(one) });
  }
  for (const one of steps.slice(at < 0 ? 0 : at)) {
    if (one.name === undefined || members.has(one.name)) continue;
    members.set(one.name, { type: { kind: "any" }, unavailable: true });
  }
  return { kind: "object", members, isOpen: before.some(({ template }) => template !== undefined) };
}

function givenAt({ nameSpan: at, type }: Step): Pick<MemberInfo, "declaration"> {
  return { declaration: { at, ...(type && { detail: { en: type.id, "zh-cn": type.id } }) } };
}

/** The stages as one of them sees them, each looked up when it is asked for. */
class StagesBefore implements Members {
  readonly #facts: PipelineFacts;
  readonly #stage: Stage;

  constructor(facts: PipelineFacts, stage: Stage) {
    this.#facts = facts;
    this.#stage = stage;
  }

  get(name: string): MemberInfo | undefined {
    const { stages } = this.#facts;
    const found = stages.byName.get(name);
    if (!found) return undefined;
    const order = waitingOrder(this.#facts);
    const place = stages.whole.all.indexOf(this.#stage);
    const comesBefore = place >= 0 && order.isBefore(order.placeOf(name), place);
    return comesBefore
      ? { type: stageResult(found), declaration: { at: found.nameSpan } }
      : { type: { kind: "any" }, unavailable: true };
  }

  /** The nearest before it first. */
  keys(): Iterable<string> {
    const { all } = this.#facts.stages.whole;
    const own = all.indexOf(this.#stage);
    const names = [...all.slice(0, own < 0 ? all.length : own).reverse(), ...all.slice(own + 1)];
    return new Set(names.flatMap(({ name }) => name ?? []));
  }
}
