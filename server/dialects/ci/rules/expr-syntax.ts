import type { Words } from "../../../../protocol/index.ts";
import type { SourceFile } from "../../../document/index.ts";
import { changeTo } from "../../fixes.ts";
import { defineRule, type Fix, type Report } from "../../rule.ts";
import type { SyntaxProblem } from "../../shared/expressions/index.ts";
import { expressionProblems } from "../expression-problems.ts";
import { type ExpressionUse, placeOf } from "../expression-use.ts";
import type { CiFacts } from "../facts.ts";

type Say = SyntaxProblem["problem"] | "unmarked" | "cut" | "mixed";

export const exprSyntax = defineRule<CiFacts, Say>({
  id: "expr/syntax",
  per: "part",
  severity: "error",
  title: { en: "An expression that can't be read", "zh-cn": "无法读懂的表达式" },
  why: {
    en: "The platform can't work the expression out, and refuses the file.",
    "zh-cn": "平台无法计算该表达式，会拒绝该文件。",
  },
  messages: {
    empty: { en: "There is nothing between `${{` and `}}`.", "zh-cn": "`${{` 和 `}}` 之间什么也没有。" },
    unmarked: {
      en: "`${{` is never closed. Put `}}` after the expression.",
      "zh-cn": "`${{` 没有结束。请在表达式后面写上 `}}`。",
    },
    cut: {
      en: "` #` begins a comment, so the expression ends before it. Put the whole value in double quotes.",
      "zh-cn": "` #` 会开始注释，表达式在它之前就结束了。请把整个值放进双引号。",
    },
    "open-string": { en: "The text {word} has no closing quote.", "zh-cn": "文本 {word} 缺少结尾的引号。" },
    "double-quotes": {
      en: "In expressions, text stands in single quotes.",
      "zh-cn": "表达式中的文本要用单引号。",
    },
    "no-sign": {
      en: "Something is missing before `{word}`: an operator such as `==` or `&&`.",
      "zh-cn": "`{word}` 前面缺少运算符，例如 `==` 或 `&&`。",
    },
    unexpected: { en: "`{word}` can't stand here.", "zh-cn": "`{word}` 不能出现在这里。" },
    unclosed: { en: "`{word}` is never closed.", "zh-cn": "`{word}` 没有结束。" },
    incomplete: { en: "Something is missing after `{word}`.", "zh-cn": "`{word}` 后面缺少内容。" },
    "too-long": {
      en: "An expression has at most {word} characters.",
      "zh-cn": "一个表达式最多 {word} 个字符。",
    },
    mixed: {
      en: "`{key}` is one expression: either all of it stands in `${{ }}` or nothing.",
      "zh-cn": "`{key}` 是一个完整的表达式：要么全部写在 `${{ }}` 里，要么完全不写。",
    },
  },
  *check(facts) {
    const { syntax, mixed } = expressionProblems(facts);
    for (const { at, use, problem } of syntax) yield syntaxReport(facts.file, at, use, problem);
    for (const node of mixed) {
      const text = node.text.replace(/\$\{\{\s*|\s*\}\}/g, "");
      const isPlain = node.style === "plain" && !node.span.origin;
      yield {
        at: node.span,
        say: "mixed",
        words: { key: facts.conditionKey },
        ...(isPlain && { fix: removeMarks(node.span, text) }),
      };
    }
  },
  examples: [
    {
      shows: { en: "Marks around a part of a condition", "zh-cn": "只标记了条件的一部分" },
      bad: `
        pipeline:
          stages:
            - name: deploy
              when: \${{ git.branch }} == 'main'
                    ~~~~~~~~~~~~~~~~~~~~~~~~~~~ error expr/syntax fix`,
      good: `
        pipeline:
          stages:
            - name: deploy
              when: git.branch == 'main'`,
    },
    {
      shows: { en: "A comment in the middle", "zh-cn": "中间出现注释" },
      bad: `
        pipeline:
          variables:
            TITLE: \${{ format('Run #{0}', pipeline.number) }}
                   ~~~~~~~~~~~~~~~ error expr/syntax fix`,
      good: `
        pipeline:
          variables:
            TITLE: "\${{ format('Run #{0}', pipeline.number) }}"`,
    },
    {
      shows: { en: "A text in double quotes", "zh-cn": "用双引号写的文本" },
      bad: `
        pipeline:
          stages:
            - name: deploy
              when: git.branch == "main"
                                  ~ error expr/syntax`,
      good: `
        pipeline:
          stages:
            - name: deploy
              when: git.branch == 'main'`,
    },
    {
      shows: { en: "Half an expression", "zh-cn": "不完整的表达式" },
      bad: `
        pipeline:
          variables:
            A: \${{ }}
               ~~~~~~ error expr/syntax
            B: \${{ git.branch
               ~~~~~~~~~~~~~~ error expr/syntax
            C: \${{ git.branch == 'main }}
                                 ~~~~~~ error expr/syntax
            D: \${{ git.branch 'main' }}
                              ~~~~~~ error expr/syntax
            E: \${{ git.branch % 2 }}
                              ~ error expr/syntax
            F: \${{ (git.branch }}
                   ~ error expr/syntax
            G: \${{ git.branch == }}
                              ~~ error expr/syntax`,
      good: `
        pipeline:
          variables:
            A: \${{ git.branch == 'main' }}`,
    },
  ],
});

function syntaxReport(file: SourceFile, at: Report["at"], use: ExpressionUse, problem: SyntaxProblem): Report<Say> {
  if (use.written.isOpen) {
    const quoted = quoteWithComment(file, use);
    return quoted ? { at, say: "cut", fix: quoted } : { at, say: "unmarked", absence: "next" };
  }
  const words: Words = { word: problem.problem === "open-string" ? `\`${problem.word.trim()}\`` : problem.word };
  return {
    at: problem.problem === "empty" ? placeOf(use, { start: -3, end: use.written.text.length + 2 }) : at,
    say: problem.problem,
    words,
  };
}

/** Where a ` #` has cut an expression off: the whole line's value in quotes. */
function quoteWithComment({ text }: SourceFile, { node }: ExpressionUse): Fix | undefined {
  const { start, end, origin } = node.span;
  const rest = /^ +#[^\r\n]*\}\}[^\r\n]*/.exec(text.slice(end, end + 2_000))?.[0];
  if (rest === undefined || node.style !== "plain" || origin) return undefined;
  const span = { start, end: end + rest.trimEnd().length };
  const value = text.slice(start, span.end);
  const title = { en: "Quote the value", "zh-cn": "给值加引号" };
  return { title, safety: "suggested", edits: [{ span, text: JSON.stringify(value) }] };
}

function removeMarks(span: Report["at"], text: string): Fix {
  return { ...changeTo(span, text, "safe"), title: { en: "Remove the marks", "zh-cn": "去掉标记" } };
}
