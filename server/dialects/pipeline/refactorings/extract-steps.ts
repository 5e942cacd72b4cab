import {
  applyEdits,
  entryOf,
  type SourceFile,
  type Span,
  type TextEdit,
  valueAt,
  type YamlMap,
  type YamlNode,
} from "../../../document/index.ts";
import { before, columnOf, lineEnd, lineStart } from "../../fixes/text-places.ts";
import { isAtLeast } from "../../platform.ts";
import type { Refactoring, RefactoringOffer } from "../../refactoring.ts";
import type { PipelineFacts } from "../facts.ts";
import { templateUses } from "../template-uses.ts";
import { type StepsAt, stepsAt } from "./step-at.ts";
import { expressionsIn, type TemplateNeeds, templateNeeds } from "./template-parameters.ts";

/**
 * The selected steps, or the one at the cursor, become a template of this file, and one step that uses it. Comments and
 * indentation come along; what a template can't see is passed to it.
 */
export const extractSteps: Refactoring<PipelineFacts> = {
  id: "extract-steps",
  kind: "extract",
  offer(facts, selection) {
    if (!isAtLeast(facts.platform.version, "1.2")) return undefined;
    const at = stepsAt(facts, selection);
    const lines = at && linesOf(facts, at);
    if (!at || !lines) return undefined;
    const names = new Set(at.steps.flatMap(({ name }) => name ?? []));
    if (isUsedLater(facts, at, names)) return undefined;
    const needs = templateNeeds(facts, at.steps, (name) => names.has(name));
    return needs && extraction(facts, at, lines, needs);
  },
};

/** The lines of the steps, with the comments right above the first; undefined where they are no lines of their own. */
function linesOf({ file, document }: PipelineFacts, { owner, steps }: StepsAt): Span | undefined {
  const list = valueAt(owner.kind === "stage" ? owner.map : owner.value, "steps");
  const [first] = steps;
  const last = steps.at(-1);
  if (list?.kind !== "list" || list.flow || list.span.origin || list.anchor || !first || !last) return undefined;
  if (steps.some(({ map }) => map.flow || map.anchor || map.span.origin)) return undefined;
  if (!/^ *- *$/.test(before(file, first.map.span.start))) return undefined;
  let start = lineStart(file, first.map.span.start);
  const isFirstOfAll = owner.steps[0] === first;
  for (let above = start; above > 0; start = above) {
    above = lineStart(file, above - 1);
    // Comments above the first step of all may speak of the stage: those stay.
    if (isFirstOfAll || !/^ *#/.test(file.text.slice(above, start))) break;
  }
  const end = lineEnd(file, last.map.span.start + wordsOf(file, last.map).length);
  const isBorrowing = document.anchors.some(
    ({ span, uses }) => isWithin(span, start, end) && uses.some((use) => !isWithin(use, start, end)),
  );
  return isBorrowing ? undefined : { start, end };
}

function wordsOf({ text }: SourceFile, { span }: YamlNode): string {
  return text.slice(span.start, span.end).trimEnd();
}

function isWithin(span: Span, start: number, end: number): boolean {
  return start <= span.start && span.end <= end;
}

/** Whether steps that stay ask for outputs of those that go: the names within a template are its own. */
function isUsedLater(
  { file, stages, templates }: PipelineFacts,
  { owner, steps }: StepsAt,
  names: ReadonlySet<string>,
) {
  if (names.size === 0) return false;
  const staying = [...stages.all, ...templates]
    .find((one) => one === owner)
    ?.steps.filter((step) => !steps.includes(step));
  const used = /\bsteps(?:\.|\[\s*')([\w-]+)/g;
  return (staying ?? []).some(({ map }) =>
    expressionsIn(map, file.text).some(({ start, end }) =>
      [...file.text.slice(start, end).matchAll(used)].some((match) => names.has(match[1] ?? "")),
    ),
  );
}

function extraction(
  facts: PipelineFacts,
  at: StepsAt,
  lines: Span,
  needs: TemplateNeeds,
): RefactoringOffer | undefined {
  const { file, root } = facts;
  const name = freeName(facts, at);
  const dash = before(file, at.steps[0]?.map.span.start ?? 0).indexOf("-");
  const place = templatesPlace(file, root, lines);
  if (!root || !place || dash < 0) return undefined;
  const { newline } = file;
  const call = callLines(name, needs).map((line) => " ".repeat(dash) + line);
  const template = [
    ...(place.isNew ? ["", "templates:"] : []),
    ...[`${name}:`, "  kind: steps", ...parameterLines(needs), "  steps:"].map(
      (line) => " ".repeat(place.indent) + line,
    ),
    ...movedLines(file, lines, needs, place.indent + 4 - dash),
  ];
  const inserted = newline + template.join(newline);
  const edits: readonly TextEdit[] = [
    { span: lines, text: call.join(newline) },
    { span: { start: place.at, end: place.at }, text: inserted },
  ];
  const shift = place.at > lines.start ? call.join(newline).length - (lines.end - lines.start) : 0;
  const renameAt =
    place.at +
    shift +
    inserted.indexOf(`${newline}${" ".repeat(place.indent)}${name}:`) +
    newline.length +
    place.indent;
  const title =
    at.steps.length === 1
      ? { en: "Extract this step to a template", "zh-cn": "将此步骤提取为模板" }
      : { en: "Extract {count} steps to a template", "zh-cn": "将 {count} 个步骤提取为模板" };
  return { title, words: { count: String(at.steps.length) }, edits, renameAt };
}

/** Where the template goes: behind the others, or with a `templates:` of its own behind everything. */
function templatesPlace(file: SourceFile, root: YamlMap | undefined, lines: Span) {
  const last = root?.entries.filter(({ merged }) => !merged).at(-1);
  if (!root || root.flow || !last) return undefined;
  const entry = entryOf(root, "templates");
  const base = columnOf(file, last.key.span.start);
  if (!entry) return { at: endOf(file, root, lines), indent: base + 2, isNew: true };
  const { value } = entry;
  if (entry.merged || value.kind !== "map" || value.flow || value.span.origin) return undefined;
  const first = value.entries.find(({ merged }) => !merged);
  if (!first) return undefined;
  // An alias must stand below its anchor.
  const isAbove = value.span.end < lines.start;
  if (isAbove && /(^|[\s[{,])\*[\w-]/.test(file.text.slice(lines.start, lines.end))) return undefined;
  return { at: endOf(file, value, lines), indent: columnOf(file, first.key.span.start), isNew: false };
}

/** The end of the last line with words; where the extracted lines are the last, right behind them. */
function endOf(file: SourceFile, node: YamlMap, lines: Span): number {
  return Math.max(
    lineEnd(file, node.span.start + wordsOf(file, node).length),
    node.span.start < lines.start && node.span.end >= lines.end ? lines.end : 0,
  );
}

function freeName(facts: PipelineFacts, { owner, steps }: StepsAt): string {
  const [first] = steps;
  const wanted = steps.length === 1 ? first?.name : owner.name === undefined ? undefined : `${owner.name}-steps`;
  const slug =
    (wanted ?? "")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^[^a-z]+|-+$/g, "") || "steps";
  const templates = valueAt(facts.root, "templates");
  const taken = new Set([
    // A template of another file may be used here under its name: one of the same name would win over it.
    ...templateUses(facts).map((use) => use.name),
    ...(templates?.kind === "map" ? templates.entries.map(({ key }) => key.text) : []),
    ...owner.steps.filter((step) => !steps.includes(step)).flatMap(({ name }) => name ?? []),
  ]);
  let name = slug;
  for (let number = 2; taken.has(name); number++) name = `${slug}-${number}`;
  return name;
}

function callLines(name: string, { parameters }: TemplateNeeds): readonly string[] {
  const passed = parameters.map((one) => `    ${one.name}: \${{ ${one.from} }}`);
  return [`- name: ${name}`, `  template: ${name}`, ...(passed.length > 0 ? ["  with:", ...passed] : [])];
}

function parameterLines({ parameters }: TemplateNeeds): readonly string[] {
  if (parameters.length === 0) return [];
  const rows = parameters.flatMap(({ name, type, options }) => [
    `    ${name}:`,
    `      type: ${type}`,
    ...(options.length > 0 ? [`      options: [${options.join(", ")}]`] : []),
    "      required: true",
  ]);
  return ["  parameters:", ...rows];
}

/** The steps as they stand, with new words for what is passed, moved to where they go. */
function movedLines(file: SourceFile, { start, end }: Span, { renamed }: TemplateNeeds, by: number): readonly string[] {
  const edits = renamed.map((word) => ({
    span: { start: word.start - start, end: word.end - start },
    text: word.text,
  }));
  const text = applyEdits(file.text.slice(start, end), edits);
  return text.split(/\r?\n/).map((line) => {
    if (line.trim() === "") return by > 0 && line !== "" ? " ".repeat(by) + line : line;
    const blanks = line.length - line.trimStart().length;
    return by >= 0 ? " ".repeat(by) + line : line.slice(Math.min(blanks, -by));
  });
}
