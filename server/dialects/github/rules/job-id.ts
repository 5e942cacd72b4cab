import type { Span } from "../../../document/index.ts";
import { defineRule, type Fix, type Report } from "../../rule.ts";
import type { ActionStep, GithubFacts } from "../facts.ts";

/** Source: GitHub's documentation, "jobs.<job_id>" and "steps[*].id". */
const right = /^[A-Za-z_][A-Za-z0-9_-]*$/;

export const jobId = defineRule<GithubFacts, "begins" | "letters" | "step">({
  id: "job/id",
  severity: "error",
  title: { en: "An id that can't be used", "zh-cn": "不能使用的标识符" },
  why: {
    en: "GitHub refuses the workflow: ids stand in expressions such as `needs.build.result`.",
    "zh-cn": "标识符会用在 `needs.build.result` 这样的表达式中，不合规时 GitHub 会拒绝该工作流。",
  },
  messages: {
    begins: { en: "Job ids start with a letter or `_`.", "zh-cn": "作业的标识符以字母或 `_` 开头。" },
    letters: {
      en: "Job ids have only letters, digits, `-` and `_`.",
      "zh-cn": "作业的标识符只能包含字母、数字、`-` 和 `_`。",
    },
    step: {
      en: "`{id}` can't be an id: it starts with a letter or `_` and has only letters, digits, `-` and `_`.",
      "zh-cn": "`{id}` 不能作为 id：它要以字母或 `_` 开头，只包含字母、数字、`-` 和 `_`。",
    },
  },
  *check({ jobs, stepLists }) {
    for (const { name = "", nameSpan, entry } of jobs.all) {
      if (right.test(name) || entry.merged) continue;
      yield reportOf(
        nameSpan,
        /^[A-Za-z_]/.test(name) ? "letters" : "begins",
        name,
        "job",
        new Set(jobs.byName.keys()),
      );
    }
    for (const { steps } of stepLists) {
      if (rightIds.has(steps)) continue;
      let isRight = true;
      for (const { id, idSpan } of steps) {
        if (id === undefined || !idSpan || right.test(id) || id.includes("${{")) continue;
        isRight = false;
        yield reportOf(idSpan, "step", id, "step", new Set(steps.flatMap((one) => one.id ?? [])));
      }
      if (isRight) rightIds.add(steps);
    }
  },
  examples: [
    {
      shows: { en: "Jobs", "zh-cn": "作业" },
      bad: `
        on: push
        jobs:
          1:
          ~ error job/id fix
            runs-on: ubuntu-latest
            steps: [{ run: make }]
          all tests:
          ~~~~~~~~~ error job/id fix
            runs-on: ubuntu-latest
            steps: [{ run: make test }]`,
      good: `
        on: push
        jobs:
          job-1:
            runs-on: ubuntu-latest
            steps: [{ run: make }]
          all-tests:
            runs-on: ubuntu-latest
            steps: [{ run: make test }]`,
    },
    {
      shows: { en: "A step", "zh-cn": "步骤" },
      bad: `
        on: push
        jobs:
          build:
            runs-on: ubuntu-latest
            steps:
              - id: 2.build
                    ~~~~~~~ error job/id fix
                run: make`,
      good: `
        on: push
        jobs:
          build:
            runs-on: ubuntu-latest
            steps:
              - id: step-2-build
                run: make`,
    },
  ],
});

/** The lists of steps that were looked through and found right. */
const rightIds = new WeakSet<readonly ActionStep[]>();

function reportOf(
  at: Span,
  say: "begins" | "letters" | "step",
  id: string,
  kind: "job" | "step",
  taken: ReadonlySet<string>,
): Report<"begins" | "letters" | "step"> {
  const better = id.replace(/[^A-Za-z0-9_-]+/g, "-").replace(/^-+|-+$/g, "");
  const to = /^[A-Za-z_]/.test(better) ? better : `${kind}-${better || "1"}`;
  const fix: Fix = {
    title: { en: "Rename to `{to}`", "zh-cn": "重命名为 `{to}`" },
    words: { to },
    safety: "suggested",
    edits: [{ span: at, text: to }],
  };
  return { at, say, words: { id }, ...(!at.origin && !taken.has(to) && { fix }) };
}
