import { changeTo } from "../../fixes.ts";
import { defineRule } from "../../rule.ts";
import { expressionProblems } from "../expression-problems.ts";
import type { CiFacts } from "../facts.ts";

export const exprUnknownFunction = defineRule<CiFacts, "unknown" | "near">({
  id: "expr/unknown-function",
  per: "part",
  severity: "error",
  title: { en: "A function that does not exist", "zh-cn": "不存在的函数" },
  why: {
    en: "The platform can't work the expression out, and refuses the file.",
    "zh-cn": "平台无法计算该表达式，会拒绝该文件。",
  },
  messages: {
    unknown: { en: "There is no function `{name}`.", "zh-cn": "没有函数 `{name}`。" },
    near: {
      en: "There is no function `{name}`. Did you mean `{near}`?",
      "zh-cn": "没有函数 `{name}`。您是不是想写 `{near}`？",
    },
  },
  *check(facts) {
    for (const { at, problem } of expressionProblems(facts).wrong) {
      if (problem.kind !== "unknown-function") continue;
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
              when: startWith(git.branch, 'release/')
                    ~~~~~~~~~ error expr/unknown-function fix`,
      good: `
        pipeline:
          stages:
            - name: deploy
              when: startsWith(git.branch, 'release/')`,
    },
    {
      shows: { en: "A name that nothing has", "zh-cn": "不存在的名称" },
      bad: `
        pipeline:
          stages:
            - name: deploy
              when: newest(git.tag)
                    ~~~~~~ error expr/unknown-function`,
      good: `
        pipeline:
          stages:
            - name: deploy
              when: git.tag != ''`,
    },
  ],
});
