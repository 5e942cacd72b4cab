import { type Locale, say, type Text } from "../../../protocol/index.ts";
import type { GraphDetail, GraphNode } from "../../dialects/index.ts";

/** What a node waits for, by the names that people see. */
export interface SeenNeeds {
  readonly written: readonly string[];
  readonly implied: readonly string[];
}

/** How many problems stand in a node; hints are advice and not counted. */
export interface ProblemCounts {
  readonly errors: number;
  readonly warnings: number;
}

const kinds: Readonly<Record<GraphNode["kind"], Text>> = {
  stage: { en: "stage {name}", "zh-cn": "阶段 {name}" },
  job: { en: "job {name}", "zh-cn": "作业 {name}" },
  absent: { en: "{name}, which is not in this file", "zh-cn": "{name}，不在此文件中" },
};

const texts = {
  nameless: { en: "(no name)", "zh-cn": "（无名称）" },
  absent: { en: "not in this file", "zh-cn": "不在此文件中" },
  noSteps: { en: "no steps", "zh-cn": "没有步骤" },
  step: { en: "1 step", "zh-cn": "1 个步骤" },
  steps: { en: "{count} steps", "zh-cn": "{count} 个步骤" },
  template: { en: "template {name}", "zh-cn": "模板 {name}" },
  workflow: { en: "calls {name}", "zh-cn": "调用 {name}" },
  runs: { en: "{count} runs", "zh-cn": "{count} 次运行" },
  run: { en: "1 run", "zh-cn": "1 次运行" },
  matrix: { en: "matrix", "zh-cn": "矩阵" },
  matrixOf: { en: "a matrix of {axes}", "zh-cn": "矩阵：{axes}" },
  environment: { en: "environment {name}", "zh-cn": "环境 {name}" },
  approval: { en: "approval", "zh-cn": "需批准" },
  needsNothing: { en: "needs nothing", "zh-cn": "不依赖其他" },
  needs: { en: "needs {names}", "zh-cn": "依赖 {names}" },
  comesAfter: { en: "comes after {names}", "zh-cn": "在 {names} 之后" },
  inCircle: { en: "part of a circle that can never start", "zh-cn": "处于无法开始的循环中" },
  error: { en: "1 error", "zh-cn": "1 个错误" },
  errors: { en: "{count} errors", "zh-cn": "{count} 个错误" },
  warning: { en: "1 warning", "zh-cn": "1 个警告" },
  warnings: { en: "{count} warnings", "zh-cn": "{count} 个警告" },
} as const satisfies Readonly<Record<string, Text>>;

const comma: Text = { en: ", ", "zh-cn": "，" };
const listComma: Text = { en: ", ", "zh-cn": "、" };

/** The name that people see; what stands there while there is none. */
export function labelOf({ label }: GraphNode, locale: Locale): string {
  return label === undefined || label.trim() === "" ? texts.nameless[locale] : label.replace(/\s+/g, " ");
}

/** The small line under the name. */
export function detailLine(node: GraphNode, locale: Locale): string {
  if (node.kind === "absent") return texts.absent[locale];
  const { environment, approverCount } = node.detail;
  const parts = [
    ...work(node.detail, locale),
    ...(environment === undefined ? [] : [environment]),
    ...(approverCount === undefined ? [] : [texts.approval[locale]]),
  ];
  return parts.join(" · ");
}

/** The whole node in a sentence, as a screen reader says it. */
export function spokenName(
  node: GraphNode,
  needs: SeenNeeds,
  isInCircle: boolean,
  problems: ProblemCounts,
  locale: Locale,
): string {
  const name = say(kinds[node.kind], locale, { name: labelOf(node, locale) });
  if (node.kind === "absent") return name;
  const { environment, approverCount, matrix } = node.detail;
  const parts = [
    name,
    ...needWords(needs, locale),
    ...work(node.detail, locale),
    ...(matrix === undefined ? [] : [say(texts.matrixOf, locale, { axes: listed(matrix.axes, locale) })]),
    ...(environment === undefined ? [] : [say(texts.environment, locale, { name: environment })]),
    ...(approverCount === undefined ? [] : [texts.approval[locale]]),
    ...(isInCircle ? [texts.inCircle[locale]] : []),
    ...counted(problems.errors, texts.error, texts.errors, locale),
    ...counted(problems.warnings, texts.warning, texts.warnings, locale),
  ];
  return parts.join(comma[locale]);
}

function needWords({ written, implied }: SeenNeeds, locale: Locale): readonly string[] {
  if (written.length === 0 && implied.length === 0) return [texts.needsNothing[locale]];
  return [
    ...(written.length > 0 ? [say(texts.needs, locale, { names: listed(written, locale) })] : []),
    ...(implied.length > 0 ? [say(texts.comesAfter, locale, { names: listed(implied, locale) })] : []),
  ];
}

/** What it does, and how often. */
function work({ steps, template, workflow, matrix }: GraphDetail, locale: Locale): readonly string[] {
  return [
    ...(template === undefined ? [] : [say(texts.template, locale, { name: template })]),
    ...(workflow === undefined ? [] : [say(texts.workflow, locale, { name: workflow })]),
    ...(steps === undefined && (template ?? workflow) !== undefined ? [] : [stepCount(steps?.length ?? 0, locale)]),
    ...(matrix === undefined ? [] : [runCount(matrix.runCount, locale)]),
  ];
}

function stepCount(count: number, locale: Locale): string {
  return counted(count, texts.step, texts.steps, locale)[0] ?? texts.noSteps[locale];
}

function runCount(count: number | undefined, locale: Locale): string {
  return counted(count ?? 0, texts.run, texts.runs, locale)[0] ?? texts.matrix[locale];
}

function counted(count: number, one: Text, many: Text, locale: Locale): readonly string[] {
  if (count === 0) return [];
  return [count === 1 ? one[locale] : say(many, locale, { count: String(count) })];
}

function listed(names: readonly string[], locale: Locale): string {
  return names.join(listComma[locale]);
}
