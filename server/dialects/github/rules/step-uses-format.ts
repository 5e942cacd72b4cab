import { defineRule } from "../../rule.ts";
import type { GithubFacts } from "../facts.ts";

export const stepUsesFormat = defineRule<GithubFacts, "noVersion" | "noAction" | "local">({
  id: "step/uses-format",
  per: "part",
  severity: "error",
  title: { en: "An action that can't be found", "zh-cn": "找不到的 Action" },
  why: {
    en: "GitHub refuses the workflow: it can't tell which action is meant, or which version of it.",
    "zh-cn": "GitHub 无法确定使用哪个 Action 或哪个版本，会拒绝该工作流。",
  },
  messages: {
    noVersion: {
      en: "`{uses}` needs a version: add `@` and a tag, a branch or a commit.",
      "zh-cn": "`{uses}` 缺少版本：请加上 `@` 和标签、分支或提交。",
    },
    noAction: {
      en: "`{uses}` is no action. Write `owner/repo@v1`, `./path` or `docker://image`.",
      "zh-cn": "`{uses}` 不是 Action。请写成 `owner/repo@v1`、`./path` 或 `docker://image`。",
    },
    local: { en: "A local action takes no `@version`.", "zh-cn": "本地 Action 不能写 `@版本`。" },
  },
  *check({ stepLists }) {
    for (const { uses: node } of stepLists.flatMap(({ steps }) => steps)) {
      const uses = node?.text.trim() ?? "";
      if (!node || uses === "" || uses.includes("${{") || /^docker:\/\/./.test(uses)) continue;
      const at = node.span;
      if (/^\.{1,2}(?:\/|$)/.test(uses)) {
        if (/@(?:v?\d[\w.]*|main|master)$/.test(uses)) yield { at, say: "local" };
      } else if (/^[\w.-]+\/[^@\s]+@\S+$/.test(uses)) continue;
      else if (/^[\w.-]+\/[^@\s]+@?$/.test(uses)) yield { at, say: "noVersion", words: { uses }, absence: "inside" };
      else yield { at, say: "noAction", words: { uses }, absence: "inside" };
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
              - uses: actions/checkout
                      ~~~~~~~~~~~~~~~~ error step/uses-format
              - uses: checkout@v4
                      ~~~~~~~~~~~ error step/uses-format
              - uses: ./.github/actions/build@v1
                      ~~~~~~~~~~~~~~~~~~~~~~~~~~ error step/uses-format`,
      good: `
        on: push
        jobs:
          build:
            runs-on: ubuntu-latest
            steps:
              - uses: actions/checkout@v4
              - uses: ./.github/actions/build`,
    },
  ],
});
