import { filled } from "../../../../protocol/index.ts";
import { changeTo } from "../../fixes.ts";
import { defineRule } from "../../rule.ts";
import { expressionProblems } from "../expression-problems.ts";
import type { CiFacts } from "../facts.ts";

export const exprUnknownProperty = defineRule<CiFacts, "unknown" | "near" | "said" | "saidNear">({
  id: "expr/unknown-property",
  per: "part",
  severity: "error",
  title: { en: "A context has no such value", "zh-cn": "上下文里没有这个值" },
  why: {
    en: "The value would be empty, and what is made of it wrong.",
    "zh-cn": "取到的值会是空的，由它得出的结果也就不对。",
  },
  messages: {
    unknown: { en: "`{context}` has no `{name}`.", "zh-cn": "`{context}` 没有 `{name}`。" },
    near: {
      en: "`{context}` has no `{name}`. Did you mean `{near}`?",
      "zh-cn": "`{context}` 没有 `{name}`。您是不是想写 `{near}`？",
    },
    said: { en: "{said}", "zh-cn": "{said}" },
    saidNear: { en: "{said} Did you mean `{near}`?", "zh-cn": "{said}您是不是想写 `{near}`？" },
  },
  *check(facts) {
    for (const { at, problem } of expressionProblems(facts).wrong) {
      if (problem.kind !== "unknown-member" || problem.whenUnknown === false) continue;
      const { name, near, path, isQuoted, whenUnknown, isOfDocument } = problem;
      const said = whenUnknown && filled(whenUnknown, { name });
      const words = said ? { said } : { context: path.join("."), name };
      const absence = isOfDocument ? ({ absence: "document" } as const) : {};
      const fix = near === undefined ? undefined : changeTo(at, isQuoted ? `'${near}'` : near, "suggested");
      if (near === undefined) yield { at, say: said ? "said" : "unknown", words, ...absence };
      else yield { at, say: said ? "saidNear" : "near", words: { ...words, near }, ...(fix && { fix }), ...absence };
    }
  },
  examples: [
    {
      shows: { en: "GitHub Actions: an input and a step", "zh-cn": "GitHub Actions：输入和步骤" },
      bad: `
        #- dialect=github-actions
        on:
          workflow_dispatch:
            inputs:
              level: { type: string }
        jobs:
          build:
            runs-on: ubuntu-latest
            steps:
              - id: step-1
                run: echo \${{ inputs.target }}
                                     ~~~~~~ error expr/unknown-property
              - run: echo \${{ steps.step1.outputs.v }}
                                    ~~~~~ error expr/unknown-property fix`,
      good: `
        on:
          workflow_dispatch:
            inputs:
              level: { type: string }
        jobs:
          build:
            runs-on: ubuntu-latest
            steps:
              - id: step-1
                run: echo \${{ inputs.level }}
              - run: echo \${{ steps.step-1.outputs.v }}`,
    },
    {
      shows: { en: "A misspelt name", "zh-cn": "拼错的名称" },
      bad: `
        pipeline:
          stages:
            - name: deploy
              when: git.brnch == 'main'
                        ~~~~~ error expr/unknown-property fix`,
      good: `
        pipeline:
          stages:
            - name: deploy
              when: git.branch == 'main'`,
    },
    {
      shows: { en: "An output that the stage does not give", "zh-cn": "阶段没有提供的输出" },
      bad: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: compile
                  type: maven-build
            - name: deploy
              when: stages.build.outputs.digest != ''
                                         ~~~~~~ error expr/unknown-property`,
      good: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: compile
                  type: maven-build
            - name: deploy
              when: stages.build.outputs.version != ''`,
    },
  ],
});
