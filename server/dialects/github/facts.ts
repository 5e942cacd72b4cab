import {
  entryOf,
  hasExpression,
  isEmpty,
  type Span,
  textOf,
  valueAt,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from "../../document/index.ts";
import type { CiFacts } from "../ci/facts.ts";
import type { Need, Waiter, Waiting, WaitingWords } from "../ci/waiting.ts";
import type { SharedFacts } from "../rule.ts";

/** What a workflow or an `action.yml` declares and refers to. */
export interface GithubFacts extends CiFacts {
  readonly kind: GithubKind;
  readonly root: YamlMap | undefined;
  readonly jobs: Jobs;
  /** The steps of each job that the facts show; of an action, those under `runs`. */
  readonly stepLists: readonly StepList[];
  readonly declared: GithubDeclarations;
}

/** A workflow, or the metadata of an action. */
export type GithubKind = "workflow" | "action";

export interface Jobs extends Waiting {
  readonly all: readonly Job[];
  readonly byName: ReadonlyMap<string, Job>;
  /** All jobs of the workflow, also where `all` is a part of them. */
  readonly whole: Jobs;
}

/** `name` is its id, the key under `jobs`. */
export interface Job extends Waiter {
  readonly kind: "job";
  readonly entry: YamlEntry;
  readonly steps: StepList;
  /** The workflow that it calls. */
  readonly uses: YamlScalar | undefined;
}

export interface StepList {
  /** Undefined for those of an action. */
  readonly job: string | undefined;
  readonly steps: readonly ActionStep[];
}

export interface ActionStep {
  readonly map: YamlMap;
  readonly id: string | undefined;
  readonly idSpan: Span | undefined;
  readonly name: string | undefined;
  /** The name, or the first key. */
  readonly nameSpan: Span;
  readonly uses: YamlScalar | undefined;
  readonly run: YamlScalar | undefined;
}

/** The names that a file declares for its expressions. */
export interface GithubDeclarations {
  /** Undefined where there may be others than we see. */
  readonly inputs: ReadonlyMap<string, YamlEntry> | undefined;
  /** The secrets that callers pass; others come from outside. */
  readonly secrets: ReadonlyMap<string, YamlEntry>;
}

/** Those that are read when the facts are made. */
export type WrittenFacts = Omit<GithubFacts, "schedules" | "expressionGroups">;

/** Reads the facts off the tree. What is of a wrong type is passed over: the schema speaks of it. */
export function writtenFacts(shared: SharedFacts, kind: GithubKind): WrittenFacts {
  const root = shared.document.root?.kind === "map" ? shared.document.root : undefined;
  const jobs = jobsOf(kind === "workflow" ? valueAt(root, "jobs") : undefined);
  const own = kind === "action" ? stepsOf(valueAt(valueAt(root, "runs"), "steps"), undefined) : undefined;
  return {
    ...shared,
    kind,
    root,
    jobs,
    stepLists: own ? [own] : jobs.all.map(({ steps }) => steps),
    declared: declarationsOf(root, kind),
    waiting: jobs,
    waitingWords,
    conditionKey: "if",
  };
}

const waitingWords: WaitingWords = {
  one: { en: "job", "zh-cn": "作业" },
  many: { en: "jobs", "zh-cn": "作业" },
  inOrder: false,
};

/** Hot: asked several times at each keystroke. */
export function jobsOf(map: YamlNode | undefined): Jobs {
  const known = map && knownLists.get(map);
  if (known) return known;
  const jobs = readJobs(map);
  if (map) knownLists.set(map, jobs);
  return jobs;
}

/** For as long as the map of all jobs lives. */
const knownLists = new WeakMap<YamlNode, Jobs>();

function readJobs(map: YamlNode | undefined): Jobs {
  const all: Job[] = [];
  const byName = new Map<string, Job>();
  let incomplete = map?.kind === "unknown";
  for (const entry of map?.kind === "map" ? map.entries : []) {
    const job = jobOf(entry);
    if (!job) {
      incomplete = true; // half-written, or computed
      continue;
    }
    all.push(job);
    if (job.name !== undefined) byName.set(job.name, job);
  }
  const jobs = { all, byName, incomplete };
  return {
    ...jobs,
    get whole(): Jobs {
      return this;
    },
  };
}

/** The facts of a job, for as long as its map lives: its entry may be another when something beside it has changed. */
const knownJobs = new WeakMap<YamlMap, Job>();

function jobOf(entry: YamlEntry): Job | undefined {
  const { key, value } = entry;
  if (value.kind !== "map" || key.text.includes("${{")) return undefined;
  const known = knownJobs.get(value);
  if (known?.entry === entry) return known;
  if (known?.name === key.text) {
    const moved = { ...known, entry, nameSpan: key.span };
    knownJobs.set(value, moved);
    return moved;
  }
  const needsEntry = entryOf(value, "needs");
  const job: Job = {
    kind: "job",
    entry,
    map: value,
    name: key.text,
    nameSpan: key.span,
    needsEntry,
    needs: needsEntry ? needsOf(needsEntry.value) : [],
    steps: stepsOf(valueAt(value, "steps"), key.text),
    uses: wordAt(value, "uses"),
  };
  knownJobs.set(value, job);
  return job;
}

function needsOf(value: YamlNode): readonly Need[] {
  const items = value.kind === "list" ? value.items : [value];
  return items.flatMap((item) => {
    const name = hasExpression(item) ? undefined : textOf(item);
    return name === undefined ? [] : [{ name, span: item.span, implied: false }];
  });
}

function stepsOf(list: YamlNode | undefined, job: string | undefined): StepList {
  const items = list?.kind === "list" ? list.items : [];
  return { job, steps: items.flatMap((item) => (item.kind === "map" ? stepsIn(item) : [])) };
}

/** A step, and those that it runs side by side. */
function stepsIn(map: YamlMap): readonly ActionStep[] {
  const side = valueAt(map, "parallel");
  const inner = side?.kind === "list" ? side.items.flatMap((item) => (item.kind === "map" ? stepsIn(item) : [])) : [];
  return [stepOf(map), ...inner];
}

function stepOf(map: YamlMap): ActionStep {
  const id = wordAt(map, "id");
  const name = valueAt(map, "name");
  const first = map.entries[0]?.key.span ?? { start: map.span.start, end: map.span.start };
  return {
    map,
    id: id?.text,
    idSpan: id?.span,
    name: hasExpression(name) ? undefined : textOf(name),
    nameSpan: name?.kind === "scalar" && !isEmpty(name) ? name.span : first,
    uses: wordAt(map, "uses"),
    run: wordAt(map, "run"),
  };
}

/** A scalar that is known before the run, or at least written. */
export function wordAt(map: YamlNode | undefined, key: string): YamlScalar | undefined {
  const value = valueAt(map, key);
  return value?.kind === "scalar" && !isEmpty(value) ? value : undefined;
}

/** For as long as the node lives that they were read from. */
const knownDeclarations = new WeakMap<YamlNode, GithubDeclarations>();
const noEntries: ReadonlyMap<string, YamlEntry> = new Map();
const nothingDeclared: GithubDeclarations = { inputs: noEntries, secrets: noEntries };

function declarationsOf(root: YamlMap | undefined, kind: GithubKind): GithubDeclarations {
  const from = valueAt(root, kind === "action" ? "inputs" : "on");
  if (!from) return nothingDeclared;
  const known = knownDeclarations.get(from);
  if (known) return known;
  const declared = kind === "action" ? { inputs: namesIn(from), secrets: noEntries } : ofTriggers(from);
  knownDeclarations.set(from, declared);
  return declared;
}

function ofTriggers(on: YamlNode): GithubDeclarations {
  const call = valueAt(on, "workflow_call");
  const lists = [valueAt(call, "inputs"), valueAt(valueAt(on, "workflow_dispatch"), "inputs")].map((node) =>
    node ? namesIn(node) : noEntries,
  );
  const isOpen = on.kind === "unknown" || lists.includes(undefined);
  const secrets = valueAt(call, "secrets");
  return {
    inputs: isOpen ? undefined : new Map(lists.flatMap((one) => [...(one ?? [])])),
    secrets: (secrets && namesIn(secrets)) ?? noEntries,
  };
}

/** The entries of a map by their keys; undefined where it is none. */
function namesIn(node: YamlNode): ReadonlyMap<string, YamlEntry> | undefined {
  if (isEmpty(node)) return noEntries;
  if (node.kind !== "map") return undefined;
  return new Map(node.entries.map((entry) => [entry.key.text, entry]));
}
