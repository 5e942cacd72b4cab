import { hasExpression, isEmpty, valueAt, type YamlNode, type YamlScalar } from "../../../document/index.ts";
import { defineRule, type Report } from "../../rule.ts";
import type { GithubFacts } from "../facts.ts";

const filters = ["branches", "branches-ignore", "tags", "tags-ignore", "paths", "paths-ignore"];

type Say = "bracket" | "backwards" | "plus" | "onlyNot" | "dot";

export const triggerPattern = defineRule<GithubFacts, Say>({
  id: "trigger/pattern",
  severity: "error",
  title: { en: "A filter that can't match", "zh-cn": "无法匹配的过滤模式" },
  why: {
    en: "GitHub refuses the pattern, or no branch, tag or file ever matches it, so the workflow doesn't start when it should.",
    "zh-cn": "GitHub 会拒绝该模式，或者没有任何分支、标签、文件与它匹配，工作流就不会按预期触发。",
  },
  messages: {
    bracket: { en: "`[` is never closed in `{pattern}`.", "zh-cn": "`{pattern}` 中的 `[` 没有结束。" },
    backwards: {
      en: "`{range}` in `{pattern}` runs backwards: put the smaller one first.",
      "zh-cn": "`{pattern}` 中的 `{range}` 前后颠倒：请把较小的写在前面。",
    },
    plus: {
      en: "`{sign}` in `{pattern}` repeats what stands before it, but there is nothing. Write `\\{sign}` for the sign itself.",
      "zh-cn": "`{pattern}` 中的 `{sign}` 表示重复前面的内容，但前面什么也没有。要表示字符本身请写 `\\{sign}`。",
    },
    onlyNot: {
      en: "Every pattern of `{key}` begins with `!`, so nothing is included. Put `'**'` first.",
      "zh-cn": "`{key}` 的所有模式都以 `!` 开头，什么也没有包含。请先写 `'**'`。",
    },
    dot: {
      en: "No path begins with `{start}`: paths are counted from the top of the repository. Write `{better}`.",
      "zh-cn": "没有以 `{start}` 开头的路径：路径从仓库根目录算起。请写 `{better}`。",
    },
  },
  *check({ root }) {
    const on = valueAt(root, "on");
    for (const { value } of on?.kind === "map" ? on.entries : []) {
      for (const key of filters) yield* filterReports(key, patternsOf(valueAt(value, key)));
    }
  },
  examples: [
    {
      shows: { en: "Signs with a meaning", "zh-cn": "有特殊含义的符号" },
      bad: `
        on:
          push:
            branches: ['release/[0-9', 'v[9-0]', '+fix']
                       ~~~~~~~~~~~~~~ error trigger/pattern
                                       ~~~~~~~~ error trigger/pattern
                                                 ~~~~~~ error trigger/pattern
            tags: ['!v0*']
                   ~~~~~~ error trigger/pattern
            paths: ['./src/**']
                    ~~~~~~~~~~ error trigger/pattern fix
        jobs:
          build:
            runs-on: ubuntu-latest
            steps: [{ run: make }]`,
      good: `
        on:
          push:
            branches: ['release/[0-9]', 'v[0-9]', '\\\\+fix']
            tags: ['**', '!v0*']
            paths: ['src/**']
        jobs:
          build:
            runs-on: ubuntu-latest
            steps: [{ run: make }]`,
    },
  ],
});

function* filterReports(key: string, patterns: readonly YamlScalar[]): Iterable<Report<Say>> {
  const [first] = patterns;
  for (const node of patterns) yield* patternReports(key, node);
  const isIncluding = !key.endsWith("-ignore");
  if (first && isIncluding && patterns.every(({ text }) => text.startsWith("!"))) {
    yield { at: first.span, say: "onlyNot", words: { key } };
  }
}

/** Source: GitHub's documentation, "Filter pattern cheat sheet". */
function* patternReports(key: string, node: YamlScalar): Iterable<Report<Say>> {
  const { text: pattern, span: at } = node;
  const body = pattern.replace(/^!/, "").replace(/\\./g, "__");
  const rest = body.replace(/\[[^\]]*\]/g, "_");
  if (rest.includes("[")) yield { at, say: "bracket", words: { pattern } };
  for (const [set] of body.matchAll(/\[[^\]]*\]/g)) {
    const range = [...set.matchAll(/(\w)-(\w)/g)].find(([, from = "", to = ""]) => from > to);
    if (range) yield { at, say: "backwards", words: { pattern, range: range[0] } };
  }
  const sign = /^[+?]/.exec(rest)?.[0];
  if (sign !== undefined) yield { at, say: "plus", words: { pattern, sign } };
  const start = /^\.{1,2}\//.exec(body)?.[0];
  if (start !== undefined && key.startsWith("paths")) {
    const better = pattern.replace(/^(!?)(?:\.{1,2}\/)+/, "$1");
    const text = node.style === "single" ? `'${better}'` : JSON.stringify(better);
    const title = { en: "Change to `{better}`", "zh-cn": "改为 `{better}`" };
    const fix = { title, words: { better }, safety: "suggested", edits: [{ span: at, text }] } as const;
    yield { at, say: "dot", words: { start, better }, ...(!at.origin && { fix }) };
  }
}

function patternsOf(node: YamlNode | undefined): readonly YamlScalar[] {
  const items = node?.kind === "list" ? node.items : node ? [node] : [];
  return items.filter(
    (item): item is YamlScalar => item.kind === "scalar" && !isEmpty(item) && !hasExpression(item) && item.text !== "",
  );
}
