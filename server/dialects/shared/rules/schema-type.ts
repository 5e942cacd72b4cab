import { isEmpty, type SourceFile, type YamlNode } from "../../../document/index.ts";
import { listItemsFromMap } from "../../fixes.ts";
import { defineRule, type SharedFacts } from "../../rule.ts";
import { type TypeSay, typeMessages, typeReport } from "../type-report.ts";

export const schemaType = defineRule<SharedFacts, TypeSay | "first">({
  id: "schema/type",
  per: "part",
  severity: "error",
  title: { en: "A value of the wrong type", "zh-cn": "值的类型不对" },
  why: {
    en: 'The platform refuses the file. Often it is YAML that reads a value otherwise than it was meant: `2.0` is a number, `"2.0"` a text.',
    "zh-cn": '平台会拒绝该文件。常见原因是 YAML 的理解与本意不同：`2.0` 是数字，`"2.0"` 才是文本。',
  },
  messages: {
    ...typeMessages,
    first: {
      en: "{Value} is a list: put `- ` before the first key.",
      "zh-cn": "{Value}是列表：请在第一个键前加 `- `。",
    },
  },
  *check({ faults, file }) {
    for (const fault of faults) {
      if (fault.kind === "type" && fault.topic !== "step-input" && fault.topic !== "permission") {
        // A key with nothing behind it may be about to get its value.
        const report = typeReport(file, fault);
        if (isEmpty(fault.node)) yield { ...report, absence: "inside" };
        else yield report.say === "list" && isOneItem(file, fault.node) ? { ...report, say: "first" } : report;
      }
    }
  },
  examples: [
    {
      shows: {
        en: "GitHub Actions: a list without its dash, a word for a number",
        "zh-cn": "GitHub Actions：缺少 `-` 的列表，以及用单词写的数字",
      },
      bad: `
        #- dialect=github-actions
        on: push
        jobs:
          build:
            runs-on: ubuntu-latest
            timeout-minutes: thirty
                             ~~~~~~ error schema/type fix
                             | \`timeout-minutes\` needs a whole number, found the word \`thirty\`.
            steps:
              «run: make
              shell: bash»
              «» error schema/type fix
              | \`steps\` is a list: put \`- \` before the first key.`,
      good: `
        on: push
        jobs:
          build:
            runs-on: ubuntu-latest
            timeout-minutes: 30
            steps:
              - run: make
                shell: bash`,
    },
    {
      shows: { en: "A name that YAML reads as a number", "zh-cn": "被 YAML 读成数字的名称" },
      bad: `
        pipeline:
          name: 2026
                ~~~~ error schema/type fix`,
      good: `
        pipeline:
          name: "2026"`,
    },
    {
      shows: { en: "A single value instead of a list", "zh-cn": "应为列表，却只写了一个值" },
      bad: `
        pipeline:
          stages:
            - name: build
            - name: deploy
              needs: build
                     ~~~~~ error schema/type fix`,
      good: `
        pipeline:
          stages:
            - name: build
            - name: deploy
              needs: [build]`,
    },
    {
      shows: { en: "Stages by name instead of a list", "zh-cn": "用名称作键，而不是列表" },
      bad: `
        pipeline:
          stages:
            «build:
              steps:
                - name: compile
                  type: maven-build»
            «» error schema/type fix`,
      good: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: compile
                  type: maven-build`,
    },
    {
      shows: { en: "A number in quotes", "zh-cn": "加了引号的数字" },
      bad: `
        pipeline:
          stages:
            - name: build
              retry: "2"
                     ~~~ error schema/type fix`,
      good: `
        pipeline:
          stages:
            - name: build
              retry: 2`,
    },
    {
      shows: { en: "A word where a number is asked for", "zh-cn": "应为数字，却写了单词" },
      bad: `
        pipeline:
          stages:
            - name: build
              retry: twice
                     ~~~~~ error schema/type`,
      good: `
        pipeline:
          stages:
            - name: build
              retry: 2`,
    },
    {
      shows: { en: "A key with nothing after it", "zh-cn": "没有值的键" },
      bad: `
        pipeline:
          stages:
            - name: build
              image:
              ~~~~~ error schema/type`,
      good: `
        pipeline:
          stages:
            - name: build
              image: maven:3.9`,
    },
  ],
});

/** Keys that are one item of a list, not its items by name. */
function isOneItem(file: SourceFile, node: YamlNode): boolean {
  return node.kind === "map" && !listItemsFromMap(file, node);
}
