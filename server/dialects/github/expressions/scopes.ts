import type { Text } from "../../../../protocol/index.ts";
import { textOf, valueAt, type YamlNode } from "../../../document/index.ts";
import {
  anyValue,
  type ContextInfo,
  type ExpressionScope,
  expressionFunctions,
  type FunctionInfo,
  type MemberInfo,
  type Members,
  type ObjectType,
  someText,
  type ValueType,
} from "../../shared/expressions/index.ts";
import { calledAction, calledWorkflow, contentOfFile } from "../called.ts";
import type { ActionStep, GithubFacts, Job, StepList } from "../facts.ts";
import { contextDescriptions } from "./context-docs.generated.ts";

/** Whose expressions are asked about; all undefined at the top of a workflow. */
export interface ScopeAt {
  readonly job?: Job;
  readonly list?: StepList;
  readonly step?: ActionStep;
}

/** What may be used where GitHub's grammar lists `may`. Nothing of a context is worked out before it is asked for. */
export function scopeAt(facts: GithubFacts, may: readonly string[], at: ScopeAt): ExpressionScope {
  const { names, ...listed } = listedIn(may);
  const contexts = names.map((name): readonly [string, ContextInfo] => [name, new Context(facts, name, at)]);
  return { ...listed, contexts: new IgnoringCase(contexts), isCondition: false };
}

class Context implements ContextInfo {
  readonly #facts: GithubFacts;
  readonly #name: string;
  readonly #at: ScopeAt;
  #type: ValueType | undefined;

  constructor(facts: GithubFacts, name: string, at: ScopeAt) {
    this.#facts = facts;
    this.#name = name;
    this.#at = at;
  }

  get type(): ValueType {
    this.#type ??= contextType(this.#facts, this.#name, this.#at);
    return this.#type;
  }

  get doc(): Text {
    return contextDoc(this.#name);
  }
}

interface Listed extends Pick<ExpressionScope, "elsewhere" | "functions" | "functionsElsewhere"> {
  /** Of contexts. */
  readonly names: readonly string[];
}

/** The grammar has a list for each kind of place, and asks for the same ones again and again. */
const knownLists = new WeakMap<readonly string[], Listed>();

function listedIn(may: readonly string[]): Listed {
  const known = knownLists.get(may);
  if (known) return known;
  const names = may.filter((one) => !one.includes("("));
  const elsewhere = new Set(contextNames.filter((name) => !names.includes(name)));
  const listed = { names, elsewhere, ...functionsFor(may) };
  knownLists.set(may, listed);
  return listed;
}

const contextNames: readonly string[] = [...Object.keys(contextDescriptions.root ?? {})];

/** The names of contexts and of what is in them ignore case. */
class IgnoringCase<Value> extends Map<string, Value> {
  override get(name: string): Value | undefined {
    return super.get(name.toLowerCase());
  }
}

class NamesIgnoringCase implements Members {
  readonly #byName: ReadonlyMap<string, MemberInfo>;
  readonly #names: readonly string[];

  constructor(members: Iterable<readonly [string, MemberInfo]>) {
    const all = [...members];
    this.#names = all.map(([name]) => name);
    this.#byName = new Map(all.map(([name, info]) => [name.toLowerCase(), info]));
  }

  get(name: string): MemberInfo | undefined {
    return this.#byName.get(name.toLowerCase());
  }

  keys(): Iterable<string> {
    return this.#names;
  }
}

function objectOf(
  members: Iterable<readonly [string, MemberInfo]>,
  more: Partial<Omit<ObjectType, "kind" | "members">> = {},
): ObjectType {
  return { kind: "object", members: new NamesIgnoringCase(members), ...more };
}

const open = objectOf([], { isOpen: true });
const outcome: ValueType = { kind: "string", values: ["success", "failure", "cancelled", "skipped"] };

function contextType(facts: GithubFacts, name: string, at: ScopeAt): ValueType {
  switch (name) {
    case "github":
    case "runner":
    case "strategy":
    case "job":
      return describedContext(name);
    case "inputs":
      return inputsType(facts);
    case "matrix":
      return matrixType(at.job);
    case "needs":
      return needsType(facts, at.job);
    case "steps":
      return stepsType(facts, at);
    case "jobs":
      return objectOf(
        facts.jobs.whole.all.map((job) => [job.name ?? "", { type: jobResult(facts, job) }]),
        { whenUnknown: noJob, isOpen: facts.jobs.incomplete, isOfDocument: true },
      );
    case "env":
      return envType(facts, at);
    case "secrets":
      return secretsType(facts);
    default:
      return open; // vars: given from outside
  }
}

/** What is set nearer hides what is set further out; while a job runs, its steps may set more. */
function envType({ root }: GithubFacts, { job, step }: ScopeAt): ObjectType {
  const members = [step?.map, job?.map, root].flatMap((owner) => {
    const env = valueAt(owner, "env");
    return env?.kind === "map" ? env.entries : [];
  });
  const byName = new Map(members.map((entry) => [entry.key.text.toLowerCase(), entry] as const).reverse());
  return objectOf(
    [...byName.values()].reverse().map(({ key, value }) => {
      const written = textOf(value);
      const declaration = { at: key.span, ...(written !== undefined && { value: written }) };
      return [key.text, { type: someText, declaration }];
    }),
    { isOpen: true },
  );
}

/** Those that callers pass, and the one that is always there; others are kept on GitHub. */
function secretsType({ declared }: GithubFacts): ObjectType {
  const own = [...declared.secrets].map(([name, { key }]): readonly [string, MemberInfo] => [
    name,
    { type: someText, declaration: { at: key.span } },
  ]);
  return objectOf([...own, ["GITHUB_TOKEN", { type: someText, doc: tokenDoc }]], { isOpen: true });
}

const tokenDoc: Text = {
  en: "The token that GitHub makes for each job, with the job's `permissions`.",
  "zh-cn": "GitHub 为每个作业生成的令牌，其权限由作业的 `permissions` 决定。",
};

const knownContexts = new Map<string, ObjectType>();

/** Those whose members are listed. GitHub may add more: only a near miss is told. */
function describedContext(name: string): ObjectType {
  const before = knownContexts.get(name);
  if (before) return before;
  const members = Object.entries(contextDescriptions[name] ?? {}).map(
    ([member, text]): readonly [string, MemberInfo] => {
      const type = objectMembers.has(`${name}.${member}`) ? open : anyValue;
      return [member, { type, doc: { en: text, "zh-cn": text } }];
    },
  );
  const made = objectOf(members, { mayGrow: true });
  knownContexts.set(name, made);
  return made;
}

const objectMembers = new Set(["github.event", "job.container", "job.services"]);

const noInput: Text = { en: "No input `{name}`.", "zh-cn": "没有输入 `{name}`。" };
const noJob: Text = { en: "No job `{name}`.", "zh-cn": "没有作业 `{name}`。" };
const notNeeded: Text = {
  en: "`{name}` is not among the `needs` of this job.",
  "zh-cn": "`{name}` 不在此作业的 `needs` 中。",
};
const noStep: Text = { en: "No step with id `{name}`.", "zh-cn": "没有 id 为 `{name}` 的步骤。" };

function inputsType({ declared }: GithubFacts): ObjectType {
  if (!declared.inputs) return open;
  const members = [...declared.inputs].map(([name, { value }]): readonly [string, MemberInfo] => {
    const doc = textOf(valueAt(value, "description"));
    return [name, { type: anyValue, ...(doc !== undefined && { doc: { en: doc, "zh-cn": doc } }) }];
  });
  return objectOf(members, { whenUnknown: noInput, isOfDocument: true });
}

/** The axes, and what `include` adds to them. */
function matrixType(job: Job | undefined): ValueType {
  const matrix = valueAt(valueAt(job?.map, "strategy"), "matrix");
  if (matrix?.kind !== "map") return open;
  const include = valueAt(matrix, "include");
  const maps = include?.kind === "list" ? include.items : [];
  const isOpen = include !== undefined && (include.kind !== "list" || maps.some(({ kind }) => kind !== "map"));
  const axes = matrix.entries.map(({ key }) => key.text).filter((key) => key !== "include" && key !== "exclude");
  const added = maps.flatMap((map) => (map.kind === "map" ? map.entries.map(({ key }) => key.text) : []));
  const isComputed = matrix.entries.some(({ key }) => key.text.includes("${{"));
  return objectOf(
    [...axes, ...added].map((name) => [name, { type: anyValue }]),
    { isOpen: isOpen || isComputed, isOfDocument: true },
  );
}

/** The jobs that it names itself: those behind them are not there. */
function needsType(facts: GithubFacts, job: Job | undefined): ValueType {
  if (!job) return open;
  const { jobs } = facts;
  // Of a need that is no job, only the rule on needs speaks.
  const isOpen = job.needs.some(({ name }) => !jobs.byName.has(name)) || (job.needsEntry && job.needs.length === 0);
  const members = job.needs.map(({ name }): readonly [string, MemberInfo] => {
    const needed = jobs.byName.get(name);
    return [name, { type: needed ? jobResult(facts, needed) : open }];
  });
  return objectOf(members, {
    whenUnknown: notNeeded,
    isOpen: isOpen === true || hasComputedNeeds(job.needsEntry?.value),
  });
}

function hasComputedNeeds(value: YamlNode | undefined): boolean {
  const items = value?.kind === "list" ? value.items : value ? [value] : [];
  return items.some((item) => item.kind !== "scalar" || item.text.includes("${{"));
}

/** What a job gives: of one that calls a workflow, the outputs stand in that file. */
function jobResult(facts: GithubFacts, job: Job): ValueType {
  const called = job.uses && contentOfFile(calledWorkflow(facts, job));
  const outputs = valueAt(job.map, "outputs");
  const own = outputs?.kind === "map" ? outputs.entries.map(({ key }) => key.text) : [];
  const names = called?.kind === "workflow" ? (called.outputs ?? []) : own;
  const isUnseen = job.uses !== undefined && (called?.kind !== "workflow" || called.outputs === undefined);
  const isOpen = isUnseen || (outputs !== undefined && outputs.kind !== "map");
  const given = objectOf(
    names.map((name) => [name, { type: someText }]),
    { isOpen, isOfDocument: true },
  );
  return objectOf([
    ["outputs", { type: given }],
    ["result", { type: outcome }],
  ]);
}

const stepResult = stepResultWith(open);

function stepResultWith(outputs: ObjectType): ObjectType {
  return objectOf([
    ["outputs", { type: outputs }],
    ["outcome", { type: outcome }],
    ["conclusion", { type: outcome }],
  ]);
}

/** The outputs of a local action stand in its file; what others give is known when they run. */
function resultOf(facts: GithubFacts, step: ActionStep): ObjectType {
  const called = step.uses && contentOfFile(calledAction(facts, step));
  if (called?.kind !== "action" || !called.outputs) return stepResult;
  return stepResultWith(objectOf(called.outputs.map((name) => [name, { type: someText }])));
}

/** Steps see those before them; what a job says of itself sees all of its steps. */
function stepsType(facts: GithubFacts, { job, list, step }: ScopeAt): ValueType {
  const { kind, stepLists } = facts;
  const steps = (list ?? job?.steps ?? (kind === "action" ? stepLists[0] : undefined))?.steps;
  if (!steps) return open;
  const at = step ? steps.indexOf(step) : steps.length;
  const members = steps.flatMap((one, index): readonly (readonly [string, MemberInfo])[] => {
    const { id } = one;
    if (id === undefined) return [];
    return [[id, index < at ? { type: resultOf(facts, one) } : { type: anyValue, unavailable: true }]];
  });
  return objectOf(members.reverse(), { whenUnknown: noStep, isOfDocument: true }); // of two with one id, the first
}

function contextDoc(name: string): Text {
  const en = contextDescriptions.root?.[name] ?? name;
  return { en, "zh-cn": contextsInChinese[name] ?? en };
}

const contextsInChinese: Readonly<Record<string, string>> = {
  github: "本次工作流运行的信息。",
  env: "工作流、作业或步骤中设置的环境变量。",
  vars: "在仓库、组织或环境中设置的变量。",
  job: "当前作业的信息。",
  jobs: "可复用工作流中各作业的输出。",
  steps: "本作业中已运行步骤的信息。",
  runner: "运行当前作业的运行器的信息。",
  secrets: "工作流可以使用的密钥。",
  strategy: "当前作业的矩阵策略。",
  matrix: "当前作业在矩阵中的取值。",
  needs: "当前作业所依赖的作业的输出和结果。",
  inputs: "手动运行或被调用时传入的输入。",
};

const always = expressionFunctions.filter(({ name, only }) => only === undefined && name !== "hashFiles");
const choose: FunctionInfo = {
  name: "case",
  least: 3,
  most: 255,
  gives: anyValue,
  doc: {
    en: "`case(condition, value, …, otherwise)`: the value after the first condition that holds.",
    "zh-cn": "`case(condition, value, …, otherwise)`：第一个成立的条件后面的值。",
  },
};
const special = expressionFunctions.filter((one) => !always.includes(one));

/** Functions that GitHub's grammar lists for a place stand there only. */
function functionsFor(may: readonly string[]): Pick<ExpressionScope, "functions" | "functionsElsewhere"> {
  const here = new Map(
    [...always, choose].map((one): readonly [string, FunctionInfo] => [one.name.toLowerCase(), one]),
  );
  const elsewhere = new Map<string, FunctionInfo>();
  for (const one of special) {
    const listed = may.find((word) => word.toLowerCase().startsWith(`${one.name.toLowerCase()}(`));
    const counts = /\((\d+),(\d+|MAX)\)/.exec(listed ?? "");
    const key = one.name.toLowerCase();
    if (!counts) elsewhere.set(key, one);
    else here.set(key, { ...one, least: Number(counts[1]), most: counts[2] === "MAX" ? 255 : Number(counts[2]) });
  }
  return { functions: here, functionsElsewhere: elsewhere };
}
