import { addKey } from "../../fixes.ts";
import { defineRule } from "../../rule.ts";
import { atStart } from "../../shared/fault-words.ts";
import type { PipelineFacts } from "../facts.ts";

export const stepMissingInput = defineRule<PipelineFacts, "missing">({
  id: "step/missing-input",
  per: "part",
  severity: "error",
  absence: "beside",
  title: { en: "A step lacks an input that it needs", "zh-cn": "步骤缺少必需的输入" },
  why: {
    en: "The platform refuses the file, since the step can't do its work without it.",
    "zh-cn": "没有它步骤无法工作，平台会拒绝该文件。",
  },
  messages: {
    missing: { en: "{Step} needs the input `{input}`.", "zh-cn": "{Step}需要输入 `{input}`。" },
  },
  *check({ file, faults }) {
    for (const fault of faults) {
      if (fault.kind !== "missing-key" || fault.topic !== "step-input") continue;
      const { key, sample, map, around, span } = fault;
      const added = { key, value: sample };
      const fix = map
        ? addKey(file, map, added)
        : around && addKey(file, around.map, { ...added, under: around.under });
      yield { at: span, say: "missing", words: { Step: atStart(fault.place), input: key }, ...(fix && { fix }) };
    }
  },
  examples: [
    {
      shows: { en: "One input of several", "zh-cn": "缺少其中一个输入" },
      bad: `
        pipeline:
          stages:
            - name: release
              steps:
                - name: push
                  type: docker-push
                        ~~~~~~~~~~~ error step/missing-input fix
                  with:
                    image: shop`,
      good: `
        pipeline:
          stages:
            - name: release
              steps:
                - name: push
                  type: docker-push
                  with:
                    image: shop
                    credentials: change-me`,
    },
    {
      shows: { en: "No inputs at all", "zh-cn": "完全没有输入" },
      bad: `
        pipeline:
          stages:
            - name: test
              steps:
                - name: unit
                  type: unit-test
                        ~~~~~~~~~ error step/missing-input fix`,
      good: `
        pipeline:
          stages:
            - name: test
              steps:
                - name: unit
                  type: unit-test
                  with:
                    command: change-me`,
    },
  ],
});
