import { hasExpression, valueAt } from "../../../document/index.ts";
import { changeTo } from "../../fixes.ts";
import { defineRule } from "../../rule.ts";
import type { PipelineFacts } from "../facts.ts";

export const deployApproval = defineRule<PipelineFacts, "tooMany">({
  id: "deploy/approval",
  per: "part",
  severity: "error",
  since: "2.0.0",
  title: { en: "More approvals are asked for than there are approvers", "zh-cn": "要求的批准数多于审批人数" },
  why: { en: "The stage would wait forever.", "zh-cn": "该阶段会一直等待下去。" },
  messages: {
    tooMany: {
      en: "{minimum} approvals are asked for, but only {count} can approve.",
      "zh-cn": "要求 {minimum} 个批准，但只有 {count} 个审批人。",
    },
  },
  *check({ stages }) {
    for (const { map } of stages.all) {
      const approval = valueAt(map, "approval");
      const minimum = valueAt(approval, "minimum");
      const approvers = valueAt(approval, "approvers");
      if (minimum?.kind !== "scalar" || typeof minimum.value !== "number" || approvers?.kind !== "list") continue;
      const { items } = approvers;
      if (items.length === 0 || items.some((item) => hasExpression(item) || item.kind !== "scalar")) continue;
      const count = items.length;
      if (minimum.value <= count) continue;
      const words = { minimum: minimum.text, count: String(count) };
      yield { at: minimum.span, say: "tooMany", words, fix: changeTo(minimum.span, String(count), "suggested") };
    }
  },
  examples: [
    {
      shows: { en: "Two people, three approvals", "zh-cn": "两个人，三个批准" },
      bad: `
        pipeline:
          stages:
            - name: deploy
              approval: { approvers: [li, ada], minimum: 3 }
                                                         ~ error deploy/approval fix`,
      good: `
        pipeline:
          stages:
            - name: deploy
              approval: { approvers: [li, ada], minimum: 2 }`,
    },
    {
      shows: { en: "One person, two approvals", "zh-cn": "一个人，两个批准" },
      platform: "2.0",
      bad: `
        pipeline:
          stages:
            - name: deploy
              approval: { approvers: [li], minimum: 2 }
                                                    ~ error deploy/approval fix`,
      good: `
        pipeline:
          stages:
            - name: deploy
              approval: { approvers: [li], minimum: 1 }`,
    },
  ],
});
