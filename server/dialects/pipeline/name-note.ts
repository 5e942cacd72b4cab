import type { Text, Words } from "../../../protocol/index.ts";
import { entryOf, isEmpty, textOf, valueAt, type YamlEntry, type YamlNode } from "../../document/index.ts";
import type { DeclaredName, NameNote } from "../names.ts";
import type { PipelineFacts, Stage } from "./facts.ts";
import { parameterNote } from "./parameter-note.ts";
import { parameterOf } from "./template-content.ts";
import { templateKind } from "./template-uses.ts";

interface Line {
  readonly text: Text;
  readonly words?: Words;
}

/** So many names stand in one line. */
const mostNames = 12;

const texts = {
  waits: { en: "Waits for {names}.", "zh-cn": "等待 {names}。" },
  atOnce: { en: "Starts at once.", "zh-cn": "立即开始。" },
  environment: { en: "Goes to the environment {name}.", "zh-cn": "部署到环境 {name}。" },
  steps: { en: "Steps: {names}", "zh-cn": "步骤：{names}" },
  template: { en: "Made from the template {name}.", "zh-cn": "由模板 {name} 生成。" },
  type: { en: "Type: {name}", "zh-cn": "类型：{name}" },
  outputs: { en: "Outputs: {names}", "zh-cn": "输出：{names}" },
  value: { en: "Value: {name}", "zh-cn": "值：{name}" },
  values: { en: "Values: {names}", "zh-cn": "取值：{names}" },
  default: { en: "Default: {name}", "zh-cn": "默认值：{name}" },
  options: { en: "One of {names}", "zh-cn": "可选值：{names}" },
  kind: { en: "Kind: {name}", "zh-cn": "类型：{name}" },
  url: { en: "Address: {name}", "zh-cn": "地址：{name}" },
  ofStage: { en: "Of this stage alone.", "zh-cn": "仅在此阶段有效。" },
  ofTemplate: { en: "Of the template {name}.", "zh-cn": "属于模板 {name}。" },
  readSo: { en: "Read it as {name}.", "zh-cn": "读取方式：{name}。" },
  stageTemplate: { en: "template of a stage", "zh-cn": "阶段模板" },
  stepsTemplate: { en: "template of steps", "zh-cn": "步骤模板" },
} satisfies Record<string, Text>;

/** What a name of a pipeline stands for, read where it is given. */
export function pipelineNameNote(facts: PipelineFacts, name: DeclaredName): NameNote | undefined {
  switch (name.kind) {
    case "stage":
      return stageNote(facts, name.name);
    case "step":
      return stepNote(facts, name);
    case "template":
      return templateNote(facts, name.name);
    case "environment":
      return environmentNote(entryOf(valueAt(facts.pipeline, "environments"), name.name));
    case "variable":
      return variableNote(facts, name);
    case "parameter":
      return parameterNoteOf(facts, name);
    case "secret":
      return { lines: [line(texts.readSo, { name: `\`\${{ secrets.${name.name} }}\`` })] };
    case "axis":
      return axisNote(facts, name);
    case "output":
    case "job":
    case "anchor":
      return undefined;
  }
}

function line(text: Text, words?: Words): Line {
  return words ? { text, words } : { text };
}

function names(all: readonly string[]): Words {
  const shown = all.slice(0, mostNames).map((one) => code(one));
  return { names: shown.join(", ") + (all.length > mostNames ? ", …" : "") };
}

/** On one line, as code. */
function code(text: string): string {
  const short = text.replace(/\s+/g, " ").trim();
  const cut = short.length > 80 ? `${short.slice(0, 79)}…` : short;
  const fence = cut.includes("`") ? "``" : "`";
  return cut === "" ? '`""`' : `${fence}${cut}${fence}`;
}

function named(text: Text, node: YamlNode | undefined): readonly Line[] {
  const written = textOf(node);
  return written === undefined ? [] : [line(text, { name: code(written) })];
}

function about(node: YamlNode | undefined): Pick<NameNote, "about"> {
  const description = textOf(valueAt(node, "description"));
  return description === undefined ? {} : { about: description };
}

function stageNote({ stages }: PipelineFacts, name: string): NameNote | undefined {
  const stage = stages.byName.get(name);
  if (!stage) return undefined;
  const steps = stage.steps.flatMap((step) => step.name ?? step.type?.id ?? step.template ?? []);
  return {
    ...about(stage.map),
    lines: [
      ...waits(stage, stages.all[0] === stage),
      ...named(texts.environment, valueAt(stage.map, "environment")),
      ...named(texts.template, valueAt(stage.map, "template")),
      ...(steps.length > 0 ? [line(texts.steps, names(steps))] : []),
    ],
  };
}

function waits({ needs, needsEntry }: Stage, isFirst: boolean): readonly Line[] {
  if (needs.length > 0) return [line(texts.waits, names(needs.map((need) => need.name)))];
  const needsNone = needsEntry?.value.kind === "list" && needsEntry.value.items.length === 0;
  // Without `needs` behind a stage whose name nobody knows, it waits for that one.
  return needsNone || (isFirst && !needsEntry) ? [line(texts.atOnce)] : [];
}

function stepNote({ stages, templates }: PipelineFacts, { name, scope }: DeclaredName): NameNote | undefined {
  const owner = stages.all.find(({ map }) => map === scope) ?? templates.find(({ value }) => value === scope);
  const step = owner?.steps.find((one) => one.name === name);
  if (!step) return undefined;
  const outputs = valueAt(step.map, "outputs");
  const given = outputs?.kind === "list" ? outputs.items.flatMap((item) => textOf(item) ?? []) : [];
  return {
    lines: [
      ...(step.type ? [line(texts.type, { name: code(step.type.id) })] : []),
      ...named(texts.template, valueAt(step.map, "template")),
      ...(given.length > 0 ? [line(texts.outputs, names(given))] : []),
    ],
  };
}

function templateNote({ templates }: PipelineFacts, name: string): NameNote | undefined {
  const template = templates.find((one) => one.name === name);
  if (!template) return undefined;
  const kind = templateKind(template);
  const parameters = valueAt(template.value, "parameters");
  const steps = template.steps.flatMap((step) => step.name ?? step.type?.id ?? step.template ?? []);
  return {
    ...(kind && { detail: kind === "stage" ? texts.stageTemplate : texts.stepsTemplate }),
    ...(steps.length > 0 && { lines: [line(texts.steps, names(steps))] }),
    ...(parameters?.kind === "map" && {
      parameters: parameters.entries.map(({ key, value }) => parameterNote(parameterOf(key.text, value))),
    }),
  };
}

function environmentNote(entry: YamlEntry | undefined): NameNote | undefined {
  if (!entry) return undefined;
  const { value } = entry;
  return { lines: [...named(texts.kind, valueAt(value, "kind")), ...named(texts.url, valueAt(value, "url"))] };
}

function variableNote({ pipeline, stages }: PipelineFacts, { name, scope }: DeclaredName): NameNote | undefined {
  const stage = stages.all.find(({ map }) => map === scope);
  const value = valueAt(valueAt(stage?.map ?? pipeline, "variables"), name);
  return { lines: [...named(texts.value, value), ...(stage ? [line(texts.ofStage)] : [])] };
}

function parameterNoteOf({ pipeline, templates }: PipelineFacts, name: DeclaredName): NameNote | undefined {
  const [at] = name.declared;
  const template = name.scope === undefined ? undefined : templates.find(({ value }) => declares(value, name.name, at));
  const value = valueAt(valueAt(template?.value ?? pipeline, "parameters"), name.name);
  if (!value || isEmpty(value)) return {};
  const { detail, description, fallback, options, type, required } = parameterNote(parameterOf(name.name, value));
  return {
    ...(detail && type && { detail: required ? detail : type }),
    ...(description !== undefined && { about: description }),
    lines: [
      ...(options.length > 0 ? [line(texts.options, names(options))] : []),
      ...(fallback === undefined ? [] : [line(texts.default, { name: code(fallback) })]),
      ...(template ? [line(texts.ofTemplate, { name: code(template.name) })] : []),
    ],
  };
}

function declares(template: YamlNode, name: string, at: DeclaredName["declared"][number] | undefined): boolean {
  return entryOf(valueAt(template, "parameters"), name)?.key.span === at;
}

function axisNote({ stages }: PipelineFacts, { name, scope }: DeclaredName): NameNote | undefined {
  const stage = stages.all.find(({ map }) => map === scope);
  const values = valueAt(valueAt(stage?.map, "matrix"), name);
  const all = values?.kind === "list" ? values.items.flatMap((item) => textOf(item) ?? []) : [];
  return all.length > 0 ? { lines: [line(texts.values, names(all))] } : {};
}
