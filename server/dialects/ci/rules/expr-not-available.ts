import { defineRule } from "../../rule.ts";
import { expressionProblems } from "../expression-problems.ts";
import type { CiFacts } from "../facts.ts";

export const exprNotAvailable = defineRule<
  CiFacts,
  "context" | "function" | "elsewhere" | "stage" | "step" | "key" | "value"
>({
  id: "expr/not-available",
  per: "part",
  severity: "error",
  absence: "document", // what it lacks, such as a matrix or a need, may be about to be written
  title: { en: "Something that can't be used here", "zh-cn": "此处不能使用的内容" },
  why: {
    en: "When the platform comes to this place, the value does not exist yet, or the place must be known before the run.",
    "zh-cn": "平台处理到这里时，这个值还不存在，或者这里的内容必须在运行前就确定。",
  },
  messages: {
    context: { en: "`{name}` can't be used here.", "zh-cn": "这里不能使用 `{name}`。" },
    function: { en: "`{name}()` can be used in `{key}` only.", "zh-cn": "`{name}()` 只能用在 `{key}` 中。" },
    elsewhere: { en: "`{name}()` can't be used here.", "zh-cn": "这里不能使用 `{name}()`。" },
    stage: {
      en: "The {thing} `{name}` does not come before this one. Add it to `needs`.",
      "zh-cn": "{thing} `{name}` 不在此{thing}之前。请把它加到 `needs` 中。",
    },
    step: { en: "The step `{name}` does not come before this one.", "zh-cn": "步骤 `{name}` 不在此步骤之前。" },
    key: { en: "A key takes no expression.", "zh-cn": "键名不能使用表达式。" },
    value: { en: "`{key}` takes no expression.", "zh-cn": "`{key}` 不能使用表达式。" },
  },
  *check(facts) {
    const { wrong, misplaced } = expressionProblems(facts);
    for (const { at, problem } of wrong) {
      if (problem.kind === "context-elsewhere") yield { at, say: "context", words: { name: problem.name } };
      if (problem.kind === "function-elsewhere") {
        const { name } = problem;
        if (problem.where === "conditions") yield { at, say: "function", words: { name, key: facts.conditionKey } };
        else yield { at, say: "elsewhere", words: { name } };
      }
      if (problem.kind === "member-elsewhere") {
        const { name } = problem;
        if (problem.path[0] === "steps") yield { at, say: "step", words: { name } };
        else yield { at, say: "stage", words: { name, thing: facts.waitingWords.one } };
      }
    }
    for (const { node, key } of misplaced) {
      if (key === "") yield { at: node.span, say: "key" };
      else yield { at: node.span, say: "value", words: { key } };
    }
  },
  examples: [
    {
      shows: {
        en: "GitHub Actions: a function that stands in other places",
        "zh-cn": "GitHub Actions：只能用在别处的函数",
      },
      bad: `
        #- dialect=github-actions
        on: push
        env:
          KEY: \${{ hashFiles('**/package-lock.json') }}
                   ~~~~~~~~~ error expr/not-available
        jobs:
          build:
            runs-on: ubuntu-latest
            steps:
              - run: npm ci`,
      good: `
        on: push
        jobs:
          build:
            runs-on: ubuntu-latest
            steps:
              - run: npm ci
                env:
                  KEY: \${{ hashFiles('**/package-lock.json') }}`,
    },
    {
      shows: { en: "Too early, or in the wrong place", "zh-cn": "太早，或放错了地方" },
      bad: `
        pipeline:
          variables:
            URL: \${{ environment.url }}
                     ~~~~~~~~~~~ error expr/not-available
          stages:
            - name: \${{ git.branch }}
                    ~~~~~~~~~~~~~~~~~ error expr/not-available
              variables:
                LATER: \${{ stages.deploy.status }}
                                  ~~~~~~ error expr/not-available
              steps:
                - name: first
                  run: echo \${{ steps.second.status }} \${{ always() }}
                                      ~~~~~~ error expr/not-available
                                                           ~~~~~~ error expr/not-available
                - name: second
                  run: make
            - name: deploy
              variables:
                \${{ git.tag }}: x
                ~~~~~~~~~~~~~~ error expr/not-available`,
      good: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: first
                  run: make
                - name: second
                  when: always()
                  run: echo \${{ steps.first.status }}
            - name: deploy
              variables:
                BUILT: \${{ stages.build.status }}`,
    },
  ],
});
