import { nearest } from "../../../document/index.ts";
import { changeTo, isElsewhere } from "../../fixes.ts";
import { defineRule } from "../../rule.ts";
import type { PipelineFacts } from "../facts.ts";
import { wrongStepTypes } from "../step-type-faults.ts";

export const stepUnknownType = defineRule<PipelineFacts, "unknown" | "near">({
  id: "step/unknown-type",
  per: "part",
  severity: "error",
  title: { en: "A step type that is not in the catalogue", "zh-cn": "步骤目录中没有的步骤类型" },
  why: {
    en: "The platform can't run a step that it does not know, and refuses the file.",
    "zh-cn": "平台无法运行未知的步骤，会拒绝该文件。",
  },
  messages: {
    unknown: { en: "`{type}` is not a step type.", "zh-cn": "没有 `{type}` 这种步骤类型。" },
    near: {
      en: "`{type}` is not a step type. Did you mean `{near}`?",
      "zh-cn": "没有 `{type}` 这种步骤类型。您是不是想写 `{near}`？",
    },
  },
  *check({ faults }) {
    for (const { node, type, id, at, ids, texts, isKnownId } of wrongStepTypes(faults)) {
      if (isKnownId) continue;
      const nearId = nearest(id, ids)?.word;
      const span = node.span;
      if (nearId === undefined) {
        yield { at: span, say: "unknown", words: { type } };
        continue;
      }
      const near = texts.includes(nearId + at) ? nearId + at : nearId;
      const fix = isElsewhere(span) ? {} : { fix: changeTo(span, near, "suggested") };
      yield { at: span, say: "near", words: { type, near }, ...fix };
    }
  },
  examples: [
    {
      shows: { en: "A misspelt type", "zh-cn": "拼错的类型" },
      bad: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: compile
                  type: mavn-build
                        ~~~~~~~~~~ error step/unknown-type fix`,
      good: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: compile
                  type: maven-build`,
    },
    {
      shows: { en: "A step of another tool", "zh-cn": "其他工具的步骤" },
      bad: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: compile
                  type: actions/setup-java
                        ~~~~~~~~~~~~~~~~~~ error step/unknown-type`,
      good: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: compile
                  type: maven-build
                  with: { jdk: 21 }`,
    },
  ],
});
