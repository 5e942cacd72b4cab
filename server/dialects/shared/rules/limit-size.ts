import { defineRule } from "../../rule.ts";

export const limitSize = defineRule({
  id: "limit/size",
  severity: "warning",
  scope: "file",
  worksOnBrokenYaml: true,
  title: { en: "The file is too big to be checked in full", "zh-cn": "文件太大，无法完整检查" },
  why: {
    en: "Up to 50,000 lines or 5 MB a file gets every check. Beyond that only its YAML syntax is checked, and beyond 50 MB nothing: the editor must stay quick.",
    "zh-cn":
      "不超过 50,000 行或 5 MB 的文件会接受全部检查。超过之后只检查 YAML 语法，超过 50 MB 则完全不检查：编辑器必须保持流畅。",
  },
  messages: {
    syntaxOnly: {
      en: "This file has more than 50,000 lines or 5 MB, so only its YAML syntax is checked. Split it, or move repeated parts to templates.",
      "zh-cn": "此文件超过 50,000 行或 5 MB，因此只检查 YAML 语法。请拆分文件，或把重复的部分移到模板中。",
    },
  },
  *check({ file }) {
    if (file.limits.some(({ limit }) => limit === "size")) yield { at: firstLine(file.text), say: "syntaxOnly" };
  },
  examples: [],
});

function firstLine(text: string): { readonly start: number; readonly end: number } {
  return { start: 0, end: /^[^\r\n]*/.exec(text)?.[0].length ?? 0 };
}
