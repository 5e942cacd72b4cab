import { nearest } from "../../../document/index.ts";
import { changeTo } from "../../fixes.ts";
import { defineRule } from "../../rule.ts";

export const syntaxUnresolvedAlias = defineRule({
  id: "syntax/unresolved-alias",
  severity: "error",
  title: { en: "An alias names an anchor that does not exist", "zh-cn": "别名引用了不存在的锚点" },
  why: {
    en: "`*name` stands for the value that `&name` marked earlier in the same document. Without that mark the file can't be read.",
    "zh-cn": "`*名称` 代表同一文档中前面用 `&名称` 标记的值。没有这个标记，文件就无法读取。",
  },
  messages: {
    unknown: {
      en: "There is no anchor `{name}` before this place. Write `&{name}` at the value that is meant, or put the text in quotes if it is no alias.",
      "zh-cn": "在此之前没有锚点 `{name}`。请在要引用的值前写上 `&{name}`；如果这不是别名，请给文字加上引号。",
    },
    near: {
      en: "No anchor `{name}`. Did you mean `{near}`?",
      "zh-cn": "没有锚点 `{name}`。您是不是想写 `{near}`？",
    },
  },
  *check({ document }) {
    for (const { name, span } of document.unresolved) {
      const before = document.anchors.filter((anchor) => anchor.span.start < span.start).map((anchor) => anchor.name);
      const near = nearest(name, before)?.word;
      if (near === undefined) yield { at: span, say: "unknown", words: { name } };
      else yield { at: span, say: "near", words: { name, near }, fix: changeTo(span, `*${near}`, "suggested") };
    }
  },
  examples: [
    {
      shows: { en: "A misspelt alias", "zh-cn": "拼错的别名" },
      bad: `
        x-steps: &checkout
          - name: checkout
            type: git-checkout
        pipeline:
          stages:
            - name: build
              steps: *chekout
                     ~~~~~~~~ error syntax/unresolved-alias fix`,
      good: `
        x-steps: &checkout
          - name: checkout
            type: git-checkout
        pipeline:
          stages:
            - name: build
              steps: *checkout`,
    },
    {
      shows: { en: "An asterisk that YAML takes for an alias", "zh-cn": "被 YAML 当作别名的星号" },
      bad: `
        pipeline:
          triggers:
            - push:
                paths: [*.java]
                        ~~~~~~ error syntax/unresolved-alias`,
      good: `
        pipeline:
          triggers:
            - push:
                paths: ["*.java"]`,
    },
  ],
});
