import { defineRule } from "../../rule.ts";

export const limitDepth = defineRule({
  id: "limit/depth",
  severity: "warning",
  scope: "file",
  worksOnBrokenYaml: true,
  title: { en: "Nested too deeply to be checked", "zh-cn": "嵌套太深，无法检查" },
  why: {
    en: "More than 100 levels are no pipeline that a person wrote. What lies deeper is not looked at.",
    "zh-cn": "超过 100 层的嵌套不会是人写的流水线。更深的内容不会被检查。",
  },
  messages: {
    tooDeep: {
      en: "This is nested more than 100 levels deep. What stands here and deeper is not checked.",
      "zh-cn": "此处的嵌套超过 100 层。这里以及更深的内容不会被检查。",
    },
  },
  *check({ file }) {
    const passed = file.limits.find(({ limit }) => limit === "depth");
    if (passed)
      yield { at: { start: passed.span.start, end: Math.min(passed.span.start + 1, passed.span.end) }, say: "tooDeep" };
  },
  examples: [
    {
      bad: `
        x-deep: ${"[".repeat(100)}[]${"]".repeat(100)}
        ${" ".repeat(108)}~ warning limit/depth`,
      good: `
        x-deep: [[]]`,
    },
  ],
});
