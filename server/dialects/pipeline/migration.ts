import type { Text } from "../../../protocol/index.ts";
import {
  entryOf,
  type SourceFile,
  type Span,
  type TextEdit,
  textOf,
  valueAt,
  type YamlEntry,
  type YamlMap,
} from "../../document/index.ts";
import { columnOf, lineEnd, opensLine } from "../fixes/text-places.ts";
import { addKey } from "../fixes.ts";
import type { Advice, MigrationKnowledge } from "../migration.ts";
import type { PipelineFacts, Step } from "./facts.ts";
import { pipelineSchema } from "./schemas.ts";

/** What moving a pipeline to a later platform needs to know. Source: the dialect's specification, the "since" columns. */
export const pipelineMigration: MigrationKnowledge<PipelineFacts> = {
  writeVersion({ file, pipeline, root }, version) {
    if (!pipeline) return entryOf(root, "pipeline") ? undefined : commentFor(file, version);
    if (pipeline.span.origin) return undefined;
    const entry = entryOf(pipeline, "platform");
    if (!entry) return newPlatform(file, pipeline, JSON.stringify(version));
    const { value } = entry;
    if (entry.merged || value.span.origin || value.kind !== "scalar") return undefined;
    const isSingle = value.style === "single";
    const text = isSingle ? `'${version}'` : JSON.stringify(version);
    return [{ span: value.span, text: value.style === "empty" ? ` ${text}` : text }];
  },
  advice(facts, at, version) {
    for (const step of stepsOf(facts)) {
      if (step.type?.span.start === at.start) return adviceOnType(facts, step, version);
    }
    const entry = entryAt(facts, at);
    if (entry?.key.text === "only") return adviceOnOnly(entry);
    return entry?.key.text === "script" ? { ...scriptTexts, words: {} } : undefined;
  },
};

/** A library of templates has no key for its version; a comment at the head of the file holds for all of it. */
function commentFor(file: SourceFile, version: string): readonly TextEdit[] | undefined {
  if (file.documents.length > 1) return undefined;
  const at = file.text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const text = `# pipewright: dialect=pipeline platform=${version}${file.newline}`;
  return [{ span: { start: at, end: at }, text }];
}

/** Below the name, where people look for it; else at the end. */
function newPlatform(file: SourceFile, pipeline: YamlMap, wanted: string): readonly TextEdit[] | undefined {
  const name = entryOf(pipeline, "name");
  const atTheEnd = () => addKey(file, pipeline, { key: "platform", value: wanted })?.edits;
  if (pipeline.flow || !name || name.merged || name.value.kind !== "scalar") return atTheEnd();
  const { style } = name.value;
  if (style === "literal" || style === "folded" || !opensLine(file, name.key.span.start)) return atTheEnd();
  const at = lineEnd(file, name.span.end);
  const indent = " ".repeat(columnOf(file, name.key.span.start));
  return [{ span: { start: at, end: at }, text: `${file.newline}${indent}platform: ${wanted}` }];
}

function stepsOf({ stages, templates }: PipelineFacts): readonly Step[] {
  return [...stages.all, ...templates].flatMap(({ steps }) => steps);
}

function entryAt(facts: PipelineFacts, at: Span): YamlEntry | undefined {
  const maps = [...facts.stages.all.map(({ map }) => map), ...stepsOf(facts).map(({ map }) => map)];
  return maps.flatMap(({ entries }) => entries).find(({ key }) => key.span.start === at.start);
}

const scriptTexts = {
  title: { en: "Write `script` as `run`.", "zh-cn": "把 `script` 改写为 `run`。" },
  why: {
    en: "Something stands between its lines that would be lost or become part of the shell text, such as a comment.",
    "zh-cn": "各行之间还有别的内容（例如注释），改写后会丢失或变成脚本的一部分。",
  },
} satisfies Record<string, Text>;

const onlyTexts = {
  title: { en: "Write `only` as a condition in `when`.", "zh-cn": "把 `only` 改写为 `when` 中的条件。" },
  why: {
    en: "It can't be said by itself what `{only}` means as a condition, or how it goes together with the `when` that is there.",
    "zh-cn": "无法自动判断 `{only}` 作为条件的含义，或如何与已有的 `when` 合并。",
  },
} satisfies Record<string, Text>;

function adviceOnOnly({ value }: YamlEntry): Advice {
  const branches = value.kind === "list" ? value.items.map((item) => textOf(item) ?? "…") : [textOf(value) ?? "…"];
  return { ...onlyTexts, words: { only: branches.join(", ") } };
}

const typeTexts = {
  title: { en: "Replace `{old}` by `{new}`.", "zh-cn": "用 `{new}` 替换 `{old}`。" },
  why: {
    en: "It is another step with other inputs: `{new}` needs {needed}. This step has {given}.",
    "zh-cn": "这是另一种步骤，输入也不同：`{new}` 需要 {needed}。此步骤现有 {given}。",
  },
  bare: {
    en: "It is another step with other inputs: `{new}` needs {needed}.",
    "zh-cn": "这是另一种步骤，输入也不同：`{new}` 需要 {needed}。",
  },
} satisfies Record<string, Text>;

function adviceOnType({ faults }: PipelineFacts, { type, map }: Step, version: string): Advice | undefined {
  const fault = faults.find((one) => "instead" in one && one.node.span.start === type?.span.start);
  if (type === undefined || (fault?.kind !== "removed" && fault?.kind !== "deprecated")) return undefined;
  const { name, instead } = fault;
  const needed = instead === undefined ? [] : requiredInputs(version, instead);
  if (instead === undefined || needed.length === 0) return undefined;
  const inputs = valueAt(map, "with");
  const given = inputs?.kind === "map" ? inputs.entries.map(({ key }) => key.text) : [];
  const words = { old: name, new: instead, needed: inBackticks(needed), given: inBackticks(given) };
  return { title: typeTexts.title, why: given.length > 0 ? typeTexts.why : typeTexts.bare, words };
}

function requiredInputs(version: string, type: string): readonly string[] {
  const inputs = pipelineSchema(version).$defs?.[`inputs-${type.replace(/@.*$/, "")}`];
  return (typeof inputs === "object" && inputs.required) || [];
}

/** A comma stands in both languages' lists of code. */
function inBackticks(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}
