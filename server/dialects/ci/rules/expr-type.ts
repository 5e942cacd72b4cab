import { changeTo } from "../../fixes.ts";
import { defineRule } from "../../rule.ts";
import { expressionProblems } from "../expression-problems.ts";
import type { CiFacts } from "../facts.ts";

export const exprType = defineRule<CiFacts, "never" | "near" | "map">({
  id: "expr/type",
  per: "part",
  severity: "warning",
  title: { en: "A comparison that can't come true", "zh-cn": "不可能成立的比较" },
  why: { en: "The condition has the same outcome in every run.", "zh-cn": "无论哪次运行，条件的结果都一样。" },
  messages: {
    never: {
      en: "This is never `{value}`: it is one of {values}.",
      "zh-cn": "它不会是 `{value}`：只会是 {values} 之一。",
    },
    near: {
      en: "This is never `{value}`. Did you mean `{near}`?",
      "zh-cn": "它不会是 `{value}`。您是不是想写 `{near}`？",
    },
    map: {
      en: "`{what}` holds several values and can't be compared or searched as one. Name one of them.",
      "zh-cn": "`{what}` 包含多个值，不能当作一个值来比较或查找。请写明其中一个。",
    },
  },
  *check(facts) {
    for (const { at, problem } of expressionProblems(facts).wrong) {
      if (problem.kind === "not-plain") yield { at, say: "map", words: { what: problem.what } };
      if (problem.kind !== "never-equal") continue;
      const { value, near, values } = problem;
      const listed = values.map((one) => `\`${one}\``).join(", ");
      if (near === undefined) yield { at, say: "never", words: { value, values: listed } };
      else yield { at, say: "near", words: { value, near }, fix: changeTo(at, `'${near}'`, "suggested") };
    }
  },
  examples: [
    {
      shows: { en: "A misspelt status", "zh-cn": "拼错的状态" },
      bad: `
        pipeline:
          stages:
            - name: build
            - name: deploy
              when: stages.build.status == 'sucess'
                                           ~~~~~~~~ warning expr/type fix`,
      good: `
        pipeline:
          stages:
            - name: build
            - name: deploy
              when: stages.build.status == 'success'`,
    },
    {
      shows: {
        en: "A status that there is not, and a context as a whole",
        "zh-cn": "不存在的状态，以及把整个上下文当作一个值",
      },
      bad: `
        pipeline:
          stages:
            - name: build
            - name: tell
              when: stages.build.status == 'green' || git == 'main'
                                           ~~~~~~~ warning expr/type
                                                      ~~~ warning expr/type`,
      good: `
        pipeline:
          stages:
            - name: build
            - name: tell
              when: stages.build.status == 'success' || git.branch == 'main'`,
    },
  ],
});
