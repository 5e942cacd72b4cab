import { changeTo } from "../../fixes.ts";
import { defineRule } from "../../rule.ts";
import { ownRuleOf } from "../expressions/own-rule.ts";
import { expressionProblems } from "../expressions/problems.ts";
import type { PipelineFacts } from "../facts.ts";

export const exprUnknownProperty = defineRule<PipelineFacts, "unknown" | "near">({
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
  },
  *check(facts) {
    for (const { at, problem } of expressionProblems(facts).wrong) {
      if (problem.kind !== "unknown-member" || ownRuleOf(problem.path)) continue;
      const { name, near, path, isQuoted } = problem;
      const words = { context: path.join("."), name };
      if (near === undefined) yield { at, say: "unknown", words };
      else
        yield {
          at,
          say: "near",
          words: { ...words, near },
          fix: changeTo(at, isQuoted ? `'${near}'` : near, "suggested"),
        };
    }
  },
  examples: [
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
