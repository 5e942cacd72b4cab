import { changeTo } from "../../fixes.ts";
import { defineRule } from "../../rule.ts";
import { expressionProblems } from "../expression-problems.ts";
import type { CiFacts } from "../facts.ts";

export const exprUnknownContext = defineRule<CiFacts, "unknown" | "near">({
  id: "expr/unknown-context",
  per: "part",
  severity: "error",
  title: { en: "An expression begins with a name that does not exist", "zh-cn": "表达式以不存在的名称开头" },
  why: {
    en: "Values are reached through a context such as `git` or `variables`; there is none of this name, so the run would stop.",
    "zh-cn": "值要通过 `git`、`variables` 等上下文读取；没有这个名称的上下文，运行会中断。",
  },
  messages: {
    unknown: {
      en: "There is no `{name}` to read from. Text stands in single quotes.",
      "zh-cn": "没有可读取的 `{name}`。文本要用单引号。",
    },
    near: {
      en: "There is no `{name}` to read from. Did you mean `{near}`?",
      "zh-cn": "没有可读取的 `{name}`。您是不是想写 `{near}`？",
    },
  },
  *check(facts) {
    for (const { at, problem } of expressionProblems(facts).wrong) {
      if (problem.kind !== "unknown-context") continue;
      const { name, near } = problem;
      if (near === undefined) yield { at, say: "unknown", words: { name } };
      else yield { at, say: "near", words: { name, near }, fix: changeTo(at, near, "suggested") };
    }
  },
  examples: [
    {
      shows: { en: "A misspelt name", "zh-cn": "拼错的名称" },
      bad: `
        pipeline:
          stages:
            - name: deploy
              when: gti.branch == 'main'
                    ~~~ error expr/unknown-context fix`,
      good: `
        pipeline:
          stages:
            - name: deploy
              when: git.branch == 'main'`,
    },
    {
      shows: { en: "A text without quotes", "zh-cn": "没有引号的文本" },
      bad: `
        pipeline:
          stages:
            - name: deploy
              when: git.branch == main
                                  ~~~~ error expr/unknown-context`,
      good: `
        pipeline:
          stages:
            - name: deploy
              when: git.branch == 'main'`,
    },
  ],
});
