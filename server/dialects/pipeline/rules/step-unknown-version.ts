import { changeTo, isElsewhere } from "../../fixes.ts";
import { defineRule } from "../../rule.ts";
import { oneOfWords } from "../../shared/fault-words.ts";
import type { PipelineFacts } from "../facts.ts";
import { wrongStepTypes } from "../step-type-faults.ts";

export const stepUnknownVersion = defineRule<PipelineFacts, "unknown" | "none">({
  id: "step/unknown-version",
  per: "part",
  severity: "error",
  title: { en: "A major version that a step type does not have", "zh-cn": "步骤类型没有的主版本" },
  why: {
    en: "The platform can't tell which step is meant, and refuses the file. Without `@`, the newest version is taken.",
    "zh-cn": "平台无法确定所指的步骤，会拒绝该文件。不写 `@` 时使用最新版本。",
  },
  messages: {
    unknown: { en: "There is no `{type}`: there is {choices}.", "zh-cn": "没有 `{type}`：可用的是 {choices}。" },
    none: {
      en: "There is no `{type}`, and this platform has no `{id}` at all.",
      "zh-cn": "没有 `{type}`，而且此平台版本根本没有 `{id}`。",
    },
  },
  *check({ faults }) {
    for (const { node, type, id, texts, isKnownId } of wrongStepTypes(faults)) {
      if (!isKnownId) continue;
      const versions = texts.filter((text) => text.startsWith(`${id}@`));
      const newest = versions.at(-1);
      const at = node.span;
      if (newest === undefined) yield { at, say: "none", words: { type, id } };
      else {
        const fix = isElsewhere(at) ? {} : { fix: changeTo(at, newest, "suggested") };
        yield { at, say: "unknown", words: { type, choices: oneOfWords(versions) }, ...fix };
      }
    }
  },
  examples: [
    {
      shows: { en: "A version that does not exist", "zh-cn": "不存在的版本" },
      bad: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: checkout
                  type: git-checkout@4
                        ~~~~~~~~~~~~~~ error step/unknown-version fix`,
      good: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: checkout
                  type: git-checkout@2`,
    },
    {
      shows: { en: "A version of a type that came later", "zh-cn": "后来才有的类型的版本" },
      platform: "1.0",
      bad: `
        pipeline:
          stages:
            - name: test
              steps:
                - name: browser
                  type: e2e-test@3
                        ~~~~~~~~~~ error step/unknown-version
                  with: { command: npm run e2e }`,
      good: `
        pipeline:
          stages:
            - name: test
              steps:
                - name: browser
                  type: integration-test
                  with: { command: npm run e2e }`,
    },
  ],
});
