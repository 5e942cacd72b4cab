import { entryOf, valueAt } from "../../../document/index.ts";
import { addKey } from "../../fixes.ts";
import { defineRule } from "../../rule.ts";
import type { GithubFacts } from "../facts.ts";

export const jobNoSteps = defineRule<GithubFacts, "none" | "empty">({
  id: "job/no-steps",
  per: "part",
  severity: "error",
  absence: "inside",
  title: { en: "A job that does nothing", "zh-cn": "什么也不做的作业" },
  why: { en: "GitHub refuses a job without steps.", "zh-cn": "GitHub 会拒绝没有步骤的作业。" },
  messages: {
    none: { en: "Job `{job}` does nothing: add `steps`.", "zh-cn": "作业 `{job}` 什么也不做：请添加 `steps`。" },
    empty: { en: "Job `{job}` does nothing: `steps` is empty.", "zh-cn": "作业 `{job}` 什么也不做：`steps` 是空的。" },
  },
  *check({ file, faults, jobs }) {
    for (const { map, name: job = "", nameSpan, uses } of jobs.all) {
      if (uses || entryOf(map, "uses")) continue;
      const steps = valueAt(map, "steps");
      if (steps?.kind === "list" && steps.items.length === 0) yield { at: steps.span, say: "empty", words: { job } };
      if (steps || !entryOf(map, "runs-on")) continue; // without both, the schema says what a job needs
      if (faults.some((fault) => fault.kind === "unknown-key" && fault.map === map && fault.near === "steps")) continue;
      const fix = addKey(file, map, { key: "steps", value: "[{ run: echo hello }]" });
      yield { at: nameSpan, say: "none", words: { job }, ...(fix && { fix }) };
    }
  },
  examples: [
    {
      bad: `
        on: push
        jobs:
          build:
          ~~~~~ error job/no-steps fix
            runs-on: ubuntu-latest
          test:
            runs-on: ubuntu-latest
            steps: []
                   ~~ error job/no-steps`,
      good: `
        on: push
        jobs:
          build:
            runs-on: ubuntu-latest
            steps: [{ run: echo hello }]
          test:
            runs-on: ubuntu-latest
            steps: [{ run: make test }]`,
    },
  ],
});
