import type { Deprecated } from "../../../schema/index.ts";
import { defineRule, type Report, type SharedFacts } from "../../rule.ts";
import { replaceOutdated } from "../replace-outdated.ts";

type Say = "deprecated" | "ending";

export const versionDeprecated = defineRule<SharedFacts, Say>({
  id: "version/deprecated",
  per: "part",
  severity: "warning",
  title: { en: "Something that is on its way out", "zh-cn": "已弃用的内容" },
  why: {
    en: "It still works on this platform, but a later one will refuse it. It is easiest to change while both ways work.",
    "zh-cn": "它在当前平台上仍然有效，但以后的版本会拒绝它。趁两种写法都有效时修改最省事。",
  },
  messages: {
    deprecated: {
      en: "`{name}` is deprecated since platform {deprecated}: use `{instead}`.",
      "zh-cn": "`{name}` 从平台 {deprecated} 起已弃用：请改用 `{instead}`。",
    },
    ending: {
      en: "`{name}` is deprecated since platform {deprecated} and gone in {removed}: use `{instead}`.",
      "zh-cn": "`{name}` 从平台 {deprecated} 起已弃用，并在 {removed} 中删除：请改用 `{instead}`。",
    },
  },
  *check({ faults, file }) {
    for (const fault of faults) {
      if (fault.kind !== "deprecated") continue;
      const fix = replaceOutdated(file, fault);
      yield { ...reportOf(fault), tags: ["deprecated"], ...(fix && { fix }) };
    }
  },
  examples: [
    {
      shows: { en: "The old name of a key", "zh-cn": "键的旧名称" },
      platform: "2.0",
      bad: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: compile
                  script: make
                  ~~~~~~ warning version/deprecated deprecated fix`,
      good: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: compile
                  run: make`,
    },
    {
      shows: { en: "Lines of a script", "zh-cn": "多行脚本" },
      platform: "2.0",
      bad: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: compile
                  script:
                  ~~~~~~ warning version/deprecated deprecated fix
                    - make
                    - make install`,
      good: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: compile
                  run: |
                    make
                    make install`,
    },
    {
      shows: { en: "Keys that will be gone", "zh-cn": "将被删除的键" },
      platform: "1.2",
      bad: `
        pipeline:
          stages:
            - name: build
              only: [main]
              ~~~~ warning version/deprecated deprecated fix
            - name: lint
              parallel: true
              ~~~~~~~~ warning version/deprecated deprecated fix`,
      good: `
        pipeline:
          stages:
            - name: build
              when: git.branch == 'main'
            - name: lint
              needs: []`,
    },
    {
      shows: { en: "An old major version of a step", "zh-cn": "步骤的旧主版本" },
      platform: "2.0",
      bad: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: checkout
                  type: git-checkout@1
                        ~~~~~~~~~~~~~~ warning version/deprecated deprecated fix`,
      good: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: checkout
                  type: git-checkout@2`,
    },
  ],
});

function reportOf({ node, entry, name, what, deprecated, removed, instead = "" }: Deprecated): Report<Say> {
  const at = what === "key" && entry ? entry.key.span : node.span;
  const words = { name, deprecated, instead };
  return removed === undefined ? { at, say: "deprecated", words } : { at, say: "ending", words: { ...words, removed } };
}
