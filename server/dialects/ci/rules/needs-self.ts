import { defineRule } from "../../rule.ts";
import type { CiFacts } from "../facts.ts";
import { withoutNeed } from "../needs-fixes.ts";
import { waitingOrder } from "../waiting-order.ts";

export const needsSelf = defineRule<CiFacts, "self">({
  id: "needs/self",
  severity: "error",
  title: { en: "A stage needs itself", "zh-cn": "阶段依赖了自己" },
  why: {
    en: "It would wait for its own end and never begin.",
    "zh-cn": "它会等待自己结束，因此永远不会开始。",
  },
  messages: {
    self: { en: "`{stage}` needs itself, so it could never start.", "zh-cn": "`{stage}` 依赖自己，因此永远无法开始。" },
  },
  *check(facts) {
    const { file, waiting, waitingWords } = facts;
    if (!waitingOrder(facts).needsItself) return;
    for (const stage of waiting.all) {
      for (const need of stage.needs) {
        if (need.implied || stage.name === undefined || need.name !== stage.name) continue;
        yield {
          at: need.span,
          say: "self",
          words: { stage: stage.name },
          fix: withoutNeed(file, stage, need, waitingWords),
        };
      }
    }
  },
  examples: [
    {
      bad: `
        pipeline:
          stages:
            - name: build
              needs: [build]
                      ~~~~~ error needs/self fix`,
      good: `
        pipeline:
          stages:
            - name: build
              needs: []`,
    },
    {
      bad: `
        pipeline:
          stages:
            - name: build
            - name: test
              needs:
                - build
                - test
                  ~~~~ error needs/self fix`,
      good: `
        pipeline:
          stages:
            - name: build
            - name: test
              needs:
                - build`,
    },
  ],
});
