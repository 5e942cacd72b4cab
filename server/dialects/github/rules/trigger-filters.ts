import { entryOf, valueAt } from "../../../document/index.ts";
import { removeEntry } from "../../fixes.ts";
import { defineRule, type Fix } from "../../rule.ts";
import type { GithubFacts } from "../facts.ts";

const pairs = [
  ["branches", "branches-ignore"],
  ["tags", "tags-ignore"],
  ["paths", "paths-ignore"],
] as const;

export const triggerFilters = defineRule<GithubFacts, "both">({
  id: "trigger/filters",
  severity: "error",
  title: { en: "A filter and its opposite", "zh-cn": "同时写了过滤条件和相反的条件" },
  why: {
    en: "GitHub refuses the workflow. To include some and exclude others, use the first alone, with `!` before what is excluded.",
    "zh-cn": "GitHub 会拒绝该工作流。要包含一些并排除另一些，请只用前一个，并在要排除的模式前写 `!`。",
  },
  messages: {
    both: {
      en: "`{event}` has either `{key}` or `{other}`, not both. Exclude with `!` in `{key}`.",
      "zh-cn": "`{event}` 只能写 `{key}` 或 `{other}` 其中之一。请在 `{key}` 中用 `!` 排除。",
    },
  },
  *check({ file, root }) {
    const on = valueAt(root, "on");
    for (const { key: event, value } of on?.kind === "map" ? on.entries : []) {
      for (const [key, other] of pairs) {
        const one = entryOf(value, key);
        const opposite = entryOf(value, other);
        if (value.kind !== "map" || !one || !opposite) continue;
        const [first, second] = one.span.start < opposite.span.start ? [one, opposite] : [opposite, one];
        const fix = [opposite, one].flatMap((entry): Fix[] => {
          const removal = removeEntry(file, value, entry);
          return removal ? [{ ...removal, preferred: false }] : [];
        });
        const related = [{ at: first.key.span, text: { en: "The other one is here.", "zh-cn": "另一个在这里。" } }];
        yield { at: second.key.span, say: "both", words: { event: event.text, key, other }, related, fix };
      }
    }
  },
  examples: [
    {
      bad: `
        on:
          push:
            branches: [main]
            ~~~~~~~~ @first
            branches-ignore: [old]
            ~~~~~~~~~~~~~~~ error trigger/filters fix
            | \`push\` has either \`branches\` or \`branches-ignore\`, not both. Exclude with \`!\` in \`branches\`.
            | see @first: The other one is here.
        jobs:
          build:
            runs-on: ubuntu-latest
            steps: [{ run: make }]`,
      good: `
        on:
          push:
            branches: [main]
        jobs:
          build:
            runs-on: ubuntu-latest
            steps: [{ run: make }]`,
    },
  ],
});
