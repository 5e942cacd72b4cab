import type { SourceFile, TextEdit, YamlMap } from "../../document/index.ts";
import type { Fix } from "../rule.ts";
import { columnOf, lineEnd } from "./text-places.ts";

/**
 * A key to be added, with its value as YAML on one line: a placeholder that the author replaces. Where `under` is
 * given, the key is put into a new map of that name.
 */
export interface NewKey {
  readonly key: string;
  readonly value: string;
  readonly under?: string;
}

/** Adds a key at the end of a map. Undefined where the map's words stand elsewhere. */
export function addKey(file: SourceFile, map: YamlMap, { key, value, under }: NewKey): Fix | undefined {
  const edit = insertion(file, map, (indent) => {
    if (under === undefined) return `${key}: ${value}`;
    return indent === undefined ? `${under}: { ${key}: ${value} }` : `${under}:${indent}  ${key}: ${value}`;
  });
  return (
    edit && {
      title: { en: "Add `{key}`", "zh-cn": "添加 `{key}`" },
      words: { key },
      safety: "suggested",
      edits: [edit],
    }
  );
}

/** `write` gets the line break with the indentation of the map; nothing for a map in braces. */
function insertion(
  file: SourceFile,
  map: YamlMap,
  write: (indent: string | undefined) => string,
): TextEdit | undefined {
  if (map.span.origin) return undefined;
  const own = map.entries.filter(({ merged }) => !merged);
  const last = own.at(-1);
  if (map.flow) {
    const braced = file.text.charAt(map.span.end - 1) === "}";
    if (!braced) return undefined; // a bare pair in a flow list has no room for a second key
    const end = last?.span.end ?? map.span.start + 1;
    if (!last) return { span: { start: end, end: map.span.end - 1 }, text: ` ${write(undefined)} ` };
    return { span: { start: end, end }, text: `, ${write(undefined)}` };
  }
  if (!last) return undefined;
  const at = lineEnd(file, last.span.end);
  const indent = file.newline + " ".repeat(columnOf(file, last.key.span.start));
  return { span: { start: at, end: at }, text: indent + write(indent) };
}
