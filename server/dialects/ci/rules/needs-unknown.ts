import { changeTo } from "../../fixes.ts";
import { defineRule, type Related } from "../../rule.ts";
import type { CiFacts } from "../facts.ts";
import { type Waiter, waiterWord } from "../waiting.ts";
import { waitingOrder } from "../waiting-order.ts";

export const needsUnknown = defineRule<CiFacts, "unknown" | "near">({
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
      en: "`{stage}` needs `{need}`, but there is no such {thing}.",
      "zh-cn": "`{stage}` 依赖 `{need}`，但没有这个{thing}。",
    },
    near: {
      en: "`{stage}` needs `{need}`, but there is no such {thing}. Did you mean `{near}`?",
      "zh-cn": "`{stage}` 依赖 `{need}`，但没有这个{thing}。您是不是想写 `{near}`？",
    },
  },
  *check(facts) {
    const { waiting, waitingWords } = facts;
    if (waiting.incomplete) return; // one that we can't see may have the name
    const order = waitingOrder(facts);
    if (!order.hasLost) return;
    for (const stage of waiting.all) {
      for (const { name: need, span } of stage.needs) {
        if (waiting.byName.has(need)) continue;
        const near = order.nearestTo(need, stage.name);
        const words = { stage: waiterWord(stage, waitingWords), need, thing: waitingWords.one };
        if (near === undefined) yield { at: span, say: "unknown", words };
        else {
          const related = relatedTo(waiting.byName.get(near));
          const fix = changeTo(span, near, "suggested");
          yield { at: span, say: "near", words: { ...words, near }, fix, related };
        }
      }
    }
  },
  examples: [
    {
      shows: { en: "GitHub Actions: a misspelt job", "zh-cn": "GitHub Actions：拼错的作业" },
      bad: `
        #- dialect=github-actions
        on: push
        jobs:
          build:
            runs-on: ubuntu-latest
            steps: [{ run: make }]
          deploy:
            needs: biuld
                   ~~~~~ error needs/unknown fix
            runs-on: ubuntu-latest
            steps: [{ run: make deploy }]`,
      good: `
        on: push
        jobs:
          build:
            runs-on: ubuntu-latest
            steps: [{ run: make }]
          deploy:
            needs: build
            runs-on: ubuntu-latest
            steps: [{ run: make deploy }]`,
    },
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

function relatedTo(meant: Waiter | undefined): readonly Related[] {
  if (meant?.name === undefined) return [];
  const text = { en: "`{name}` is here", "zh-cn": "`{name}` 在这里" };
  return [{ at: meant.nameSpan, text, words: { name: meant.name } }];
}
