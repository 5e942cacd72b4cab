import { entryOf, textOf, valueAt } from "../../../document/index.ts";
import { changeTo } from "../../fixes.ts";
import type { RelatedFile } from "../../related-files.ts";
import { defineRule, type Report } from "../../rule.ts";
import { calledAction, calledWorkflow, contentOfFile } from "../called.ts";
import type { ActionStep, GithubFacts } from "../facts.ts";

type Say = "missing" | "near" | "notCallable" | "noAction";

export const usesNotFound = defineRule<GithubFacts, Say>({
  id: "uses/not-found",
  per: "part",
  severity: "error",
  title: {
    en: "A workflow or action of this repository that is not there",
    "zh-cn": "本仓库中不存在的工作流或 Action",
  },
  why: {
    en: "GitHub finds nothing at this path, so the run stops. Paths are counted from the top of the repository.",
    "zh-cn": "GitHub 在该路径下找不到内容，运行会中断。路径从仓库根目录算起。",
  },
  messages: {
    missing: { en: "There is no file `{path}`.", "zh-cn": "没有文件 `{path}`。" },
    near: {
      en: "There is no file `{path}`. Did you mean `{near}`?",
      "zh-cn": "没有文件 `{path}`。您是不是想写 `{near}`？",
    },
    notCallable: {
      en: "`{path}` can't be called: its `on` has no `workflow_call`.",
      "zh-cn": "`{path}` 不能被调用：它的 `on` 中没有 `workflow_call`。",
    },
    noAction: {
      en: "There is no `action.yml` in `{path}`.",
      "zh-cn": "`{path}` 中没有 `action.yml`。",
    },
  },
  *check(facts) {
    for (const job of facts.jobs.all) {
      const { uses } = job;
      const file = uses && calledWorkflow(facts, job);
      if (!file) continue;
      const path = uses.text.replace(/@.*$/, "");
      const content = contentOfFile(file);
      if (file.kind === "missing") yield missing(uses.span, path, file);
      else if (content && content.kind !== "workflow" && content.inputs)
        yield { at: uses.span, say: "notCallable", words: { path } };
    }
    for (const { steps } of facts.stepLists) {
      for (const [index, step] of steps.entries()) {
        const file = step.uses && calledAction(facts, step);
        if (!step.uses || file?.kind !== "missing" || mayComeLater(steps.slice(0, index), step)) continue;
        yield { at: step.uses.span, say: "noAction", words: { path: step.uses.text } };
      }
    }
  },
  examples: [
    {
      shows: { en: "Files that are not there", "zh-cn": "不存在的文件" },
      bad: `
        #- .github/workflows/ci.yml dialect=github-actions
        on: push
        jobs:
          build:
            uses: ./.github/workflows/biuld.yml
                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ error uses/not-found fix
          scan:
            uses: ./.github/workflows/security-of-all.yml
                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ error uses/not-found
          tell:
            uses: ./.github/workflows/nightly.yml
                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ error uses/not-found
          deploy:
            runs-on: ubuntu-latest
            steps:
              - uses: actions/checkout@v4
              - uses: ./.github/actions/deploy
                      ~~~~~~~~~~~~~~~~~~~~~~~~ error uses/not-found
        #- .github/workflows/build.yml dialect=github-actions
        on: workflow_call
        jobs:
          build:
            runs-on: ubuntu-latest
            steps: [{ run: make }]
        #- .github/workflows/nightly.yml dialect=github-actions
        on: workflow_dispatch
        jobs:
          build:
            runs-on: ubuntu-latest
            steps: [{ run: make }]`,
      good: `
        on: push
        jobs:
          build:
            uses: ./.github/workflows/build.yml`,
    },
  ],
});

function missing(at: Report["at"], path: string, { near }: Extract<RelatedFile, { kind: "missing" }>): Report<Say> {
  if (near === undefined) return { at, say: "missing", words: { path } };
  const better = path.replace(/[^/]*$/, near);
  const fix = at.origin ? {} : { fix: changeTo(at, better, "suggested") };
  return { at, say: "near", words: { path, near: better }, ...fix };
}

/** Checked out from elsewhere, or made by an earlier step: only what is in `.github` is surely a part of this repository. */
function mayComeLater(earlier: readonly ActionStep[], { uses }: ActionStep): boolean {
  if (!uses?.text.startsWith("./.github/")) return true;
  return earlier.some(({ uses: other, map }) => {
    if (!/^actions\/checkout@/.test(other?.text ?? "")) return false;
    const given = valueAt(map, "with");
    return ["repository", "ref", "path"].some((key) => textOf(entryOf(given, key)?.value) !== undefined);
  });
}
