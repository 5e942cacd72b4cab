import { nearest, valueAt, type YamlNode } from "../../../document/index.ts";
import { renameKey } from "../../fixes.ts";
import { defineRule } from "../../rule.ts";
import type { GithubFacts } from "../facts.ts";

export const matrixUnknownKey = defineRule<GithubFacts, "unknown" | "near">({
  id: "matrix/unknown-key",
  per: "part",
  severity: "error",
  title: { en: "An exclusion that excludes nothing", "zh-cn": "没有排除任何组合的排除项" },
  why: {
    en: "GitHub refuses a combination to exclude that names a variable which the matrix does not have.",
    "zh-cn": "排除项中写了矩阵里没有的变量时，GitHub 会拒绝该工作流。",
  },
  messages: {
    unknown: { en: "The matrix has no `{key}` to exclude.", "zh-cn": "矩阵中没有可以排除的 `{key}`。" },
    near: {
      en: "The matrix has no `{key}` to exclude. Did you mean `{near}`?",
      "zh-cn": "矩阵中没有可以排除的 `{key}`。您是不是想写 `{near}`？",
    },
  },
  *check({ jobs }) {
    for (const { map } of jobs.all) {
      const matrix = valueAt(valueAt(map, "strategy"), "matrix");
      const axes = axesOf(matrix);
      const exclude = valueAt(matrix, "exclude");
      if (!axes || exclude?.kind !== "list") continue;
      for (const { key, entry } of exclude.items.flatMap(keysOf)) {
        if (axes.includes(key) || key.includes("${{")) continue;
        const near = nearest(key, axes)?.word;
        const at = entry.key.span;
        const fix = near === undefined ? undefined : renameKey(entry, near, "suggested");
        if (near === undefined) yield { at, say: "unknown", words: { key } };
        else yield { at, say: "near", words: { key, near }, ...(fix && { fix }) };
      }
    }
  },
  examples: [
    {
      bad: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-latest
            strategy:
              matrix:
                os: [linux, windows]
                node: [22, 24]
                exclude:
                  - os: windows
                    noda: 22
                    ~~~~ error matrix/unknown-key fix
                  - arch: arm
                    ~~~~ error matrix/unknown-key
            steps: [{ run: make }]`,
      good: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-latest
            strategy:
              matrix:
                os: [linux, windows]
                node: [22, 24]
                exclude:
                  - os: windows
                    node: 22
            steps: [{ run: make }]`,
    },
  ],
});

/** The variables; undefined where not all of them can be seen. */
function axesOf(matrix: YamlNode | undefined): readonly string[] | undefined {
  if (matrix?.kind !== "map" || matrix.entries.some(({ key }) => key.text.includes("${{"))) return undefined;
  return matrix.entries.map(({ key }) => key.text).filter((key) => key !== "include" && key !== "exclude");
}

function keysOf(item: YamlNode) {
  return item.kind === "map" ? item.entries.map((entry) => ({ key: entry.key.text, entry })) : [];
}
