import type { SourceFile, Span, YamlEntry, YamlList, YamlMap, YamlNode } from "../../../document/index.ts";
import { columnOf, lineEnd } from "../../fixes/text-places.ts";
import type { Refactoring, RefactoringOffer } from "../../refactoring.ts";
import { type Collection, collectionAt } from "./collection-at.ts";

/** `needs: [build, test]` becomes a line for each, and `{ … }` a line for each key. */
export const flowToBlock: Refactoring = {
  id: "flow-to-block",
  kind: "rewrite",
  offer({ file, document }, selection) {
    const found = collectionAt(document.root, selection);
    if (!found?.node.flow || found.isInFlow) return undefined;
    return written(file, found);
  },
};

function written(file: SourceFile, { node, entry, item }: Collection): RefactoringOffer | undefined {
  const lines = linesOf(file, node);
  if (!lines || lines.length === 0 || node.anchor) return undefined;
  const start = node.span.start;
  const end = lineEnd(file, node.span.end);
  const tail = file.text.slice(node.span.end, end).trim();
  if (tail !== "" && !tail.startsWith("#")) return undefined;
  const title =
    node.kind === "map"
      ? { en: "Write each key on a line of its own", "zh-cn": "每个键单独写一行" }
      : { en: "Write each item on a line of its own", "zh-cn": "每一项单独写一行" };
  const comment = tail === "" ? "" : ` ${tail}`;
  if (entry) {
    // Between the colon and the bracket there is nothing but blanks, else there is a tag that we don't know.
    if (!/^\s*:\s*$/.test(file.text.slice(entry.key.span.end, start))) return undefined;
    const indent = file.newline + " ".repeat(columnOf(file, entry.key.span.start) + 2);
    const text = `:${comment}${lines.map((line) => indent + line).join("")}`;
    return { title, edits: [{ span: { start: entry.key.span.end, end }, text }] };
  }
  if (!item) return undefined;
  const indent = file.newline + " ".repeat(columnOf(file, start));
  const [first = "", ...rest] = lines;
  return {
    title,
    edits: [{ span: { start, end }, text: first + comment + rest.map((line) => indent + line).join("") }],
  };
}

/** Undefined where something stands there that would be lost or be read otherwise. */
function linesOf(file: SourceFile, node: YamlMap | YamlList): readonly string[] | undefined {
  const pieces: readonly Span[] = node.kind === "map" ? node.entries.map(({ span }) => span) : node.items.map(spanOf);
  if (!isAllThere(file.text, node, pieces)) return undefined;
  const lines =
    node.kind === "map" ? node.entries.map((entry) => keyLine(file, entry)) : node.items.map((one) => line(file, one));
  return lines.every((one) => one !== undefined) ? lines.flatMap((one) => (one === undefined ? [] : [one])) : undefined;
}

function spanOf({ span }: YamlNode): Span {
  return span;
}

/** Whether nothing but commas and blanks stands between: no comment, no merge, no tag. */
function isAllThere(text: string, { span }: YamlMap | YamlList, pieces: readonly Span[]): boolean {
  let at = span.start + 1;
  for (const piece of pieces) {
    if (piece.start < at || !/^[\s,]*$/.test(text.slice(at, piece.start))) return false;
    at = piece.end;
  }
  return /^[\s,]*$/.test(text.slice(at, span.end - 1));
}

function keyLine(file: SourceFile, { key, value, span, merged }: YamlEntry): string | undefined {
  if (merged || !/^\s*:\s*$|^\s*$/.test(file.text.slice(key.span.end, value.span.start))) return undefined;
  const written = file.text.slice(key.span.start, key.span.end);
  const rest = file.text.slice(value.span.start, span.end).trim();
  if (/[\r\n]/.test(written + rest)) return undefined;
  return rest === "" ? `${written}:` : `${written}: ${rest}`;
}

function line(file: SourceFile, { span }: YamlNode): string | undefined {
  const written = file.text.slice(span.start, span.end);
  // A pair without braces, `[a: 1]`, is a map of its own, and reads the same as an item.
  return /[\r\n]/.test(written) ? undefined : `- ${written}`;
}
