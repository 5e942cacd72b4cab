import { nearest } from "../../../document/index.ts";
import { changeTo } from "../../fixes.ts";
import { defineRule } from "../../rule.ts";
import type { PipelineFacts } from "../facts.ts";
import { stageWord } from "../words.ts";

export const needsUnknown = defineRule<PipelineFacts, "unknown" | "near">({
  id: "needs/unknown",
  severity: "error",
  absence: "document", // a stage may need one that is written further down, or about to be
  title: { en: "A stage needs a stage that does not exist", "zh-cn": "阶段依赖了不存在的阶段" },
  why: {
    en: "The run would stop before it starts, since nothing can ever finish that need.",
    "zh-cn": "流水线会在开始之前停下，因为这个依赖永远无法完成。",
  },
  messages: {
    unknown: {
      en: "`{stage}` needs `{need}`, but there is no such stage.",
      "zh-cn": "`{stage}` 依赖 `{need}`，但没有这个阶段。",
    },
    near: {
      en: "`{stage}` needs `{need}`, but there is no such stage. Did you mean `{near}`?",
      "zh-cn": "`{stage}` 依赖 `{need}`，但没有这个阶段。您是不是想写 `{near}`？",
    },
  },
  *check({ stages }) {
    if (stages.incomplete) return; // a stage that we can't see may have the name
    for (const stage of stages.all) {
      for (const { name: need, span } of stage.needs) {
        if (stages.byName.has(need)) continue;
        const others = [...stages.byName.keys()].filter((name) => name !== stage.name);
        const near = nearest(need, others)?.word;
        const words = { stage: stageWord(stage), need };
        if (near === undefined) yield { at: span, say: "unknown", words };
        else yield { at: span, say: "near", words: { ...words, near }, fix: changeTo(span, near, "suggested") };
      }
    }
  },
  examples: [
    {
      shows: { en: "A misspelt stage", "zh-cn": "拼错的阶段" },
      bad: `
        pipeline:
          stages:
            - name: build
            - name: deploy
              needs: [biuld]
                      ~~~~~ error needs/unknown fix`,
      good: `
        pipeline:
          stages:
            - name: build
            - name: deploy
              needs: [build]`,
    },
    {
      shows: { en: "A stage that is gone", "zh-cn": "已经删除的阶段" },
      bad: `
        pipeline:
          stages:
            - name: build
            - name: deploy
              needs: [approval-by-ops, build]
                      ~~~~~~~~~~~~~~~ error needs/unknown`,
      good: `
        pipeline:
          stages:
            - name: build
            - name: deploy
              needs: [build]`,
    },
  ],
});
