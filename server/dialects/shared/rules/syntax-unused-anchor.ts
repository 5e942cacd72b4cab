import { nearest, type YamlDocument } from "../../../document/index.ts";
import { defineRule } from "../../rule.ts";

export const syntaxUnusedAnchor = defineRule({
  id: "syntax/unused-anchor",
  severity: "hint",
  absence: "document",
  title: { en: "An anchor that no alias uses", "zh-cn": "没有别名使用的锚点" },
  why: {
    en: "It does no harm, but a reader looks for the place that uses it.",
    "zh-cn": "它没有害处，但读者会去找使用它的地方。",
  },
  messages: {
    unused: { en: "Nothing uses the anchor `{name}`.", "zh-cn": "没有任何地方使用锚点 `{name}`。" },
  },
  *check({ file, document }) {
    for (const { name, span, uses } of document.anchors) {
      if (uses.length > 0 || isMeant(name, document)) continue;
      const behind = /^[ \t]+/.exec(file.text.slice(span.end, span.end + 64))?.[0].length ?? 0;
      const before = behind === 0 && /[ \t]/.test(file.text.charAt(span.start - 1)) ? 1 : 0;
      const edits = [{ span: { start: span.start - before, end: span.end + behind }, text: "" }];
      yield {
        at: span,
        say: "unused",
        words: { name },
        tags: ["unused"],
        fix: { title, words: { name }, safety: "suggested", edits },
      };
    }
  },
  examples: [
    {
      bad: `
        pipeline:
          stages:
            - &build
              ~~~~~~ hint syntax/unused-anchor unused fix
              name: build`,
      good: `
        pipeline:
          stages:
            -
              name: build`,
    },
    {
      bad: `
        pipeline:
          variables: &settings { LEVEL: debug }
                     ~~~~~~~~~ hint syntax/unused-anchor unused fix`,
      good: `
        pipeline:
          variables: { LEVEL: debug }`,
    },
  ],
});

/** A misspelt alias most likely means it, and is told already. */
function isMeant(name: string, { unresolved, anchors }: YamlDocument): boolean {
  return unresolved.some(
    (alias) =>
      nearest(
        alias.name,
        anchors.map((one) => one.name),
      )?.word === name,
  );
}

const title = { en: "Remove the anchor `{name}`", "zh-cn": "删除锚点 `{name}`" };
