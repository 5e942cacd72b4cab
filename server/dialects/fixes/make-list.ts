import {
  entryOf,
  isEmpty,
  type SourceFile,
  type TextEdit,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
  type YamlUnknown,
} from "../../document/index.ts";
import type { Fix } from "../rule.ts";
import { afterColon, columnOf, shiftLines } from "./text-places.ts";

const title = { en: "Make this a list", "zh-cn": "改为列表" };

/** Makes a value the one item of a list. Undefined for what is a list already, or stands elsewhere. */
export function wrapInList(file: SourceFile, node: YamlNode): Fix | undefined {
  if (node.kind === "unknown" || node.span.origin || isEmpty(node) || node.anchor) return undefined;
  const edits = wrapping(file, node);
  return edits && { title, safety: "safe", edits };
}

function wrapping(file: SourceFile, node: Exclude<YamlNode, YamlUnknown>): readonly TextEdit[] | undefined {
  switch (node.kind) {
    case "scalar": {
      const written = file.text.slice(node.span.start, node.span.end);
      const needsQuotes =
        node.style === "literal" || node.style === "folded" || (node.style === "plain" && /[,[\]{}\r\n]/.test(written));
      return [{ span: node.span, text: `[${needsQuotes ? JSON.stringify(node.text) : written}]` }];
    }
    case "map":
      if (!node.flow) return asItem(file, node);
      return [insert(node.span.start, "["), insert(node.span.end, "]")];
    case "list":
      return undefined;
  }
}

function asItem(file: SourceFile, map: YamlMap): readonly TextEdit[] {
  return [insert(map.span.start, "- "), ...shiftLines(file, map.span, 2)];
}

function insert(offset: number, text: string): TextEdit {
  return { span: { start: offset, end: offset }, text };
}

/**
 * Makes the keys of a map the names of a list's items: `build: {…}` becomes `- name: build` with the rest below.
 * Undefined where a value is no map, or has a `name` already.
 */
export function listItemsFromMap(file: SourceFile, map: YamlMap): Fix | undefined {
  if (map.span.origin || map.anchor || map.entries.length === 0) return undefined;
  const edits: TextEdit[] = [];
  for (const entry of map.entries) {
    const item = itemFrom(file, map, entry);
    if (!item) return undefined;
    edits.push(...item);
  }
  if (map.flow) {
    const { start, end } = map.span;
    const ahead = /^\{ */.exec(file.text.slice(start, end))?.[0].length ?? 1;
    const behind = / *\}$/.exec(file.text.slice(start, end))?.[0].length ?? 1;
    edits.push({ span: { start, end: start + ahead }, text: "[" }, { span: { start: end - behind, end }, text: "]" });
  }
  return { title, safety: "suggested", edits };
}

function itemFrom(file: SourceFile, map: YamlMap, entry: YamlEntry): readonly TextEdit[] | undefined {
  const { key, value } = entry;
  if (entry.merged || value.kind !== "map" || value.anchor || value.span.start < key.span.end) return undefined;
  if (entryOf(value, "name") !== undefined || value.entries.some(({ merged }) => merged)) return undefined;
  const written = file.text.slice(key.span.start, key.span.end);
  const name = `name: ${typeof key.value === "string" ? written : JSON.stringify(key.text)}`;
  const dash = map.flow ? "" : "- ";
  if (value.flow) {
    const text = `${dash}{ ${name}${value.entries.length > 0 ? "," : " "}`;
    return [{ span: { start: key.span.start, end: value.span.start + 1 }, text }];
  }
  const colon = afterColon(file, key.span.end);
  const wanted = columnOf(file, key.span.start) + 2;
  const now = columnOf(file, value.span.start);
  const rest = { start: colon, end: value.span.end };
  return [{ span: { start: key.span.start, end: colon }, text: dash + name }, ...shiftLines(file, rest, wanted - now)];
}
