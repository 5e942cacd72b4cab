import { valueAt, type YamlNode, type YamlScalar } from "../../../document/index.ts";
import { isElsewhere } from "../../fixes.ts";
import { defineRule, type Fix } from "../../rule.ts";
import type { GithubFacts } from "../facts.ts";

export const matrixLostZero = defineRule<GithubFacts, "zero">({
  id: "matrix/lost-zero",
  per: "part",
  severity: "warning",
  title: { en: "A version that YAML reads as a number", "zh-cn": "被 YAML 读成数字的版本号" },
  why: {
    en: "A number has no zero at its end: Python 3.10 becomes 3.1, and the run takes another version or fails.",
    "zh-cn": "数字末尾的零会丢失：Python 3.10 变成 3.1，运行时会使用另一个版本，或者失败。",
  },
  messages: {
    zero: {
      en: "`{text}` is read as the number {value}. Quote it to keep the zero.",
      "zh-cn": "`{text}` 会被读成数字 {value}。请加引号以保留末尾的零。",
    },
  },
  *check({ jobs, stepLists }) {
    for (const { map } of jobs.all) yield* reports(scalarsIn(valueAt(valueAt(map, "strategy"), "matrix")));
    for (const { map } of stepLists.flatMap(({ steps }) => steps)) {
      const given = valueAt(map, "with");
      for (const { key, value } of given?.kind === "map" ? given.entries : [])
        if (key.text.endsWith("version")) yield* reports(scalarsIn(value));
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
                python: [3.9, 3.10]
                              ~~~~ warning matrix/lost-zero fix
            steps:
              - uses: actions/setup-go@v5
                with: { go-version: 1.20 }
                                    ~~~~ warning matrix/lost-zero fix`,
      good: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-latest
            strategy:
              matrix:
                python: ["3.9", "3.10"]
            steps:
              - uses: actions/setup-go@v5
                with: { go-version: "1.20" }`,
    },
  ],
});

/** The values below a node, each with the list that it stands in. */
interface Scalars {
  readonly list: readonly YamlScalar[];
}

function scalarsIn(node: YamlNode | undefined): readonly Scalars[] {
  switch (node?.kind) {
    case "scalar":
      return [{ list: [node] }];
    case "list": {
      const list = node.items.filter((item): item is YamlScalar => item.kind === "scalar");
      return [{ list }, ...node.items.filter(({ kind }) => kind !== "scalar").flatMap(scalarsIn)];
    }
    case "map":
      return node.entries.flatMap(({ value, merged }) => (merged ? [] : scalarsIn(value)));
    default:
      return [];
  }
}

function* reports(all: readonly Scalars[]) {
  for (const { list } of all) {
    for (const node of list) {
      if (!losesZero(node)) continue;
      const { text, value, span: at } = node;
      const fix = isElsewhere(at) ? {} : { fix: quoteAll(list) };
      yield { at, say: "zero", words: { text, value: String(value) }, ...fix } as const;
    }
  }
}

/** Two parts with a zero at the end, written plainly. */
function losesZero({ style, text, value }: YamlScalar): boolean {
  return style === "plain" && typeof value === "number" && /^\d+\.\d*0$/.test(text) && text !== "0.0";
}

/** All numbers of a list alike: a list of texts and numbers would surprise its next reader. */
function quoteAll(list: readonly YamlScalar[]): Fix {
  const numbers = list.filter(
    ({ style, value, span }) => style === "plain" && typeof value === "number" && !span.origin,
  );
  return {
    title:
      numbers.length > 1
        ? { en: "Quote the values", "zh-cn": "给这些值加引号" }
        : { en: "Quote the value", "zh-cn": "给值加引号" },
    safety: "safe",
    edits: numbers.map(({ span, text }) => ({ span, text: JSON.stringify(text) })),
  };
}
