import { valueAt } from "../../../document/index.ts";
import { expressionProblems } from "../../ci/expression-problems.ts";
import { addKey, changeTo } from "../../fixes.ts";
import { defineRule, type Fix } from "../../rule.ts";
import type { PipelineFacts } from "../facts.ts";

export const variableUndefined = defineRule<PipelineFacts, "unknown" | "near">({
  id: "variable/undefined",
  per: "part",
  severity: "error",
  absence: "document",
  title: { en: "A variable that is declared nowhere", "zh-cn": "未声明的变量" },
  why: { en: "The value would be empty.", "zh-cn": "取到的值会是空的。" },
  messages: {
    unknown: { en: "There is no variable `{name}`.", "zh-cn": "没有变量 `{name}`。" },
    near: {
      en: "There is no variable `{name}`. Did you mean `{near}`?",
      "zh-cn": "没有变量 `{name}`。您是不是想写 `{near}`？",
    },
  },
  *check(facts) {
    for (const { at, problem } of expressionProblems(facts).wrong) {
      if (problem.kind !== "unknown-member" || problem.path.join() !== "variables") continue;
      const { name, near, isQuoted } = problem;
      const declare = declareVariable(facts, name);
      if (near === undefined) yield { at, say: "unknown", words: { name }, ...(declare && { fix: declare }) };
      else {
        const change = changeTo(at, isQuoted ? `'${near}'` : near, "suggested");
        yield {
          at,
          say: "near",
          words: { name, near },
          fix: declare ? [change, { ...declare, preferred: false }] : change,
        };
      }
    }
  },
  examples: [
    {
      shows: { en: "A misspelt name", "zh-cn": "拼错的名称" },
      bad: `
        pipeline:
          variables:
            LEVEL: debug
          stages:
            - name: build
              when: variables.LEVL == 'debug'
                              ~~~~ error variable/undefined fix`,
      good: `
        pipeline:
          variables:
            LEVEL: debug
          stages:
            - name: build
              when: variables.LEVEL == 'debug'`,
    },
    {
      shows: { en: "A new one", "zh-cn": "新的变量" },
      bad: `
        pipeline:
          variables:
            LEVEL: debug
          stages:
            - name: build
              when: variables.RELEASE == 'yes'
                              ~~~~~~~ error variable/undefined fix`,
      good: `
        pipeline:
          variables:
            LEVEL: debug
            RELEASE: ""
          stages:
            - name: build
              when: variables.RELEASE == 'yes'`,
    },
  ],
});

function declareVariable({ file, document }: PipelineFacts, name: string): Fix | undefined {
  const pipeline = valueAt(document.root, "pipeline");
  if (pipeline?.kind !== "map" || !/^[A-Z_][A-Z0-9_]*$/.test(name)) return undefined;
  const variables = valueAt(pipeline, "variables");
  const added = { key: name, value: '""' };
  return variables?.kind === "map"
    ? addKey(file, variables, added)
    : addKey(file, pipeline, { ...added, under: "variables" });
}
