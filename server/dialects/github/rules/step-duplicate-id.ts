import { changeTo } from "../../fixes.ts";
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
    duplicate: { en: "Two steps of this job have the id `{id}`.", "zh-cn": "此作业中有两个步骤的 id 都是 `{id}`。" },
  },
  *check({ stepLists }) {
    for (const { steps } of stepLists) {
      const taken = new Set(steps.map(({ id }) => id?.toLowerCase()));
      const lastNumbers = new Map<string, number>();
      const first = new Map<string, (typeof steps)[number]>();
      for (const step of steps) {
        if (step.id === undefined || !step.idSpan || step.id.includes("${{")) continue;
        const earlier = first.get(step.id.toLowerCase());
        if (!earlier?.idSpan) {
          first.set(step.id.toLowerCase(), step);
          continue;
        }
        const free = freeId(step.id, taken, lastNumbers);
        taken.add(free.toLowerCase());
        yield {
          at: step.idSpan,
          say: "duplicate",
          words: { id: step.id },
          related: [{ at: earlier.idSpan, text: { en: "the first one is here", "zh-cn": "第一个在这里" } }],
          fix: changeTo(step.idSpan, free, "suggested"),
        };
      }
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

function freeId(id: string, taken: ReadonlySet<string | undefined>, lastNumbers: Map<string, number>): string {
  const lower = id.toLowerCase();
  for (let number = (lastNumbers.get(lower) ?? 1) + 1; ; number++) {
    if (taken.has(`${lower}-${number}`)) continue;
    lastNumbers.set(lower, number);
    return `${id}-${number}`;
  }
}
