import type { SourceFile, YamlEntry, YamlMap } from "../../document/index.ts";
import { columnOf, lineEnd } from "../fixes/text-places.ts";
import { removeEntries } from "../fixes.ts";
import type { Fix } from "../rule.ts";

const ofRun = new Set(["run", "shell", "working-directory"]);
const ofUses = new Set(["uses", "with"]);

/**
 * Makes two steps of one that runs and uses: what belongs to the second of the two moves into an item below. Undefined for
 * what stands in braces or came by an alias.
 */
export function splitStep(file: SourceFile, map: YamlMap): Fix | undefined {
  if (map.flow || map.span.origin || map.anchor || map.entries.some(({ merged }) => merged)) return undefined;
  const run = map.entries.findIndex(({ key }) => key.text === "run");
  const uses = map.entries.findIndex(({ key }) => key.text === "uses");
  const moving = run > uses ? ofRun : ofUses;
  const moved = map.entries.filter(({ key }) => moving.has(key.text));
  const [first] = map.entries;
  if (!first || moved.includes(first)) return undefined;
  const edits = splitting(file, map, moved);
  return edits && { title: { en: "Split into two steps", "zh-cn": "拆分为两个步骤" }, safety: "suggested", edits };
}

/** What stands last only needs a dash before it. */
function splitting(file: SourceFile, map: YamlMap, moved: readonly YamlEntry[]): Fix["edits"] | undefined {
  const [first] = moved;
  const last = map.entries.at(-1);
  if (!first || !last) return undefined;
  const { start } = first.key.span;
  if (map.entries.slice(-moved.length).every((entry) => moved.includes(entry)))
    return [{ span: { start: start - 2, end: start }, text: "- " }];
  const at = lineEnd(file, last.span.end);
  const removal = moved.includes(last) ? undefined : removeEntries(file, map, moved);
  return removal && [...removal.edits, { span: { start: at, end: at }, text: itemOf(file, moved) }];
}

/** The entries as an item of its own, as they are written. */
function itemOf(file: SourceFile, entries: readonly YamlEntry[]): string {
  const indent = " ".repeat(columnOf(file, entries[0]?.key.span.start ?? 0));
  const dash = `${indent.slice(0, -2)}- `;
  const lines = entries.map(({ span }) => file.text.slice(span.start, span.end).trimEnd());
  return lines.map((line, index) => file.newline + (index === 0 ? dash : indent) + line).join("");
}
