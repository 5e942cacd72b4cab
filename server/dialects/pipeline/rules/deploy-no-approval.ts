import { defineRule } from "../../rule.ts";
import { deliveryReports } from "../delivery-report.ts";
import type { PipelineFacts } from "../facts.ts";

export const deployNoApproval = defineRule<PipelineFacts, "a" | "ar" | "at" | "art">({
  id: "deploy/no-approval",
  severity: "warning",
  since: "2.0.0",
  title: { en: "A stage goes to production without an approval", "zh-cn": "未经批准就部署到生产环境" },
  why: {
    en: "Whatever was merged reaches the users at once; nobody has a last look.",
    "zh-cn": "合并的内容会立即到达用户，没有人做最后确认。",
  },
  messages: {
    a: {
      en: "`{stage}` goes to production without an `approval`.",
      "zh-cn": "`{stage}` 部署到生产环境，但没有 `approval`。",
    },
    ar: {
      en: "`{stage}` goes to production without an `approval` and a `rollback`.",
      "zh-cn": "`{stage}` 部署到生产环境，但没有 `approval` 和 `rollback`。",
    },
    at: {
      en: "`{stage}` goes to production without an `approval`, and no stage before it tests anything.",
      "zh-cn": "`{stage}` 部署到生产环境，但没有 `approval`，之前的阶段也没有测试。",
    },
    art: {
      en: "`{stage}` goes to production without an `approval` and a `rollback`, and no stage before it tests anything.",
      "zh-cn": "`{stage}` 部署到生产环境，但没有 `approval` 和 `rollback`，之前的阶段也没有测试。",
    },
  },
  *check(facts) {
    yield* deliveryReports(facts, "approval");
  },
  examples: [
    {
      shows: { en: "An approval is missing", "zh-cn": "缺少批准" },
      bad: `
        pipeline:
          environments:
            live: { kind: production }
          stages:
            - name: test
              steps:
                - name: unit
                  type: unit-test
                  with: { command: make test }
            - name: deploy
                    ~~~~~~ warning deploy/no-approval fix
                    | \`deploy\` goes to production without an \`approval\`.
              environment: live
              rollback: { to: previous }
              steps:
                - name: ship
                  run: make ship`,
      good: `
        pipeline:
          environments:
            live: { kind: production }
          stages:
            - name: test
              steps:
                - name: unit
                  type: unit-test
                  with: { command: make test }
            - name: deploy
              environment: live
              rollback: { to: previous }
              steps:
                - name: ship
                  run: make ship
              approval: { approvers: [change-me] }`,
    },
    {
      shows: { en: "More is missing", "zh-cn": "还缺少其他内容" },
      platform: "2.0",
      bad: `
        pipeline:
          environments:
            live: { kind: production }
          stages:
            - name: one
                    ~~~ warning deploy/no-approval fix
                    | \`one\` goes to production without an \`approval\` and a \`rollback\`, and no stage before it tests anything.
              environment: live
              steps:
                - name: ship
                  type: helm-deploy
            - name: two
                    ~~~ warning deploy/no-approval fix
                    | \`two\` goes to production without an \`approval\`, and no stage before it tests anything.
              environment: live
              rollback: { to: previous }
              steps:
                - name: ship
                  type: helm-deploy
            - name: test
              steps:
                - name: unit
                  type: unit-test
            - name: three
                    ~~~~~ warning deploy/no-approval fix
                    | \`three\` goes to production without an \`approval\` and a \`rollback\`.
              environment: live
              steps:
                - name: ship
                  type: helm-deploy`,
      good: `
        pipeline:
          environments:
            live: { kind: production }
          stages:
            - name: one
              environment: live
              steps:
                - name: ship
                  type: helm-deploy
              approval: { approvers: [change-me] }
            - name: two
              environment: live
              rollback: { to: previous }
              steps:
                - name: ship
                  type: helm-deploy
              approval: { approvers: [change-me] }
            - name: test
              steps:
                - name: unit
                  type: unit-test
            - name: three
              environment: live
              steps:
                - name: ship
                  type: helm-deploy
              approval: { approvers: [change-me] }`,
    },
  ],
});
