import type { Text } from "../../protocol/index.ts";
import type { NameKind } from "../dialects/index.ts";

interface KindWords {
  /** What a thing of the kind is called. */
  readonly kind: Text;
  /** Why it can't be called so. */
  readonly taken: Text;
}

export const nameWords: Readonly<Record<NameKind, KindWords>> = {
  stage: {
    kind: { en: "stage", "zh-cn": "阶段" },
    taken: { en: "There is a stage `{name}` already.", "zh-cn": "已经有名为 `{name}` 的阶段。" },
  },
  job: {
    kind: { en: "job", "zh-cn": "作业" },
    taken: { en: "There is a job `{name}` already.", "zh-cn": "已经有名为 `{name}` 的作业。" },
  },
  step: {
    kind: { en: "step", "zh-cn": "步骤" },
    taken: { en: "There is a step `{name}` here already.", "zh-cn": "此处已经有名为 `{name}` 的步骤。" },
  },
  environment: {
    kind: { en: "environment", "zh-cn": "环境" },
    taken: { en: "There is an environment `{name}` already.", "zh-cn": "已经有名为 `{name}` 的环境。" },
  },
  variable: {
    kind: { en: "variable", "zh-cn": "变量" },
    taken: { en: "There is a variable `{name}` already.", "zh-cn": "已经有名为 `{name}` 的变量。" },
  },
  parameter: {
    kind: { en: "parameter", "zh-cn": "参数" },
    taken: { en: "There is a parameter `{name}` already.", "zh-cn": "已经有名为 `{name}` 的参数。" },
  },
  secret: {
    kind: { en: "secret", "zh-cn": "密钥" },
    taken: { en: "There is a secret `{name}` already.", "zh-cn": "已经有名为 `{name}` 的密钥。" },
  },
  template: {
    kind: { en: "template", "zh-cn": "模板" },
    taken: { en: "There is a template `{name}` already.", "zh-cn": "已经有名为 `{name}` 的模板。" },
  },
  axis: {
    kind: { en: "axis of the matrix", "zh-cn": "矩阵的维度" },
    taken: { en: "The matrix has an axis `{name}` already.", "zh-cn": "矩阵中已经有维度 `{name}`。" },
  },
  output: {
    kind: { en: "output", "zh-cn": "输出" },
    taken: { en: "There is an output `{name}` already.", "zh-cn": "已经有名为 `{name}` 的输出。" },
  },
  anchor: {
    kind: { en: "anchor", "zh-cn": "锚点" },
    taken: { en: "There is an anchor `{name}` already.", "zh-cn": "已经有名为 `{name}` 的锚点。" },
  },
};
