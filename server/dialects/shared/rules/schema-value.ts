import { filled, type Text, type Words } from "../../../../protocol/index.ts";
import type { ValueProblem, WrongValue } from "../../../schema/index.ts";
import { defineRule, type Report, type SharedFacts } from "../../rule.ts";
import { atStart, listedWords, oneOfWords, valueWords } from "../fault-words.ts";
import { valueFixes } from "../value-fixes.ts";

type Say =
  | "choice"
  | "many"
  | "manyNear"
  | "said"
  | "saidNear"
  | "near"
  | "form"
  | "empty"
  | "long"
  | "small"
  | "large"
  | "few"
  | "platform";

export const schemaValue = defineRule<SharedFacts, Say>({
  id: "schema/value",
  per: "part",
  severity: "error",
  title: { en: "A value that is not allowed", "zh-cn": "不允许的值" },
  why: {
    en: "The platform refuses the file, or would do something else than the value seems to say.",
    "zh-cn": "平台会拒绝该文件，或者实际行为与所写的值不符。",
  },
  messages: {
    choice: { en: "{Value} takes {choices}, not `{found}`.", "zh-cn": "{Value}只能是 {choices}，不能是 `{found}`。" },
    near: {
      en: "{Value} takes {choices}, not `{found}`. Did you mean `{near}`?",
      "zh-cn": "{Value}只能是 {choices}，不能是 `{found}`。您是不是想写 `{near}`？",
    },
    many: {
      en: "{Value} takes one of {count} words, such as {choices}, but not `{found}`.",
      "zh-cn": "{Value}可以是 {choices} 等 {count} 个词之一，但不能是 `{found}`。",
    },
    manyNear: {
      en: "{Value} does not take `{found}`. Did you mean `{near}`?",
      "zh-cn": "{Value}不能是 `{found}`。您是不是想写 `{near}`？",
    },
    said: { en: "{said}", "zh-cn": "{said}" },
    saidNear: { en: "{said} Did you mean `{near}`?", "zh-cn": "{said}您是不是想写 `{near}`？" },
    form: { en: "`{found}` is not {form}.", "zh-cn": "`{found}` 不符合要求：需要{form}。" },
    empty: { en: "{Value} is empty.", "zh-cn": "{Value}是空的。" },
    long: {
      en: "{Value} has {count} characters; at most {most} are allowed.",
      "zh-cn": "{Value}有 {count} 个字符，最多允许 {most} 个。",
    },
    small: {
      en: "{Value} is at least {least}, found `{found}`.",
      "zh-cn": "{Value}最小为 {least}，这里是 `{found}`。",
    },
    large: { en: "{Value} is at most {most}, found `{found}`.", "zh-cn": "{Value}最大为 {most}，这里是 `{found}`。" },
    few: {
      en: "{Value} must not be empty: put at least {least} item in it.",
      "zh-cn": "{Value}不能为空：至少写 {least} 项。",
    },
    platform: {
      en: "No known platform version matches `{found}`. The file is checked as {version}.",
      "zh-cn": "没有与 `{found}` 匹配的已知平台版本。此文件按 {version} 检查。",
    },
  },
  *check({ faults, platform }) {
    for (const fault of faults) {
      if (fault.kind === "value" && fault.topic === undefined) yield valueReport(fault);
    }
    const isWrittenHere = platform.from === "file" || platform.from === "comment";
    if (platform.unknown !== undefined && platform.span && isWrittenHere) {
      yield { at: platform.span, say: "platform", words: { found: platform.unknown, version: platform.version } };
    }
  },
  examples: [
    {
      shows: { en: "GitHub Actions: events and icons", "zh-cn": "GitHub Actions：事件和图标" },
      bad: `
        #- dialect=github-actions
        on: [puhs, comet_landed]
             ~~~~ error schema/value fix
                   ~~~~~~~~~~~~ warning schema/value
        jobs:
          build:
            runs-on: ubuntu-latest
            steps: [{ run: make }]`,
      good: `
        on: [push]
        jobs:
          build:
            runs-on: ubuntu-latest
            steps: [{ run: make }]`,
    },
    {
      shows: { en: "GitHub Actions: one word of many", "zh-cn": "GitHub Actions：很多词之一" },
      bad: `
        #- dialect=github-action
        name: shop
        description: Opens the shop
        runs: { using: composite, steps: [{ run: make, shell: bash }] }
        branding: { icon: cloude, color: blue }
                          ~~~~~~ error schema/value fix`,
      good: `
        name: shop
        description: Opens the shop
        runs: { using: composite, steps: [{ run: make, shell: bash }] }
        branding: { icon: cloud, color: blue }`,
    },
    {
      shows: { en: "GitHub Actions: an unknown word where many are known", "zh-cn": "GitHub Actions：未知的词" },
      bad: `
        #- dialect=github-action
        name: shop
        description: Opens the shop
        runs: { using: composite, steps: [{ run: make, shell: bash }] }
        branding: { icon: shopping-mall-entrance, color: blue }
                          ~~~~~~~~~~~~~~~~~~~~~~ warning schema/value`,
      good: `
        name: shop
        description: Opens the shop
        runs: { using: composite, steps: [{ run: make, shell: bash }] }
        branding: { icon: shopping-bag, color: blue }`,
    },
    {
      shows: { en: "A word that is none of those allowed", "zh-cn": "不在允许范围内的词" },
      bad: `
        pipeline:
          environments:
            live:
              kind: live
                    ~~~~ error schema/value`,
      good: `
        pipeline:
          environments:
            live:
              kind: production`,
    },
    {
      shows: { en: "A misspelt word", "zh-cn": "拼错的词" },
      bad: `
        pipeline:
          environments:
            live:
              kind: prodution
                    ~~~~~~~~~ error schema/value fix`,
      good: `
        pipeline:
          environments:
            live:
              kind: production`,
    },
    {
      shows: { en: "A number without its unit", "zh-cn": "没有单位的数字" },
      bad: `
        pipeline:
          stages:
            - name: build
              timeout: 30
                       ~~ error schema/value fix`,
      good: `
        pipeline:
          stages:
            - name: build
              timeout: 30m`,
    },
    {
      shows: { en: "Too much, and too little", "zh-cn": "过大和过小" },
      bad: `
        pipeline:
          stages:
            - name: build
              retry: 11
                     ~~ error schema/value
            - name: test
              retry: -1
                     ~~ error schema/value`,
      good: `
        pipeline:
          stages:
            - name: build
              retry: 10
            - name: test
              retry: 0`,
    },
    {
      shows: { en: "A name that is empty, and one that is too long", "zh-cn": "空名称和过长的名称" },
      bad: `
        pipeline:
          name: ""
                ~~ error schema/value
          stages:
            - name: build-the-shop-and-everything-that-belongs-to-it-and-then-some-more
                    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ error schema/value`,
      good: `
        pipeline:
          name: shop
          stages:
            - name: build`,
    },
    {
      shows: { en: "A list without items", "zh-cn": "没有任何项的列表" },
      bad: `
        pipeline:
          name: shop
          stages: []
                  ~~ error schema/value`,
      good: `
        pipeline:
          name: shop
          stages:
            - name: build
              steps:
                - name: compile
                  type: maven-build`,
    },
    {
      shows: { en: "A platform version that does not exist", "zh-cn": "不存在的平台版本" },
      bad: `
        pipeline:
          platform: "9.9"
                    ~~~~~ error schema/value`,
      good: `
        pipeline:
          platform: "2.1"`,
    },
  ],
});

function valueReport(fault: WrongValue): Report<Say> {
  const { node } = fault;
  const found = node.kind === "scalar" ? node.text : node.kind === "list" ? "[…]" : "{…}";
  const words: Words = { Value: atStart(valueWords(fault)), found };
  const fixes = valueFixes(fault);
  return {
    at: node.span,
    ...(fault.isSoft && ({ severity: "warning" } as const)),
    ...(saidWords(fault, found) ?? problemWords(fault.problem, found, fault.near, words)),
    ...(fixes.length > 0 && { fix: fixes }),
  };
}

/** More than these are not listed. */
const mostChoices = 12;

/** Where the schema has its own words for a wrong value. */
function saidWords({ problem, unknown, near }: WrongValue, found: string): { say: Say; words: Words } | undefined {
  if (problem.kind !== "choice" || !unknown) return undefined;
  const said = filled(unknown, { key: found });
  return near === undefined ? { say: "said", words: { said } } : { say: "saidNear", words: { said, near } };
}

function problemWords(
  problem: ValueProblem,
  found: string,
  near: string | undefined,
  words: Words,
): { say: Say; words: Words } {
  switch (problem.kind) {
    case "choice": {
      if (problem.choices.length > mostChoices && near !== undefined)
        return { say: "manyNear", words: { ...words, near } };
      if (problem.choices.length > mostChoices) {
        const choices = listedWords(problem.choices.slice(0, 4));
        return { say: "many", words: { ...words, choices, count: String(problem.choices.length) } };
      }
      const choices = oneOfWords(problem.choices);
      return near === undefined
        ? { say: "choice", words: { ...words, choices } }
        : { say: "near", words: { ...words, choices, near } };
    }
    case "pattern":
      return { say: "form", words: { ...words, form: problem.form?.text ?? ofPattern(problem.pattern) } };
    case "too-short":
      return { say: "empty", words };
    case "too-long":
      return { say: "long", words: { ...words, count: String([...found].length), most: String(problem.most) } };
    case "too-small":
      return { say: "small", words: { ...words, least: String(problem.least) } };
    case "too-large":
      return { say: "large", words: { ...words, most: String(problem.most) } };
    case "too-few":
      return { say: "few", words: { ...words, least: String(problem.least) } };
    case "too-many":
      return { say: "form", words: { ...words, form: ofAtMost(problem.most) } };
    case "repeated":
      return {
        say: "form",
        words: { ...words, form: { en: "a list of different items", "zh-cn": "没有重复项的列表" } },
      };
    case "not-allowed":
      return {
        say: "form",
        words: { ...words, form: { en: "a value that is allowed here", "zh-cn": "此处允许的值" } },
      };
  }
}

/** For schemas that bring no words of their own. */
function ofPattern(pattern: string): Text {
  return { en: `a text of the form \`${pattern}\``, "zh-cn": `形式为 \`${pattern}\` 的文本` };
}

function ofAtMost(most: number): Text {
  return { en: `a list of at most ${most} items`, "zh-cn": `最多 ${most} 项的列表` };
}
