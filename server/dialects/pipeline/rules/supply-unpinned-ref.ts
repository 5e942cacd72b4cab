import { hasExpression, textOf, valueAt } from "../../../document/index.ts";
import { defineRule } from "../../rule.ts";
import type { PipelineFacts } from "../facts.ts";

export const supplyUnpinnedRef = defineRule<PipelineFacts, "branch">({
  id: "supply/unpinned-ref",
  per: "part",
  severity: "hint",
  title: { en: "A checkout of a branch", "zh-cn": "检出的是分支" },
  why: {
    en: "A branch moves: two runs of the same commit may build different code.",
    "zh-cn": "分支会变化：同一个提交的两次运行可能构建出不同的代码。",
  },
  messages: {
    branch: {
      en: "`{ref}` is a branch, which moves. Name a tag or a commit, or leave `ref` out to build what started the run.",
      "zh-cn": "`{ref}` 是分支，会变化。请写标签或提交；不写 `ref` 则构建触发运行的提交。",
    },
  },
  *check({ stages, templates }) {
    for (const { steps } of [...stages.all, ...templates]) {
      for (const { map, type } of steps) {
        if (type?.id !== "git-checkout") continue;
        const node = valueAt(valueAt(map, "with"), "ref");
        const ref = hasExpression(node) ? undefined : textOf(node);
        if (node && ref !== undefined && isBranch.test(ref)) yield { at: node.span, say: "branch", words: { ref } };
      }
    }
  },
  examples: [
    {
      bad: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: checkout
                  type: git-checkout
                  with: { ref: main }
                               ~~~~ hint supply/unpinned-ref`,
      good: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: checkout
                  type: git-checkout
                  with: { ref: v1.4.0 }`,
    },
  ],
});

/** Names that everybody gives to branches; of any other word nobody can tell whether it is a tag. */
const isBranch =
  /^(?:refs\/heads\/.+|main|master|trunk|develop|development|dev|staging|(?:feature|release|hotfix|bugfix)\/.+)$/;
