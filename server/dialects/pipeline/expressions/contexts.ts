import type { Text } from "../../../../protocol/index.ts";
import type { ContextInfo, MemberInfo, ObjectType, ValueType } from "../../shared/expressions/index.ts";
import { someText } from "../../shared/expressions/index.ts";

/** What `status` can be. Source: the dialect's specification, "Expressions". */
export const statusType: ValueType = { kind: "string", values: ["success", "failure", "cancelled", "skipped"] };

export const statusInfo: MemberInfo = {
  type: statusType,
  doc: {
    en: "How it ended: `success`, `failure`, `cancelled` or `skipped`.",
    "zh-cn": "结束状态：`success`、`failure`、`cancelled` 或 `skipped`。",
  },
};

/** An object of the members given, and perhaps of others. */
export function objectOf(members: Iterable<readonly [string, MemberInfo]>, isOpen = false): ObjectType {
  return { kind: "object", members: new Map(members), ...(isOpen && { isOpen }) };
}

/** Members that are text. */
export function textMembers(docs: Readonly<Record<string, Text>>): readonly (readonly [string, MemberInfo])[] {
  return Object.entries(docs).map(([name, doc]) => [name, { type: someText, doc }] as const);
}

export const contextDocs = {
  pipeline: { en: "This pipeline and its run.", "zh-cn": "本流水线及其本次运行。" },
  git: { en: "The commit that the pipeline runs on.", "zh-cn": "流水线所针对的提交。" },
  parameters: { en: "What whoever started the pipeline has chosen.", "zh-cn": "启动流水线时选择的参数。" },
  variables: { en: "The values under `variables`.", "zh-cn": "`variables` 下的值。" },
  secrets: { en: "The secrets that are listed under `secrets`.", "zh-cn": "`secrets` 下列出的密钥。" },
  stages: { en: "The stages that come before this one.", "zh-cn": "此阶段之前的阶段。" },
  steps: { en: "The earlier steps of this stage.", "zh-cn": "本阶段中更早的步骤。" },
  matrix: { en: "The values of this run of the matrix.", "zh-cn": "矩阵中本次运行的取值。" },
  environment: { en: "The environment that the stage goes to.", "zh-cn": "该阶段部署到的环境。" },
} satisfies Readonly<Record<string, Text>>;

export const pipelineContext: ContextInfo = {
  doc: contextDocs.pipeline,
  type: objectOf(
    textMembers({
      name: { en: "The name of the pipeline.", "zh-cn": "流水线的名称。" },
      number: { en: "The number of this run, counted from 1.", "zh-cn": "本次运行的序号，从 1 开始。" },
      url: { en: "The address of this run's page.", "zh-cn": "本次运行页面的地址。" },
    }),
  ),
};

export const gitContext: ContextInfo = {
  doc: contextDocs.git,
  type: objectOf(
    textMembers({
      branch: {
        en: "The branch that was pushed, or that the merge request comes from.",
        "zh-cn": "推送的分支，或合并请求的来源分支。",
      },
      tag: { en: "The tag, where a tag was pushed.", "zh-cn": "推送标签时的标签名。" },
      commit: { en: "The full hash of the commit.", "zh-cn": "提交的完整哈希。" },
      author: { en: "Who made the commit.", "zh-cn": "提交的作者。" },
      event: {
        en: "What started the run: `push`, `merge_request`, `schedule`, `manual` or `pipeline`.",
        "zh-cn": "触发运行的事件：`push`、`merge_request`、`schedule`、`manual` 或 `pipeline`。",
      },
    }),
  ),
};

export const environmentContext: ContextInfo = {
  doc: contextDocs.environment,
  type: objectOf(
    textMembers({
      name: { en: "The name of the environment.", "zh-cn": "环境的名称。" },
      url: { en: "Its address.", "zh-cn": "环境的地址。" },
      kind: {
        en: "`development`, `testing`, `staging` or `production`.",
        "zh-cn": "`development`、`testing`、`staging` 或 `production`。",
      },
    }),
  ),
};

/** All contexts of the language, wherever they may be used. */
export const contextNames: ReadonlySet<string> = new Set(Object.keys(contextDocs));
