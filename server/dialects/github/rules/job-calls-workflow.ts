import { entryOf } from "../../../document/index.ts";
import { changeTo, removeEntries } from "../../fixes.ts";
import { defineRule } from "../../rule.ts";
import { oneOfWords } from "../../shared/fault-words.ts";
import type { GithubFacts } from "../facts.ts";

/** Source: GitHub's grammar, the keys of a job that runs by itself which one that calls a workflow lacks. */
const ownKeys = [
  "runs-on",
  "steps",
  "timeout-minutes",
  "cancel-timeout-minutes",
  "continue-on-error",
  "container",
  "services",
  "env",
  "environment",
  "outputs",
  "defaults",
  "snapshot",
];

export const jobCallsWorkflow = defineRule<GithubFacts, "version" | "keys" | "noVersion" | "noWorkflow">({
  id: "job/calls-workflow",
  per: "part",
  severity: "error",
  title: { en: "A job that calls a workflow in a wrong way", "zh-cn": "调用工作流的方式不对" },
  why: {
    en: "GitHub refuses the workflow: what runs, and on what, is said in the workflow that is called.",
    "zh-cn": "GitHub 会拒绝该工作流：运行什么、在哪里运行，都由被调用的工作流决定。",
  },
  messages: {
    version: { en: "A local workflow takes no `@version`.", "zh-cn": "本地工作流不能写 `@版本`。" },
    keys: {
      en: "A job that calls a workflow cannot have {keys}.",
      "zh-cn": "调用工作流的作业不能有 {keys}。",
    },
    noVersion: {
      en: "`{uses}` needs a version: add `@` and a tag, a branch or a commit.",
      "zh-cn": "`{uses}` 缺少版本：请加上 `@` 和标签、分支或提交。",
    },
    noWorkflow: {
      en: "`{uses}` is no workflow file. Write `./.github/workflows/build.yml` or `owner/repo/.github/workflows/build.yml@v1`.",
      "zh-cn":
        "`{uses}` 不是工作流文件。请写成 `./.github/workflows/build.yml` 或 `owner/repo/.github/workflows/build.yml@v1`。",
    },
  },
  *check({ file, jobs }) {
    for (const { map, uses } of jobs.all) {
      if (!uses || uses.text.includes("${{")) continue;
      const at = uses.span;
      const local = /^(\.\/[^@]*)@/.exec(uses.text);
      if (local) {
        const [, path = ""] = local;
        yield { at, say: "version", ...(!at.origin && { fix: changeTo(at, path, "suggested") }) };
      } else if (!/\.ya?ml(?:@|$)/.test(uses.text)) yield { at, say: "noWorkflow", words: { uses: uses.text } };
      else if (!/^\.\/|@[^@\s]+$/.test(uses.text)) yield { at, say: "noVersion", words: { uses: uses.text } };
      const own = ownKeys.flatMap((key) => entryOf(map, key) ?? []).sort((a, b) => a.key.span.start - b.key.span.start);
      const [first] = own;
      if (!first) continue;
      const fix = removeEntries(file, map, own);
      const keys = oneOfWords(own.map(({ key }) => key.text));
      yield { at: first.key.span, say: "keys", words: { keys }, ...(fix && { fix }) };
    }
  },
  examples: [
    {
      shows: { en: "A workflow of this repository", "zh-cn": "本仓库中的工作流" },
      bad: `
        on: push
        jobs:
          build:
            uses: ./.github/workflows/build.yml@main
                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ error job/calls-workflow fix
            runs-on: ubuntu-latest
            ~~~~~~~ error job/calls-workflow fix
            | A job that calls a workflow cannot have \`runs-on\`.`,
      good: `
        on: push
        jobs:
          build:
            uses: ./.github/workflows/build.yml`,
    },
    {
      shows: { en: "A workflow of another repository", "zh-cn": "其他仓库中的工作流" },
      bad: `
        on: push
        jobs:
          scan:
            uses: example/workflows/.github/workflows/scan.yml
                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ error job/calls-workflow
          check:
            uses: example/check@v1
                  ~~~~~~~~~~~~~~~~ error job/calls-workflow`,
      good: `
        on: push
        jobs:
          scan:
            uses: example/workflows/.github/workflows/scan.yml@v2
          check:
            uses: example/check/.github/workflows/check.yml@v1`,
    },
  ],
});
