import { defineRule } from "../../rule.ts";
import { deliveryReports } from "../delivery-report.ts";
import type { PipelineFacts } from "../facts.ts";

export const deployUntested = defineRule<PipelineFacts, "t">({
  id: "deploy/untested",
  severity: "warning",
  since: "2.0.0",
  title: { en: "A stage goes to production and nothing was tested", "zh-cn": "未经测试就部署到生产环境" },
  why: { en: "The users are the first to find a mistake.", "zh-cn": "错误会首先由用户发现。" },
  messages: {
    t: {
      en: "`{stage}` goes to production, and no stage before it tests anything.",
      "zh-cn": "`{stage}` 部署到生产环境，但之前的阶段都没有测试。",
    },
  },
  *check(facts) {
    yield* deliveryReports(facts, "tests");
  },
  examples: [
    {
      shows: { en: "Only a build before", "zh-cn": "之前只有构建" },
      bad: `
        pipeline:
          environments:
            live: { kind: production }
          stages:
            - name: build
              steps:
                - name: compile
                  type: maven-build
            - name: deploy
                    ~~~~~~ warning deploy/untested fix
              environment: live
              approval: { approvers: [li] }
              rollback: { to: previous }
              steps:
                - name: ship
                  type: helm-deploy`,
      good: `
        pipeline:
          environments:
            live: { kind: production }
          stages:
            - name: build
              steps:
                - name: compile
                  type: maven-build
                - name: test
                  type: unit-test
                  with: { command: change-me }
            - name: deploy
              environment: live
              approval: { approvers: [li] }
              rollback: { to: previous }
              steps:
                - name: ship
                  type: helm-deploy`,
    },
    {
      shows: { en: "Only a scan before", "zh-cn": "之前只有扫描" },
      platform: "2.0",
      bad: `
        pipeline:
          environments:
            live: { kind: production }
          stages:
            - name: scan
              steps:
                - name: checkout
                  type: git-checkout
                - name: secrets
                  type: secret-scan
            - name: deploy
                    ~~~~~~ warning deploy/untested fix
              environment: live
              approval: { approvers: [li] }
              rollback: { to: previous }
              steps:
                - name: ship
                  type: helm-deploy`,
      good: `
        pipeline:
          environments:
            live: { kind: production }
          stages:
            - name: scan
              steps:
                - name: checkout
                  type: git-checkout
                - name: secrets
                  type: secret-scan
                - name: test
                  type: unit-test
                  with: { command: change-me }
            - name: deploy
              environment: live
              approval: { approvers: [li] }
              rollback: { to: previous }
              steps:
                - name: ship
                  type: helm-deploy`,
    },
  ],
});
