import { isEmpty } from "../../../document/index.ts";
import type { WrongValue } from "../../../schema/index.ts";
import { defineRule, type Report } from "../../rule.ts";
import { atStart, foundWords, oneOfWords, valueWords } from "../../shared/fault-words.ts";
import { type TypeSay, typeMessages, typeReport } from "../../shared/type-report.ts";
import { valueFixes } from "../../shared/value-fixes.ts";
import type { PipelineFacts } from "../facts.ts";

type Say = TypeSay | "choice" | "near" | "few";

export const stepInputType = defineRule<PipelineFacts, Say>({
  id: "step/input-type",
  per: "part",
  severity: "error",
  title: { en: "An input with a value of the wrong kind", "zh-cn": "输入的值不符合要求" },
  why: {
    en: "The step would get something else than was meant: YAML reads `3.10` as the number 3.1, and the wrong Python is installed.",
    "zh-cn": "步骤得到的值会与本意不同：YAML 把 `3.10` 读成数字 3.1，结果装错了 Python 版本。",
  },
  messages: {
    ...typeMessages,
    choice: { en: "{Value} takes {choices}, not `{found}`.", "zh-cn": "{Value}只能是 {choices}，不能是 `{found}`。" },
    near: {
      en: "{Value} takes {choices}, not `{found}`. Did you mean `{near}`?",
      "zh-cn": "{Value}只能是 {choices}，不能是 `{found}`。您是不是想写 `{near}`？",
    },
    few: { en: "{Value} must not be empty: put an item in it.", "zh-cn": "{Value}不能为空：请写上一项。" },
  },
  *check({ file, faults }) {
    for (const fault of faults) {
      if (fault.topic !== "step-input") continue;
      if (fault.kind === "type") {
        // A key with nothing behind it may be about to get its value.
        yield isEmpty(fault.node) ? { ...typeReport(file, fault), absence: "inside" } : typeReport(file, fault);
      }
      if (fault.kind === "value") yield valueReport(fault);
    }
  },
  examples: [
    {
      shows: { en: "A version that YAML reads as a number", "zh-cn": "被 YAML 读成数字的版本号" },
      bad: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: package
                  type: python-build
                  with: { python: 3.10 }
                                  ~~~~ error step/input-type fix`,
      good: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: package
                  type: python-build
                  with: { python: "3.10" }`,
    },
    {
      shows: { en: "A number in quotes, and a word instead of one", "zh-cn": "加了引号的数字，以及应写数字却写了单词" },
      bad: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: checkout
                  type: git-checkout
                  with: { depth: "1" }
                                 ~~~ error step/input-type fix`,
      good: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: checkout
                  type: git-checkout
                  with: { depth: 1 }`,
    },
    {
      shows: { en: "A single value instead of a list", "zh-cn": "应为列表，却只写了一个值" },
      bad: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: compile
                  type: maven-build
                  with: { profiles: release }
                                    ~~~~~~~ error step/input-type fix`,
      good: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: compile
                  type: maven-build
                  with: { profiles: [release] }`,
    },
    {
      shows: { en: "A word that is none of those allowed", "zh-cn": "不在允许范围内的词" },
      bad: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: dependencies
                  type: dependency-scan
                  with: { severity: hihg }
                                    ~~~~ error step/input-type fix
                - name: compile
                  type: maven-build
                  with: { jdk: 12.5 }
                               ~~~~ error step/input-type`,
      good: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: dependencies
                  type: dependency-scan
                  with: { severity: high }
                - name: compile
                  type: maven-build
                  with: { jdk: 11 }`,
    },
    {
      shows: { en: "Nothing where something is needed", "zh-cn": "需要值的地方没有写值" },
      bad: `
        pipeline:
          stages:
            - name: tell
              steps:
                - name: team
                  type: notify
                  with:
                    channel: chat
                    message:
                    ~~~~~~~ error step/input-type
                    to: []
                        ~~ error step/input-type`,
      good: `
        pipeline:
          stages:
            - name: tell
              steps:
                - name: team
                  type: notify
                  with:
                    channel: chat
                    message: It is live.
                    to: [team]`,
    },
  ],
});

function valueReport(fault: WrongValue): Report<Say> {
  const { node, problem, near } = fault;
  const fixes = valueFixes(fault);
  const fix = fixes.length > 0 ? { fix: fixes } : {};
  const found = node.kind === "scalar" ? node.text : node.kind === "list" ? "[…]" : "{…}";
  const words = { Value: atStart(valueWords(fault)), found };
  if (problem.kind === "too-few") return { at: node.span, say: "few", words, ...fix };
  if (problem.kind !== "choice") {
    const expected = { en: "another value", "zh-cn": "其他值" };
    return { at: node.span, say: "other", words: { ...words, expected, found: foundWords(node) }, ...fix };
  }
  const choices = oneOfWords(problem.choices);
  if (near === undefined) return { at: node.span, say: "choice", words: { ...words, choices }, ...fix };
  return { at: node.span, say: "near", words: { ...words, choices, near }, ...fix };
}
