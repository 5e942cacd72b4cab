import type { SourceFile, TextEdit, YamlEntry, YamlMap } from "../../document/index.ts";
import type { Fix } from "../rule.ts";
import { lineEnd, lineStart, nextLineStart, opensLine } from "./text-places.ts";

/** Takes a key away with its value: its whole lines in block style, with its comma in braces. Comments above stay. */
export function removeEntry(file: SourceFile, map: YamlMap, entry: YamlEntry): Fix | undefined {
  return removeEntries(file, map, [entry]);
}

/** Takes several keys of one map away; the title names the first. */
export function removeEntries(file: SourceFile, map: YamlMap, entries: readonly YamlEntry[]): Fix | undefined {
  const [first] = entries;
  if (!first || entries.some((entry) => entry.merged || entry.span.origin)) return undefined;
  const own = map.entries.filter((entry) => !entry.merged);
  const staying = own.filter((entry) => !entries.includes(entry));
  // A merge keeps its own line, which is no entry here: the map is not empty without the others.
  const emptied = staying.length === 0 && own.length === map.entries.length;
  return {
    title: { en: "Remove `{key}`", "zh-cn": "删除 `{key}`" },
    words: { key: first.key.text },
    safety: "suggested",
    edits: emptied ? [{ span: map.span, text: "{}" }] : removals(file, map, entries, own),
  };
}

function removals(
  file: SourceFile,
  map: YamlMap,
  entries: readonly YamlEntry[],
  own: readonly YamlEntry[],
): readonly TextEdit[] {
  if (map.flow) return flowRemovals(file, map, entries, own);
  return entries.map((entry) => blockRemoval(file, entry, own, entries));
}

function blockRemoval(
  file: SourceFile,
  entry: YamlEntry,
  own: readonly YamlEntry[],
  gone: readonly YamlEntry[],
): TextEdit {
  const { start, end } = entry.span;
  if (!opensLine(file, start)) {
    // Behind the dash of an item: what comes next moves up to the dash.
    const next = own.find((other) => other.span.start > start && !gone.includes(other));
    const upTo = next ? next.span.start : end;
    const between = gone.some((other) => other !== entry && other.span.start > start && other.span.start < upTo);
    return { span: { start, end: between ? end : upTo }, text: "" };
  }
  const from = lineStart(file, start);
  const to = nextLineStart(file, end);
  if (to < file.text.length || lineEnd(file, end) < to || from === 0) return { span: { start: from, end: to }, text: "" };
  // The last line of a text that ends without a line break: the break before it goes instead.
  const lineBreak = file.text.slice(0, from).endsWith("\r\n") ? 2 : 1;
  return { span: { start: from - lineBreak, end: to }, text: "" };
}

/** Each run of neighbours goes with the commas behind it, or at the end with the comma before it. */
function flowRemovals(
  file: SourceFile,
  map: YamlMap,
  entries: readonly YamlEntry[],
  own: readonly YamlEntry[],
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (let index = 0; index < own.length; index++) {
    const first = own[index];
    if (!first || !entries.includes(first)) continue;
    let last = first;
    for (let next = own[index + 1]; next && entries.includes(next); next = own[index + 1]) {
      last = next;
      index++;
    }
    const behind = /^\s*,\s*/.exec(file.text.slice(last.span.end, map.span.end));
    const isLast = own.at(-1) === last;
    if (behind && !isLast) edits.push({ span: { start: first.span.start, end: last.span.end + behind[0].length }, text: "" });
    else {
      const ahead = /\s*,\s*$/.exec(file.text.slice(map.span.start, first.span.start));
      edits.push({ span: { start: first.span.start - (ahead?.[0].length ?? 0), end: last.span.end }, text: "" });
    }
  }
  return edits;
}
