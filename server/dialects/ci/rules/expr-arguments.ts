import { defineRule } from "../../rule.ts";
import { expressionProblems } from "../expression-problems.ts";
import type { CiFacts } from "../facts.ts";

export const exprArguments = defineRule<CiFacts, "exactly" | "between" | "atLeast" | "none" | "place">({
  id: "expr/arguments",
  per: "part",
  severity: "error",
  title: { en: "A function with too few or too many values", "zh-cn": "传给函数的值太少或太多" },
  why: {
    en: "The platform can't work the expression out, and refuses the file.",
    "zh-cn": "平台无法计算该表达式，会拒绝该文件。",
  },
  messages: {
    exactly: {
      en: "`{name}` takes {least} value(s), found {count}.",
      "zh-cn": "`{name}` 需要 {least} 个值，这里有 {count} 个。",
    },
    between: {
      en: "`{name}` takes {least} to {most} values, found {count}.",
      "zh-cn": "`{name}` 需要 {least} 到 {most} 个值，这里有 {count} 个。",
    },
    atLeast: {
      en: "`{name}` takes {least} value(s) or more, found {count}.",
      "zh-cn": "`{name}` 至少需要 {least} 个值，这里有 {count} 个。",
    },
    none: { en: "`{name}()` takes nothing in its brackets.", "zh-cn": "`{name}()` 的括号里什么也不写。" },
    place: {
      en: "`{place}` has no value: only {count} stand(s) after the text, counted from `{0}`.",
      "zh-cn": "`{place}` 没有对应的值：文本后面只有 {count} 个，从 `{0}` 开始计数。",
    },
  },
  *check(facts) {
    for (const { at, problem } of expressionProblems(facts).wrong) {
      if (problem.kind === "format-place") {
        yield { at, say: "place", words: { place: problem.place, count: String(problem.count), 0: "{0}" } };
      }
      if (problem.kind !== "arguments") continue;
      const { name, least, most, count } = problem;
      const words = { name, least: String(least), most: String(most), count: String(count) };
      yield { at, words, say: most === 0 ? "none" : least === most ? "exactly" : most > 9 ? "atLeast" : "between" };
    }
  },
  examples: [
    {
      bad: `
        pipeline:
          variables:
            A: \${{ contains(git.branch) }}
                   ~~~~~~~~ error expr/arguments
            B: \${{ format('{0} {1}', git.tag) }}
                          ~~~~~~~~~ error expr/arguments
            C: \${{ join() }}
                   ~~~~ error expr/arguments
            D: \${{ hashFiles() }}
                   ~~~~~~~~~ error expr/arguments
          stages:
            - name: deploy
              when: always(true)
                    ~~~~~~ error expr/arguments`,
      good: `
        pipeline:
          variables:
            A: \${{ contains(git.branch, 'release') }}
          stages:
            - name: deploy
              when: always()`,
    },
  ],
});
