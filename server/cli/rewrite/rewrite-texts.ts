import type { Text } from "../../../protocol/index.ts";

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
} as const satisfies Readonly<Record<string, Text>>;
