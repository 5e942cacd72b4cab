import { entryOf } from "../../../document/index.ts";
import { defineRule } from "../../rule.ts";

export const syntaxDuplicateKey = defineRule({
  id: "syntax/duplicate-key",
  severity: "error",
  worksOnBrokenYaml: true,
  title: { en: "A key stands twice in one map", "zh-cn": "同一个映射里有重复的键" },
  why: {
    en: "Only one of the two values can count, and which one depends on the reader. The other is lost without a word.",
    "zh-cn": "两个值只有一个会生效，究竟是哪个取决于读取它的程序；另一个会悄悄丢失。",
  },
  messages: {
    twice: {
      en: "`{key}` stands twice here. Keep one of the two.",
      "zh-cn": "`{key}` 在这里出现了两次。请只保留一个。",
    },
  },
  *check({ document }) {
    for (const map of document.repeats) {
      for (const again of map.duplicates) {
        const key = again.key.text;
        const first = entryOf(map, key);
        const related = first ? [{ at: first.key.span, text: firstIsHere }] : [];
        yield { at: again.key.span, say: "twice", words: { key }, related };
      }
    }
  },
  examples: [
    {
      bad: `
        pipeline:
          name: shop
          ~~~~ @first
          variables:
            LEVEL: debug
          name: store
          ~~~~ error syntax/duplicate-key
          | \`name\` stands twice here. Keep one of the two.
          | see @first: the first one is here`,
      good: `
        pipeline:
          name: store
          variables:
            LEVEL: debug`,
    },
  ],
});

const firstIsHere = { en: "the first one is here", "zh-cn": "第一个在这里" };
