import { expressionProblems } from "../../ci/expression-problems.ts";
import { changeTo } from "../../fixes.ts";
import { defineRule } from "../../rule.ts";
import type { PipelineFacts } from "../facts.ts";

export const secretUndeclared = defineRule<PipelineFacts, "unknown" | "near">({
  id: "secret/undeclared",
  per: "part",
  severity: "error",
  absence: "document",
  title: { en: "A secret that is not declared", "zh-cn": "未声明的密钥" },
  why: {
    en: "Only secrets that the pipeline lists under `secrets` can be read; this one would be empty.",
    "zh-cn": "只能读取流水线 `secrets` 中列出的密钥；这个取到的会是空值。",
  },
  messages: {
    unknown: {
      en: "The secret `{name}` is not listed under `secrets`.",
      "zh-cn": "`secrets` 中没有列出密钥 `{name}`。",
    },
    near: {
      en: "The secret `{name}` is not listed under `secrets`. Did you mean `{near}`?",
      "zh-cn": "`secrets` 中没有列出密钥 `{name}`。您是不是想写 `{near}`？",
    },
  },
  *check(facts) {
    for (const { at, problem } of expressionProblems(facts).wrong) {
      if (problem.kind !== "unknown-member" || problem.path.join() !== "secrets") continue;
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
          secrets: [API_TOKEN]
          stages:
            - name: deploy
              when: secrets.API_TOKN != ''
                            ~~~~~~~~ error secret/undeclared fix`,
      good: `
        pipeline:
          secrets: [API_TOKEN]
          stages:
            - name: deploy
              when: secrets.API_TOKEN != ''`,
    },
    {
      shows: { en: "A name that nothing has", "zh-cn": "不存在的名称" },
      bad: `
        pipeline:
          secrets: [API_TOKEN]
          stages:
            - name: deploy
              when: secrets.PASSWORD != ''
                            ~~~~~~~~ error secret/undeclared`,
      good: `
        pipeline:
          secrets: [API_TOKEN, PASSWORD]
          stages:
            - name: deploy
              when: secrets.PASSWORD != ''`,
    },
  ],
});
