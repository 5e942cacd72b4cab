import type { Text } from "../../../protocol/index.ts";
import type { CountedNoun } from "../texts.ts";

/** What the commands say that rewrite files. */
export const rewriteTexts = {
  refused: { en: "`{path}` is left as it is. {reason}", "zh-cn": "`{path}` 保持原样。{reason}" },
  formatted: { en: "`{path}` is formatted.", "zh-cn": "已格式化 `{path}`。" },
  notFormatted: { en: "`{path}` is not formatted.", "zh-cn": "`{path}` 未格式化。" },
  formattedSummary: { en: "Formatted {count} of {files}.", "zh-cn": "{files}中格式化了 {count} 个。" },
  allFormatted: { en: "All is well formatted: {files}.", "zh-cn": "格式都没有问题：{files}。" },
  unformattedSummary: {
    en: "{count} of {files} not formatted. `pipewright format` does it.",
    "zh-cn": "{files}中有 {count} 个未格式化。`pipewright format` 可以格式化它们。",
  },
  badIndent: {
    en: "`--indent` takes a whole number from 1 to 8, not `{word}`.",
    "zh-cn": "`--indent` 需要一个 1 到 8 的整数，而不是 `{word}`。",
  },
  moved: { en: "{path}: platform {from} → {to}", "zh-cn": "{path}：平台 {from} → {to}" },
  done: { en: "done", "zh-cn": "自动" },
  human: { en: "for you", "zh-cn": "需手动" },
  nothingToMove: { en: "Nothing to change in {files}.", "zh-cn": "{files}中没有需要修改的内容。" },
  wouldMove: {
    en: "{count} of {files} would change. Run it with `--write` to do it.",
    "zh-cn": "{files}中有 {count} 个需要修改。加上 `--write` 即可写入。",
  },
  wereMoved: { en: "Changed {count} of {files}.", "zh-cn": "{files}中修改了 {count} 个。" },
  leftForYou: {
    en: "{things} left for you to change by hand.",
    "zh-cn": "还有 {things}需要您手动修改。",
  },
  bothWriteAndDry: {
    en: "`--write` and `--dry-run` ask for opposite things: leave one out.",
    "zh-cn": "`--write` 和 `--dry-run` 互相矛盾：请去掉其中一个。",
  },
} as const satisfies Readonly<Record<string, Text>>;

export const things = {
  one: { en: "1 thing is", "zh-cn": "1 处" },
  other: { en: "{count} things are", "zh-cn": "{count} 处" },
} as const satisfies CountedNoun;
