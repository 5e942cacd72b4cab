import { positionAt, type SourceFile, type YamlProblem } from "../../../document/index.ts";
import { defineRule, type Fix } from "../../rule.ts";

export const syntaxYaml = defineRule({
  id: "syntax/yaml",
  severity: "error",
  worksOnBrokenYaml: true,
  title: { en: "The file is not valid YAML", "zh-cn": "文件不是有效的 YAML" },
  why: {
    en: "The platform can't read the file at all, so nothing in it runs. Until this is mended, the rest of the file is not checked: most of what could be said would only follow from this one slip.",
    "zh-cn":
      "平台完全无法读取这个文件，其中的任何内容都不会运行。在修复之前不会检查文件的其余部分：能报告的大多只是这一处笔误的后果。",
  },
  messages: {
    "tab-indent": { en: "Tabs are not allowed as indentation.", "zh-cn": "不能用制表符缩进。" },
    "colon-in-value": {
      en: "The `: ` in this value starts a second key. Put the whole value in quotes.",
      "zh-cn": "这个值里的 `: ` 会被当作另一个键。请用引号把整个值括起来。",
    },
    "list-and-map": {
      en: "`{item}` starts a list item, but `{key}:` above it is not in a list. Put `- ` before `{key}`, or indent `{item}` under the key that it belongs to.",
      "zh-cn":
        "`{item}` 是列表项的开头，但上面的 `{key}:` 不在列表里。请在 `{key}` 前加 `- `，或把 `{item}` 缩进到它所属的键下面。",
    },
    indent: {
      en: "This line is indented by {spaces} spaces, which matches nothing above it. Its neighbours have {wanted}.",
      "zh-cn": "这一行缩进了 {spaces} 个空格，与上文都不对齐。相邻的行缩进 {wanted} 个。",
    },
    "list-indent": {
      en: "This `-` is indented by {spaces} spaces, its neighbours by {wanted}.",
      "zh-cn": "这个 `-` 缩进了 {spaces} 个空格，相邻的列表项缩进 {wanted} 个。",
    },
    deeper: {
      en: "This `-` is one space deeper than its neighbours.",
      "zh-cn": "这个 `-` 比相邻的列表项多缩进了一个空格。",
    },
    "unclosed-quote": {
      en: "This quote is never closed. Add {quote} at the end of the value.",
      "zh-cn": "这个引号没有闭合。请在值的末尾加上 {quote}。",
    },
    "unclosed-flow": {
      en: "This `{open}` is never closed. Add `{close}` at the end of the list or map.",
      "zh-cn": "这个 `{open}` 没有闭合。请在末尾加上 `{close}`。",
    },
    "unopened-flow": {
      en: "This `{close}` closes nothing: there is no `{open}` before it. Remove it, or put the value in quotes.",
      "zh-cn": "这个 `{close}` 前面没有对应的 `{open}`。请删除它，或给这个值加上引号。",
    },
    "bad-escape": {
      en: "`{escape}` means nothing between double quotes. Write `\\{escape}` for a backslash, or use single quotes.",
      "zh-cn": "`{escape}` 在双引号里没有意义。要写反斜杠请用 `\\{escape}`，或改用单引号。",
    },
    "reserved-character": {
      en: "A value can't begin with `{character}`. Put it in quotes.",
      "zh-cn": "值不能以 `{character}` 开头。请给它加上引号。",
    },
    "no-colon": {
      en: "`{word}` stands alone here. Write a key as `key: value`, with a space after the colon.",
      "zh-cn": "`{word}` 单独出现在这里。键要写成 `键: 值`，冒号后面有一个空格。",
    },
    "text-after-value": {
      en: "`{text}` follows a value that has already ended. Put the whole value in quotes, or begin a new line.",
      "zh-cn": "值已经结束，后面又出现了 `{text}`。请给整个值加上引号，或另起一行。",
    },
    "list-same-line": {
      en: "A list can't begin on the line of its key. Begin a new line before the `-`.",
      "zh-cn": "列表不能从键所在的那一行开始。请在 `-` 之前换行。",
    },
    other: {
      en: "This can't be read as YAML. Check the indentation, the colons and the quotes here and in the line above.",
      "zh-cn": "这里无法按 YAML 读取。请检查此处和上一行的缩进、冒号和引号。",
    },
  },
  *check({ file, document }) {
    for (const problem of document.problems) {
      const fix = fixOf(file, problem);
      // What opens may be about to be closed; a line that is only begun makes the one before it look wrong.
      const absence = problem.kind.startsWith("unclosed") ? "document" : "next";
      const say = isOneDeeper(problem) ? "deeper" : problem.kind;
      yield { at: problem.span, say, words: problem.words, absence, ...(fix && { fix }) };
    }
  },
  examples: [
    {
      shows: { en: "A tab", "zh-cn": "制表符" },
      bad: "pipeline:\n\tname: tabs\n~ error syntax/yaml fix\n\tstages: []\n",
      good: "pipeline:\n  name: tabs\n  stages: []\n",
    },
    {
      shows: { en: "A colon in a value", "zh-cn": "值里有冒号" },
      bad: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: greet
                  run: echo status: ok
                       ~~~~~~~~~~~~~~~ error syntax/yaml fix`,
      good: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: greet
                  run: "echo status: ok"`,
    },
    {
      shows: { en: "A list item among keys", "zh-cn": "键中间的列表项" },
      bad: `
        pipeline:
          stages:
            name: build
            - steps: []
            ~~~~~~~ error syntax/yaml fix`,
      good: `
        pipeline:
          stages:
            - name: build
              steps: []`,
    },
    {
      shows: { en: "A key out of line", "zh-cn": "没有对齐的键" },
      bad: `
        pipeline:
          name: shop
           description: The shop
           ~~~~~~~~~~~~~~~~~~~~~ error syntax/yaml fix`,
      good: `
        pipeline:
          name: shop
          description: The shop`,
    },
    {
      shows: { en: "A list item out of line", "zh-cn": "没有对齐的列表项" },
      bad: `
        pipeline:
          stages:
            - name: build
             - name: test
             ~ error syntax/yaml fix`,
      good: `
        pipeline:
          stages:
            - name: build
            - name: test`,
    },
    {
      shows: { en: "A list item that is not deep enough", "zh-cn": "缩进不够的列表项" },
      bad: `
        pipeline:
          stages:
            - name: build
           - name: test
           ~ error syntax/yaml fix`,
      good: `
        pipeline:
          stages:
            - name: build
            - name: test`,
    },
    {
      shows: { en: "A quote that is not closed", "zh-cn": "没有闭合的引号" },
      bad: `
        pipeline:
          name: "shop
                ~ error syntax/yaml
          description: The shop`,
      good: `
        pipeline:
          name: "shop"
          description: The shop`,
    },
    {
      shows: { en: "A bracket that is not closed", "zh-cn": "没有闭合的括号" },
      bad: `
        pipeline:
          secrets: [TOKEN
                   ~ error syntax/yaml
          name: shop`,
      good: `
        pipeline:
          secrets: [TOKEN]
          name: shop`,
    },
    {
      shows: { en: "A bracket too many", "zh-cn": "多余的括号" },
      bad: `
        pipeline:
          name: ]
                ~ error syntax/yaml`,
      good: `
        pipeline:
          name: shop`,
    },
    {
      shows: { en: "A backslash between double quotes", "zh-cn": "双引号里的反斜杠" },
      bad: `
        pipeline:
          description: "C:\\dist"
                          ~~ error syntax/yaml fix`,
      good: `
        pipeline:
          description: "C:\\\\dist"`,
    },
    {
      shows: { en: "A reserved character", "zh-cn": "保留字符" },
      bad: `
        pipeline:
          description: @shop
                       ~~~~~ error syntax/yaml fix`,
      good: `
        pipeline:
          description: "@shop"`,
    },
    {
      shows: { en: "A key without a colon", "zh-cn": "没有冒号的键" },
      bad: `
        pipeline:
          name shop
          ~~~~~~~~~ error syntax/yaml
          description: The shop`,
      good: `
        pipeline:
          name: shop
          description: The shop`,
    },
    {
      shows: { en: "Text after a value", "zh-cn": "值后面的文字" },
      bad: `
        pipeline:
          description: "The" shop
                             ~~~~ error syntax/yaml`,
      good: `
        pipeline:
          description: "The shop"`,
    },
    {
      shows: { en: "A list on the line of its key", "zh-cn": "与键写在同一行的列表" },
      bad: `
        pipeline:
          secrets: - TOKEN
                   ~ error syntax/yaml`,
      good: `
        pipeline:
          secrets:
            - TOKEN`,
    },
    {
      shows: { en: "Something else", "zh-cn": "其他情况" },
      bad: `
        %broken
        pipeline:
        ~~~~~~~~~ error syntax/yaml
          name: shop`,
      good: `
        pipeline:
          name: shop`,
    },
  ],
});

const titles = {
  tabs: { en: "Replace tabs with two spaces in this file", "zh-cn": "把此文件中的制表符替换为两个空格" },
  quote: { en: "Put the value in quotes", "zh-cn": "给值加上引号" },
  align: { en: "Align this line with its neighbours", "zh-cn": "与相邻的行对齐" },
  oneItem: { en: "Make this one item of the list", "zh-cn": "合并为列表的一项" },
  escape: { en: "Double the backslash", "zh-cn": "写成两个反斜杠" },
};

function fixOf(file: SourceFile, problem: YamlProblem): Fix | undefined {
  const { span } = problem;
  const text = file.text.slice(span.start, span.end);
  switch (problem.kind) {
    case "tab-indent":
      return { title: titles.tabs, safety: "safe", edits: tabsToSpaces(file) };
    case "colon-in-value":
    case "reserved-character":
      return { title: titles.quote, safety: "suggested", edits: [{ span, text: quoted(text) }] };
    case "indent":
    case "list-indent": {
      const start = file.lines.starts[positionAt(file.lines, span.start).line] ?? span.start;
      const indent = " ".repeat(Number(problem.words.wanted));
      return { title: titles.align, safety: "suggested", edits: [{ span: { start, end: span.start }, text: indent }] };
    }
    case "bad-escape":
      return { title: titles.escape, safety: "suggested", edits: [{ span, text: `\\${text}` }] };
    case "list-and-map":
      return oneItem(file, span.start);
    case "unclosed-quote":
    case "unclosed-flow":
    case "unopened-flow":
    case "no-colon":
    case "text-after-value":
    case "list-same-line":
    case "other":
      return undefined;
  }
}

function isOneDeeper({ kind, words }: YamlProblem): boolean {
  return kind === "list-indent" && Number(words.spaces) === Number(words.wanted) + 1;
}

/** The keys above a dash and what stands behind it become one item: the dash moves up to the first of them. */
function oneItem(file: SourceFile, dash: number): Fix | undefined {
  const { starts } = file.lines;
  const { line, column } = positionAt(file.lines, dash);
  const lineAt = (index: number): string => file.text.slice(starts[index] ?? 0, starts[index + 1] ?? file.text.length);
  const indentOf = (index: number): number => lineAt(index).search(/\S|$/);
  const isBlank = (index: number): boolean => /^\s*(?:#.*)?$/.test(lineAt(index));
  let first = line;
  for (let above = line - 1; above >= 0 && (isBlank(above) || indentOf(above) >= column); above--) {
    if (/^\s*-\s/.test(lineAt(above)) && indentOf(above) === column) return undefined;
    if (!isBlank(above) && indentOf(above) === column) first = above;
  }
  if (first === line) return undefined;
  const edits: { span: { start: number; end: number }; text: string }[] = [];
  for (let index = first; index < line; index++) {
    const start = (starts[index] ?? 0) + (index === first ? column : 0);
    if (!isBlank(index)) edits.push({ span: { start, end: start }, text: index === first ? "- " : "  " });
  }
  edits.push({ span: { start: dash, end: dash + 1 }, text: " " });
  return { title: titles.oneItem, safety: "suggested", edits };
}

/** Double quotes, unless the value holds some itself and single ones would do. */
function quoted(text: string): string {
  if (text.includes('"') && !text.includes("'")) return `'${text}'`;
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

/** Only the tabs of indentation: one in a value may be meant. */
function tabsToSpaces(file: SourceFile): Fix["edits"] {
  return [...file.text.matchAll(/^[ \t]*\t[ \t]*/gm)].map((match) => ({
    span: { start: match.index, end: match.index + match[0].length },
    text: match[0].replaceAll("\t", "  "),
  }));
}
