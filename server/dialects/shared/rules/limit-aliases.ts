import { defineRule } from "../../rule.ts";

export const limitAliases = defineRule({
  id: "limit/aliases",
  severity: "warning",
  scope: "file",
  worksOnBrokenYaml: true,
  title: { en: "Aliases that grow without measure", "zh-cn": "别名展开过多" },
  why: {
    en: "An alias of a list of aliases multiplies: a few lines can stand for millions of values. After 10,000 expansions the rest is not looked at.",
    "zh-cn": "别名引用含有别名的列表会成倍增长：几行文字可以代表上百万个值。展开 10,000 次之后，其余的不再检查。",
  },
  messages: {
    tooMany: {
      en: "The aliases of this file stand for more than 10,000 values. From here on they are not followed.",
      "zh-cn": "此文件的别名代表的值超过 10,000 个。从这里开始不再展开。",
    },
  },
  *check({ file }) {
    const passed = file.limits.find(({ limit }) => limit === "aliases");
    if (passed) yield { at: passed.span, say: "tooMany" };
  },
  examples: [
    {
      bad: `
        x-a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
        x-b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
        x-c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
        x-d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
        x-e: [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
                                          ~~ warning limit/aliases`,
      good: `
        x-a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
        x-b: [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]`,
    },
  ],
});
