import {
  entryOf,
  hasExpression,
  isEmpty,
  textOf,
  valueAt,
  type YamlMap,
  type YamlNode,
} from "../../../document/index.ts";
import { addKey, removeEntry } from "../../fixes.ts";
import { defineRule, type Report } from "../../rule.ts";
import type { PipelineFacts } from "../facts.ts";

type Say = "falling" | "unfinished" | "missing" | "onlyCanary" | "onlyRolling" | "percent";

export const deployStrategy = defineRule<PipelineFacts, Say>({
  id: "deploy/strategy",
  per: "part",
  severity: "error",
  since: "2.0.0",
  title: { en: "A roll-out that does not add up", "zh-cn": "前后矛盾的发布策略" },
  why: {
    en: "The platform can't tell how to roll out, and refuses the file.",
    "zh-cn": "平台不知道该如何发布，会拒绝该文件。",
  },
  messages: {
    falling: {
      en: "`{value}` comes after `{before}`: each step has to be larger than the one before.",
      "zh-cn": "`{value}` 排在 `{before}` 之后：每一步都要比前一步大。",
    },
    unfinished: {
      en: "The last step is {last}: a roll-out ends at 100.",
      "zh-cn": "最后一步是 {last}：发布要以 100 结束。",
    },
    missing: {
      en: "A canary roll-out needs `steps`, such as `[10, 50, 100]`.",
      "zh-cn": "金丝雀发布需要 `steps`，例如 `[10, 50, 100]`。",
    },
    onlyCanary: {
      en: "Only a canary roll-out has `steps`, this one is `{type}`.",
      "zh-cn": "只有金丝雀发布才有 `steps`，这里是 `{type}`。",
    },
    onlyRolling: {
      en: "Only a rolling roll-out has `max_unavailable`, this one is `{type}`.",
      "zh-cn": "只有滚动发布才有 `max_unavailable`，这里是 `{type}`。",
    },
    percent: { en: "`{value}` is no percentage between 1 and 100.", "zh-cn": "`{value}` 不是 1 到 100 之间的百分比。" },
  },
  *check({ file, stages }) {
    for (const { map } of stages.all) {
      const strategy = valueAt(map, "strategy");
      const type = valueAt(strategy, "type");
      const word = hasExpression(type) ? undefined : textOf(type);
      if (strategy?.kind !== "map" || !type || word === undefined) continue;
      const steps = entryOf(strategy, "steps");
      if (word === "canary" && !steps) {
        const fix = addKey(file, strategy, { key: "steps", value: "[10, 50, 100]" });
        yield { at: type.span, say: "missing", absence: "beside", ...(fix && { fix }) };
      } else if (word === "canary" && steps) yield* wrongSteps(steps.value);
      else if (steps) yield { ...unwanted(strategy, "steps"), say: "onlyCanary", words: { type: word } };
      if (word !== "rolling" && entryOf(strategy, "max_unavailable"))
        yield { ...unwanted(strategy, "max_unavailable"), say: "onlyRolling", words: { type: word } };
    }

    function unwanted(strategy: YamlMap, key: string): Omit<Report, "say"> {
      const entry = entryOf(strategy, key);
      const fix = entry && removeEntry(file, strategy, entry);
      return { at: entry?.key.span ?? strategy.span, ...(fix && { fix }) };
    }
  },
  examples: [
    {
      shows: { en: "What belongs to another strategy", "zh-cn": "属于其他策略的内容" },
      bad: `
        pipeline:
          stages:
            - name: a
              strategy: { type: canary }
                                ~~~~~~ error deploy/strategy fix
            - name: b
              strategy: { type: rolling, steps: [50, 100] }
                                         ~~~~~ error deploy/strategy fix
            - name: c
              strategy: { type: blue-green, max_unavailable: 1 }
                                            ~~~~~~~~~~~~~~~ error deploy/strategy fix`,
      good: `
        pipeline:
          stages:
            - name: a
              strategy: { type: canary, steps: [10, 50, 100] }
            - name: b
              strategy: { type: rolling }
            - name: c
              strategy: { type: blue-green }`,
    },
    {
      shows: { en: "Steps that don't rise to 100", "zh-cn": "没有递增到 100 的步骤" },
      platform: "2.0",
      bad: `
        pipeline:
          stages:
            - name: a
              strategy: { type: canary, steps: [50, 10, 100] }
                                                    ~~ error deploy/strategy
            - name: b
              strategy: { type: canary, steps: [10, 50] }
                                                    ~~ error deploy/strategy
            - name: c
              strategy: { type: canary, steps: [10, 150] }
                                                    ~~~ error deploy/strategy`,
      good: `
        pipeline:
          stages:
            - name: a
              strategy: { type: canary, steps: [10, 50, 100] }`,
    },
  ],
});

/** Rising, and 100 at the end. Of a wrong type the schema speaks. */
function* wrongSteps(steps: YamlNode): Iterable<Report<Say>> {
  if (steps.kind !== "list" || steps.items.length === 0) return;
  let before = 0;
  for (const item of steps.items) {
    if (item.kind !== "scalar" || isEmpty(item)) return;
    const value = Number(/^(\d+(?:\.\d+)?)%?$/.exec(item.text)?.[1]);
    if (Number.isNaN(value)) return;
    if (value <= 0 || value > 100) return yield { at: item.span, say: "percent", words: { value: item.text } };
    if (value <= before)
      return yield { at: item.span, say: "falling", words: { value: item.text, before: String(before) } };
    before = value;
  }
  const last = steps.items.at(-1);
  if (last && before !== 100) yield { at: last.span, say: "unfinished", words: { last: String(before) } };
}
