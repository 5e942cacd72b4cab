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
} from "../../document/index.ts";
import type { CiFacts } from "../ci/facts.ts";
import type { Need, Waiter, Waiting, WaitingWords } from "../ci/waiting.ts";
import type { SharedFacts } from "../rule.ts";
import { KeptAnswer } from "../shared/kept-answer.ts";
import { type Declarations, declarationsOf } from "./declarations.ts";
import { type Includes, includesOf } from "./includes.ts";
import { knownTemplates, type LookedAt, type TemplateScope } from "./known-templates.ts";

/** What a document of the `pipeline` dialect declares and refers to. */
export interface PipelineFacts extends CiFacts {
  readonly root: YamlMap | undefined;
  readonly pipeline: YamlMap | undefined;
  readonly stages: Stages;
  /** Those of the document itself. */
  readonly templates: readonly Template[];
  /** The files whose templates are brought in. */
  readonly includes: Includes;
  /** All templates that may be used here, also where the facts show a part of the document only. */
  readonly known: TemplateScope<Template>;
  /** The names that the pipeline declares; also where the facts show a part of it only. */
  readonly declared: Declarations;
}

export interface Stages extends Waiting {
  readonly all: readonly Stage[];
  /** The first of each name. */
  readonly byName: ReadonlyMap<string, Stage>;
  /** All stages of the pipeline, also where `all` is a part of them. */
  readonly whole: Stages;
}

/** Without `needs`, it waits for the stage before. */
export interface Stage extends Waiter {
  readonly kind: "stage";
  readonly steps: readonly Step[];
}

export interface Step {
  readonly map: YamlMap;
  readonly name: string | undefined;
  readonly nameSpan: Span;
  /** `git-checkout@2` as an id and a major; undefined when the step has no type or it is no text. */
  readonly type: StepType | undefined;
  /** The name of the template that stands here instead of a step. */
  readonly template: string | undefined;
  /** The shell text of `run` or `script`. */
  readonly shell: string | undefined;
}

export interface StepType {
  readonly id: string;
  readonly major: string | undefined;
  readonly span: Span;
}

/** A template of this document. Its stages and steps have names of their own. */
export interface Template {
  readonly kind: "template";
  readonly name: string;
  /** What stands under its name. */
  readonly value: YamlNode;
  readonly steps: readonly Step[];
}

/** Those that are read when the facts are made. */
export type WrittenFacts = Omit<PipelineFacts, "schedules" | "expressionGroups">;

/** Reads the facts off the tree. What is of a wrong type is passed over: the schema speaks of it. */
export function writtenFacts(shared: SharedFacts): WrittenFacts {
  const root = shared.document.root?.kind === "map" ? shared.document.root : undefined;
  const value = valueAt(root, "pipeline");
  const pipeline = value?.kind === "map" ? value : undefined;
  const stages = stagesOf(valueAt(pipeline, "stages"));
  const templates = templatesOf(valueAt(root, "templates"));
  const includes = includesOf(root);
  const known = templatesKnown({ templates, includes: includes.all, isOpen: includes.isOpen }, shared);
  return {
    ...shared,
    root,
    pipeline,
    declared: declarationsOf(pipeline),
    stages,
    templates,
    includes,
    known,
    waiting: stages,
    waitingWords,
    conditionKey: "when",
  };
}

const scopesKept = new KeptAnswer<TemplateScope<Template>>();

/** Where nothing is included, the same from version to version as long as the templates of the document are. */
function templatesKnown(file: LookedAt<Template>, { document, related }: SharedFacts): TemplateScope<Template> {
  const { templates, includes, isOpen } = file;
  if (includes.length > 0) return knownTemplates(file, related);
  return scopesKept.of(document.lineage, [related?.uri, isOpen, ...templates], () => knownTemplates(file, related));
}

const waitingWords: WaitingWords = {
  one: { en: "stage", "zh-cn": "阶段" },
  many: { en: "stages", "zh-cn": "阶段" },
  inOrder: true,
};

/** The stages of a list. */
export function stagesOf(list: YamlNode | undefined): Stages {
  const all: Stage[] = [];
  const byName = new Map<string, Stage>();
  let incomplete = list?.kind === "unknown";
  for (const item of list?.kind === "list" ? list.items : []) {
    if (item.kind !== "map") {
      incomplete ||= item.kind === "unknown" || hasExpression(item);
      continue;
    }
    const stage = stageOf(item, all.at(-1));
    all.push(stage);
    if (stage.name === undefined) incomplete ||= !isEmpty(valueAt(item, "name"));
    else if (!byName.has(stage.name)) byName.set(stage.name, stage);
  }
  return withWhole({ all, byName, incomplete });
}

/** The stages of the whole pipeline know themselves. */
function withWhole(stages: Omit<Stages, "whole">): Stages {
  return {
    ...stages,
    get whole(): Stages {
      return this;
    },
  };
}

interface KnownStage {
  readonly stage: Stage;
  readonly before: string | undefined;
}

/** The facts of a stage, for as long as its map lives: they depend on it, and on the name of the stage before. */
const knownStages = new WeakMap<YamlMap, KnownStage>();

function stageOf(map: YamlMap, before: Stage | undefined): Stage {
  const known = knownStages.get(map);
  if (known && known.before === before?.name) return known.stage;
  const stage = readStage(map, before);
  knownStages.set(map, { stage, before: before?.name });
  return stage;
}

function readStage(map: YamlMap, before: Stage | undefined): Stage {
  const { name, span } = nameOf(map);
  const needsEntry = entryOf(map, "needs");
  const needs = needsEntry ? writtenNeeds(needsEntry.value) : impliedNeeds(map, before, span);
  return { kind: "stage", map, name, nameSpan: span, needsEntry, needs, steps: stepsOf(valueAt(map, "steps")) };
}

function nameOf(map: YamlMap): { readonly name: string | undefined; readonly span: Span } {
  const value = valueAt(map, "name");
  const name = hasExpression(value) ? undefined : textOf(value);
  const first = map.entries[0]?.key.span ?? { start: map.span.start, end: map.span.start };
  return { name, span: value && !isEmpty(value) && value.kind === "scalar" ? value.span : first };
}

/** A single name instead of a list is a fault of type, but what it means is clear. */
function writtenNeeds(value: YamlNode): readonly Need[] {
  const items = value.kind === "list" ? value.items : [value];
  return items.flatMap((item) => {
    const name = hasExpression(item) ? undefined : textOf(item);
    return name === undefined ? [] : [{ name, span: item.span, implied: false }];
  });
}

function impliedNeeds(map: YamlMap, before: Stage | undefined, span: Span): readonly Need[] {
  const parallel = valueAt(map, "parallel");
  if (before?.name === undefined || (parallel?.kind === "scalar" && parallel.value === true)) return [];
  return [{ name: before.name, span, implied: true }];
}

function stepsOf(list: YamlNode | undefined): readonly Step[] {
  const items = list?.kind === "list" ? list.items : [];
  return items.flatMap((item) => (item.kind === "map" ? [stepOf(item)] : []));
}

function stepOf(map: YamlMap): Step {
  const { name, span } = nameOf(map);
  const type = valueAt(map, "type");
  return {
    map,
    name,
    nameSpan: span,
    type:
      type?.kind === "scalar" && !isEmpty(type) && !hasExpression(type) ? stepType(type.text, type.span) : undefined,
    template: textOf(valueAt(map, "template")),
    shell: shellOf(valueAt(map, "run") ?? valueAt(map, "script")),
  };
}

function stepType(text: string, span: Span): StepType {
  const [id = "", major] = text.split("@", 2);
  return { id, major, span };
}

function shellOf(value: YamlNode | undefined): string | undefined {
  if (value?.kind === "list") return value.items.map((item) => textOf(item) ?? "").join("\n");
  return textOf(value);
}

const templateByValue = new WeakMap<YamlNode, Template>();

/** The templates of a map. */
export function templatesOf(map: YamlNode | undefined): readonly Template[] {
  return map?.kind === "map" ? map.entries.map(templateOf) : [];
}

function templateOf(entry: YamlEntry): Template {
  const known = templateByValue.get(entry.value);
  if (known?.name === entry.key.text) return known; // its entry may be another when something beside it has changed
  const template: Template = {
    kind: "template",
    name: entry.key.text,
    value: entry.value,
    steps: stepsOf(valueAt(entry.value, "steps")),
  };
  templateByValue.set(entry.value, template);
  return template;
}
