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
  // A merge is no entry here. Where it may stand between entries on one line, nobody but the author takes them apart.
  const hasMerge = /<</.test(file.text.slice(map.span.start, map.span.end));
  if (hasMerge && (map.flow || !opensLine(file, map.span.start))) return undefined;
  const emptied = staying.length === 0 && !hasMerge;
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
  const [first] = own;
  if (!first || !entries.includes(first) || opensLine(file, first.span.start)) {
    return entries.map((entry) => wholeLines(file, entry));
  }
  // Behind the dash of an item: what comes next moves up to the dash.
  const next = own.find((entry) => !entries.includes(entry));
  const upTo = next?.span.start ?? map.span.end;
  const rest = entries.filter((entry) => entry.span.start > upTo);
  return [behindDash(file, first.span.start, upTo), ...rest.map((entry) => wholeLines(file, entry))];
}

/** Comments on lines of their own belong to what comes next, and stay between it and the dash. */
function behindDash(file: SourceFile, start: number, upTo: number): TextEdit {
  const comment = file.comments.findLast(({ span, ownLine }) => ownLine && span.start > start && span.start < upTo);
  if (!comment) return { span: { start, end: upTo }, text: "" };
  let from = comment.line;
  while (file.comments.some(({ line, ownLine, span }) => ownLine && line === from - 1 && span.start > start)) from--;
  const end = file.lines.starts[from] ?? upTo;
  const { length } = /\s*$/.exec(file.text.slice(0, start))?.[0] ?? "";
  return { span: { start: start - length, end: end - file.newline.length }, text: "" };
}

function wholeLines(file: SourceFile, entry: YamlEntry): TextEdit {
  const { start, end } = entry.span;
  const from = lineStart(file, start);
  const to = nextLineStart(file, end);
  if (to < file.text.length || lineEnd(file, end) < to || from === 0) {
    return { span: { start: from, end: to }, text: "" };
  }
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
    if (behind && !isLast)
      edits.push({ span: { start: first.span.start, end: last.span.end + behind[0].length }, text: "" });
    else {
      const ahead = /\s*,\s*$/.exec(file.text.slice(map.span.start, first.span.start));
      edits.push({ span: { start: first.span.start - (ahead?.[0].length ?? 0), end: last.span.end }, text: "" });
    }
  }
  return edits;
}
