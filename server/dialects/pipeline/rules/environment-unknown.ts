import { hasExpression, nearest, textOf, valueAt } from "../../../document/index.ts";
import { changeTo } from "../../fixes.ts";
import { defineRule } from "../../rule.ts";
import type { PipelineFacts } from "../facts.ts";

export const environmentUnknown = defineRule<PipelineFacts, "unknown" | "near">({
  id: "environment/unknown",
  per: "part",
  severity: "error",
  since: "2.0.0",
  absence: "document",
  title: { en: "A stage goes to an environment that does not exist", "zh-cn": "阶段要部署到不存在的环境" },
  why: { en: "The run would stop before the stage starts.", "zh-cn": "运行会在该阶段开始之前中断。" },
  messages: {
    unknown: {
      en: "There is no environment `{name}`. List it under `environments`.",
      "zh-cn": "没有环境 `{name}`。请在 `environments` 下列出它。",
    },
    near: {
      en: "There is no environment `{name}`. Did you mean `{near}`?",
      "zh-cn": "没有环境 `{name}`。您是不是想写 `{near}`？",
    },
  },
  *check({ declared: { environments }, stages }) {
    for (const { map } of stages.all) {
      const value = valueAt(map, "environment");
      const name = hasExpression(value) ? undefined : textOf(value);
      if (!value || name === undefined || environments.isOpen || environments.byName.has(name)) continue;
      const near = nearest(name, [...environments.byName.keys()])?.word;
      if (near === undefined) yield { at: value.span, say: "unknown", words: { name } };
      else yield { at: value.span, say: "near", words: { name, near }, fix: changeTo(value.span, near, "suggested") };
    }
  },
  examples: [
    {
      shows: { en: "A misspelt one", "zh-cn": "拼错的环境" },
      bad: `
        pipeline:
          environments:
            staging: { kind: staging }
          stages:
            - name: deploy
              environment: stagging
                           ~~~~~~~~ error environment/unknown fix`,
      good: `
        pipeline:
          environments:
            staging: { kind: staging }
          stages:
            - name: deploy
              environment: staging`,
    },
    {
      shows: { en: "None of that name", "zh-cn": "没有这个名称" },
      platform: "2.0",
      bad: `
        pipeline:
          stages:
            - name: deploy
              environment: live
                           ~~~~ error environment/unknown`,
      good: `
        pipeline:
          environments:
            live: { kind: production }
          stages:
            - name: deploy
              environment: live`,
    },
  ],
});
