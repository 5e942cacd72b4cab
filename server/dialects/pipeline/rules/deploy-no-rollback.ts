import { defineRule } from "../../rule.ts";
import { deliveryReports } from "../delivery-report.ts";
import type { PipelineFacts } from "../facts.ts";

export const deployNoRollback = defineRule<PipelineFacts, "r" | "rt">({
  id: "deploy/no-rollback",
  severity: "warning",
  since: "2.0.0",
  title: { en: "A stage goes to production without a way back", "zh-cn": "部署到生产环境却没有回滚" },
  why: {
    en: "When the new version fails, somebody has to find out by hand how to bring the old one back.",
    "zh-cn": "新版本出问题时，只能靠人工想办法恢复旧版本。",
  },
  messages: {
    r: {
      en: "`{stage}` goes to production without a `rollback`.",
      "zh-cn": "`{stage}` 部署到生产环境，但没有 `rollback`。",
    },
    rt: {
      en: "`{stage}` goes to production without a `rollback`, and no stage before it tests anything.",
      "zh-cn": "`{stage}` 部署到生产环境，但没有 `rollback`，之前的阶段也没有测试。",
    },
  },
  *check(facts) {
    yield* deliveryReports(facts, "rollback");
  },
  examples: [
    {
      shows: { en: "A rollback is missing", "zh-cn": "缺少回滚" },
      bad: `
        pipeline:
          environments:
            live: { kind: production }
          stages:
            - name: test
              steps:
                - name: unit
                  type: unit-test
            - name: deploy
                    ~~~~~~ warning deploy/no-rollback fix
              environment: live
              approval: { approvers: [li] }
              steps:
                - name: ship
                  type: helm-deploy`,
      good: `
        pipeline:
          environments:
            live: { kind: production }
          stages:
            - name: test
              steps:
                - name: unit
                  type: unit-test
            - name: deploy
              environment: live
              approval: { approvers: [li] }
              steps:
                - name: ship
                  type: helm-deploy
              rollback: { to: previous }`,
    },
    {
      shows: { en: "Tests are missing too", "zh-cn": "也缺少测试" },
      platform: "2.0",
      bad: `
        pipeline:
          environments:
            live: { kind: production }
          stages:
            - name: deploy
                    ~~~~~~ warning deploy/no-rollback fix
                    | \`deploy\` goes to production without a \`rollback\`, and no stage before it tests anything.
              environment: live
              approval: { approvers: [li] }
              steps:
                - name: ship
                  type: helm-deploy`,
      good: `
        pipeline:
          environments:
            live: { kind: production }
          stages:
            - name: deploy
              environment: live
              approval: { approvers: [li] }
              steps:
                - name: ship
                  type: helm-deploy
              rollback: { to: previous }`,
    },
  ],
});
