import type { Text } from "../../protocol/index.ts";

/** What may be wrong with a pack beyond its form. */
export const packTexts = {
  noId: {
    en: "This is no pack: it needs an `id`, such as `id: acme`.",
    "zh-cn": "这不是扩展包：需要 `id`，例如 `id: acme`。",
  },
  path: { en: "`{path}` is no JSONPath: {reason}", "zh-cn": "`{path}` 不是 JSONPath：{reason}" },
  noSchemas: {
    en: "The dialect `{id}` has no JSON Schema, and can't be used without one. Name one under `schemas`.",
    "zh-cn": "方言 `{id}` 没有 JSON Schema，无法使用。请在 `schemas` 下指定一个。",
  },
  twice: {
    en: "`{id}` is there twice under {what}. Only the first counts.",
    "zh-cn": "{what} 下有两个 `{id}`，只有第一个有效。",
  },
  keyword: {
    en: "`{word}` in this schema can't be heeded. Check how it is spelt, and that a reference leads to a place in this schema.",
    "zh-cn": "此 schema 中的 `{word}` 无法生效。请检查拼写，并确认引用指向本 schema 内部。",
  },
  pattern: {
    en: "The pattern `{word}` could take for ever, so it is left out. Write it without repetitions inside repetitions.",
    "zh-cn": "模式 `{word}` 可能永远匹配不完，因此被忽略。请不要在重复中再写重复。",
  },
  outside: {
    en: "`{path}` leads out of the pack. Write a path that stays inside it.",
    "zh-cn": "`{path}` 超出了扩展包。请写不离开扩展包的路径。",
  },
  tooMany: {
    en: "There are more than {limit} of {what}; the others are left out.",
    "zh-cn": "{what} 超过 {limit} 个，多出的被忽略。",
  },
} satisfies Readonly<Record<string, Text>>;

export type PackSay = keyof typeof packTexts;
