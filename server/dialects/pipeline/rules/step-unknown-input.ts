import { removeEntry, renameKey } from "../../fixes.ts";
import { defineRule, type Fix } from "../../rule.ts";
import { atStart } from "../../shared/fault-words.ts";
import type { PipelineFacts } from "../facts.ts";

export const stepUnknownInput = defineRule<PipelineFacts, "unknown" | "near">({
  id: "step/unknown-input",
  per: "part",
  severity: "error",
  title: { en: "An input that a step does not have", "zh-cn": "步骤没有的输入" },
  why: {
    en: "The platform refuses the file, since a value that nobody reads is a mistake somewhere.",
    "zh-cn": "平台会拒绝该文件，因为没有人读取的值一定是哪里写错了。",
  },
  messages: {
    unknown: { en: "{Step} has no input `{input}`.", "zh-cn": "{Step}没有输入 `{input}`。" },
    near: {
      en: "{Step} has no input `{input}`. Did you mean `{near}`?",
      "zh-cn": "{Step}没有输入 `{input}`。您是不是想写 `{near}`？",
    },
  },
  *check({ file, faults }) {
    for (const fault of faults) {
      if (fault.kind !== "unknown-key" || fault.topic !== "step-input") continue;
      const { entry, map, near, nearDistance = 2 } = fault;
      const rename = near === undefined ? undefined : renameKey(entry, near, nearDistance <= 1 ? "safe" : "suggested");
      const removal = removeEntry(file, map, entry);
      const fix: readonly Fix[] = [...(rename ? [rename] : []), ...(removal ? [{ ...removal, preferred: false }] : [])];
      const words = { Step: atStart(fault.place), input: entry.key.text };
      const at = entry.key.span;
      if (near === undefined) yield { at, say: "unknown", words, fix };
      else yield { at, say: "near", words: { ...words, near }, fix };
    }
  },
  examples: [
    {
      shows: { en: "A misspelt input", "zh-cn": "拼错的输入" },
      bad: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: compile
                  type: maven-build
                  with:
                    goal: package
                    ~~~~ error step/unknown-input fix
                    jdk: 21`,
      good: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: compile
                  type: maven-build
                  with:
                    goals: package
                    jdk: 21`,
    },
    {
      shows: { en: "An input of another step", "zh-cn": "其他步骤的输入" },
      bad: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: image
                  type: docker-build
                  with: { image: shop, registry: registry.example.com }
                                       ~~~~~~~~ error step/unknown-input fix`,
      good: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: image
                  type: docker-build
                  with: { image: shop }`,
    },
  ],
});
