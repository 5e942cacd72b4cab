import { positionAt, type SourceFile, type Span, type TextEdit, type YamlList } from "../../document/index.ts";
import { removeEntry } from "../fixes.ts";
import type { Fix } from "../rule.ts";
import { type Need, type Waiter, type WaitingWords, waiterWord } from "./waiting.ts";

const removeTitle = {
  en: "Remove `{need}` from the needs of `{stage}`",
  "zh-cn": "从 `{stage}` 的依赖中删除 `{need}`",
};
const startAtOnceTitle = {
  en: "Let `{stage}` start at once: add `needs: []`",
  "zh-cn": "让 `{stage}` 立即开始：加上 `needs: []`",
};

/** Takes one written need away; an empty list stays where without `needs` the one before would be meant. */
export function withoutNeed(file: SourceFile, stage: Waiter, need: Need, waiting: WaitingWords): Fix {
  const words = { need: need.name, stage: waiterWord(stage, waiting) };
  const isLast = stage.needs.filter(({ implied }) => !implied).length === 1;
  const gone = isLast && !waiting.inOrder && stage.needsEntry && removeEntry(file, stage.map, stage.needsEntry);
  if (gone) return { ...gone, title: removeTitle, words, safety: "suggested" };
  const value = stage.needsEntry?.value;
  const edit =
    value?.kind === "list" && value.items.length > 1
      ? withoutItem(file, value, need.span)
      : { span: value?.span ?? need.span, text: "[]" };
  return { title: removeTitle, words, safety: "suggested", edits: [onOneLine(file, stage, edit)] };
}

/** `needs: []` under the name of a stage that has no `needs`. */
export function startAtOnce(file: SourceFile, stage: Waiter, waiting: WaitingWords): Fix {
  const first = stage.map.entries.find((entry) => entry.key.text === "name") ?? stage.map.entries[0];
  const words = { stage: waiterWord(stage, waiting) };
  const end = first?.span.end ?? stage.map.span.end;
  const indent = " ".repeat(positionAt(file.lines, first?.key.span.start ?? stage.map.span.start).column);
  const text = stage.map.flow ? ", needs: []" : `${file.newline}${indent}needs: []`;
  const at = stage.map.flow ? end : endOfLine(file, end);
  return { title: startAtOnceTitle, words, safety: "suggested", edits: [{ span: { start: at, end: at }, text }] };
}

function endOfLine(file: SourceFile, offset: number): number {
  const rest = /^[^\r\n]*/.exec(file.text.slice(offset))?.[0] ?? "";
  return offset + rest.length;
}

/** In a flow list the comma goes too, in a block list the line. */
function withoutItem(file: SourceFile, list: YamlList, item: Span): TextEdit {
  const { text } = file;
  if (!list.flow) {
    const { line } = positionAt(file.lines, item.start);
    const start = file.lines.starts[line] ?? item.start;
    return { span: { start, end: file.lines.starts[line + 1] ?? text.length }, text: "" };
  }
  const behind = /^\s*,\s*/.exec(text.slice(item.end, list.span.end));
  if (behind) return { span: { start: item.start, end: item.end + behind[0].length }, text: "" };
  const before = /\s*,\s*$/.exec(text.slice(list.span.start, item.start));
  return { span: { start: item.start - (before?.[0].length ?? 0), end: item.end }, text: "" };
}

/** A block list that becomes `[]` moves up behind its key. */
function onOneLine(file: SourceFile, stage: Waiter, edit: TextEdit): TextEdit {
  const value = stage.needsEntry?.value;
  if (edit.text !== "[]" || value?.kind !== "list" || value.flow) return edit;
  const colon = file.text.indexOf(":", stage.needsEntry?.key.span.end ?? edit.span.start) + 1;
  return { span: { start: colon, end: edit.span.end }, text: " []" };
}
