import type { Span, YamlNode } from "../../../document/index.ts";
import { defineRule } from "../../rule.ts";
import type { GithubFacts } from "../facts.ts";

export const syntaxMergeKey = defineRule<GithubFacts, "merge">({
  id: "syntax/merge-key",
  severity: "warning",
  title: { en: "Keys that are merged", "zh-cn": "合并的键" },
  why: {
    en: "GitHub takes anchors and aliases for whole values, but it does not merge keys with `<<`: the workflow is refused.",
    "zh-cn": "GitHub 支持用锚点和别名表示整个值，但不支持用 `<<` 合并键，会拒绝该工作流。",
  },
  messages: {
    merge: {
      en: "GitHub Actions does not merge keys with `<<`. Write the keys here, or use the alias for the whole value.",
      "zh-cn": "GitHub Actions 不支持用 `<<` 合并键。请在此处写出这些键，或用别名表示整个值。",
    },
  },
  *check({ document }) {
    if (document.root === undefined || document.anchors.length === 0) return; // nothing can be merged
    const told = new Set<number>();
    for (const at of mergedIn(document.root)) {
      if (told.has(at.start)) continue;
      told.add(at.start);
      yield { at: { start: at.start, end: at.end }, say: "merge" };
    }
  },
  examples: [
    {
      bad: `
        on: push
        jobs:
          build:
            runs-on: ubuntu-latest
            env: &shared
              LEVEL: high
            steps:
              - run: make
                env:
                  <<: *shared
                      ~~~~~~~ warning syntax/merge-key
                  MORE: "1"`,
      good: `
        on: push
        jobs:
          build:
            runs-on: ubuntu-latest
            env: &shared
              LEVEL: high
            steps:
              - run: make
                env: *shared`,
    },
  ],
});

/** Where aliases stand whose keys came by a merge. */
function* mergedIn(node: YamlNode): Iterable<Span> {
  if (node.span.origin) return;
  if (node.kind === "list") for (const item of node.items) yield* mergedIn(item);
  if (node.kind !== "map") return;
  for (const { key, value, merged } of node.entries) {
    if (!merged) yield* mergedIn(value);
    else if (key.span.origin) yield key.span;
  }
}
