import { entryOf, type Span, textOf, valueAt, type YamlEntry } from "../../document/index.ts";
import type { OutlineItem } from "../outline.ts";
import type { PipelineFacts, Stage, Step } from "./facts.ts";

/** The pipeline with its stages and their steps; then the templates of the file. */
export function pipelineOutline({ root, pipeline, stages, templates }: PipelineFacts): readonly OutlineItem[] {
  const items: OutlineItem[] = [];
  const entry = entryOf(root, "pipeline");
  if (entry) {
    items.push({
      kind: "pipeline",
      name: textOf(valueAt(pipeline, "name")) ?? "pipeline",
      detail: undefined,
      span: entry.span,
      nameSpan: nameSpanOf(entry),
      children: [...settingsOf(pipeline), ...stages.all.filter(isWrittenHere).map(stageItem)],
    });
  }
  for (const template of templates) {
    const templateEntry = entryOf(valueAt(root, "templates"), template.name);
    if (!templateEntry || templateEntry.merged) continue;
    const children = template.steps.filter(isWrittenHere).map(stepItem);
    items.push({
      kind: "template",
      name: template.name,
      detail: textOf(valueAt(templateEntry.value, "kind")),
      span: templateEntry.span,
      nameSpan: templateEntry.key.span,
      children,
    });
  }
  return items;
}

/** Keys of the pipeline that hold more than a word, in the order of the file. */
function settingsOf(pipeline: PipelineFacts["pipeline"]): readonly OutlineItem[] {
  const entries = (pipeline?.entries ?? []).filter(
    ({ key, value, merged }) => !merged && key.text !== "stages" && (value.kind === "map" || value.kind === "list"),
  );
  return entries.map(({ key, span }) => ({
    kind: "setting",
    name: key.text,
    detail: undefined,
    span,
    nameSpan: key.span,
    children: [],
  }));
}

function stageItem(stage: Stage): OutlineItem {
  return {
    kind: "stage",
    name: stage.name ?? "stage",
    detail: undefined,
    span: stage.map.span,
    nameSpan: stage.nameSpan,
    children: stage.steps.filter(isWrittenHere).map(stepItem),
  };
}

function stepItem(step: Step): OutlineItem {
  return {
    kind: "step",
    name: step.name ?? step.type?.id ?? step.template ?? "step",
    detail: step.type?.id ?? step.template,
    span: step.map.span,
    nameSpan: step.nameSpan,
    children: [],
  };
}

/** What came by an alias or a merge is in the table once, where it is written. */
function isWrittenHere({ map, nameSpan }: { readonly map: { readonly span: Span }; readonly nameSpan: Span }): boolean {
  return map.span.origin === undefined && nameSpan.start >= map.span.start && nameSpan.end <= map.span.end;
}

function nameSpanOf(entry: YamlEntry): Span {
  const name = entryOf(entry.value, "name");
  return name && !name.merged && textOf(name.value) !== undefined ? name.value.span : entry.key.span;
}
