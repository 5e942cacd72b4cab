import { expressionProblems } from "../../ci/expression-problems.ts";
import { changeTo } from "../../fixes.ts";
import { defineRule } from "../../rule.ts";
import type { PipelineFacts } from "../facts.ts";

export const parameterUndefined = defineRule<PipelineFacts, "unknown" | "near">({
  id: "parameter/undefined",
  per: "part",
  severity: "error",
  absence: "document",
  title: { en: "A parameter that is declared nowhere", "zh-cn": "未声明的参数" },
  why: {
    en: "The value would be empty. Inside a template, `parameters` means the template's own.",
    "zh-cn": "取到的值会是空的。在模板内，`parameters` 指的是模板自己的参数。",
  },
  messages: {
    unknown: { en: "There is no parameter `{name}`.", "zh-cn": "没有参数 `{name}`。" },
    near: {
      en: "There is no parameter `{name}`. Did you mean `{near}`?",
      "zh-cn": "没有参数 `{name}`。您是不是想写 `{near}`？",
    },
  },
  *check(facts) {
    for (const { at, problem } of expressionProblems(facts).wrong) {
      if (problem.kind !== "unknown-member" || problem.path.join() !== "parameters") continue;
      const { name, near, isQuoted } = problem;
      if (near === undefined) yield { at, say: "unknown", words: { name } };
      else
        yield { at, say: "near", words: { name, near }, fix: changeTo(at, isQuoted ? `'${near}'` : near, "suggested") };
    }
  },
  examples: [
    {
      shows: { en: "A misspelt name", "zh-cn": "拼错的名称" },
      bad: `
        pipeline:
          parameters:
            target: { type: string }
          stages:
            - name: deploy
              when: parameters.taget == 'live'
                               ~~~~~ error parameter/undefined fix`,
      good: `
        pipeline:
          parameters:
            target: { type: string }
          stages:
            - name: deploy
              when: parameters.target == 'live'`,
    },
    {
      shows: { en: "A name that nothing has", "zh-cn": "不存在的名称" },
      bad: `
        pipeline:
          parameters:
            target: { type: string }
          stages:
            - name: deploy
              when: parameters.region == 'eu'
                               ~~~~~~ error parameter/undefined`,
      good: `
        pipeline:
          parameters:
            region: { type: string }
          stages:
            - name: deploy
              when: parameters.region == 'eu'`,
    },
  ],
});
