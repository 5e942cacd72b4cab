import { repeatedNames } from "../../ci/repeated-names.ts";
import { defineRule } from "../../rule.ts";
import type { GithubFacts } from "../facts.ts";

export const stepDuplicateId = defineRule<GithubFacts, "duplicate">({
  id: "step/duplicate-id",
  per: "part",
  severity: "error",
  title: { en: "Two steps with one id", "zh-cn": "两个步骤的 id 相同" },
  why: {
    en: "GitHub refuses the workflow, since `steps.<id>` could mean either. Letter case does not tell ids apart.",
    "zh-cn": "`steps.<id>` 无法确定指哪一个，GitHub 会拒绝该工作流。id 不区分大小写。",
  },
  messages: {
    duplicate: {
      en: "Two steps of this job have the id `{name}`.",
      "zh-cn": "此作业中有两个步骤的 id 都是 `{name}`。",
    },
  },
  *check({ stepLists }) {
    for (const { steps } of stepLists) {
      const ids = steps.flatMap(({ id, idSpan }) => {
        return id === undefined || !idSpan || id.includes("${{") ? [] : [{ name: id, span: idSpan }];
      });
      yield* repeatedNames(ids, "duplicate", true);
    }
  },
  examples: [
    {
      bad: `
        on: push
        jobs:
          build:
            runs-on: ubuntu-latest
            steps:
              - id: cache
                run: make cache
              - id: cache
                    ~~~~~ error step/duplicate-id fix
                run: make`,
      good: `
        on: push
        jobs:
          build:
            runs-on: ubuntu-latest
            steps:
              - id: cache
                run: make cache
              - id: cache-2
                run: make`,
    },
  ],
});
