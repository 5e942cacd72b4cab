/** The cures of what is deprecated or removed. Which one, the tables say by its name: `replace` in packs/…/keys.yaml. */
import {
  entryOf,
  isEmpty,
  type SourceFile,
  type YamlEntry,
  type YamlList,
  type YamlMap,
} from "../../document/index.ts";
import type { Deprecated, Removed } from "../../schema/index.ts";
import { columnOf, lineEnd } from "../fixes/text-places.ts";
import { changeTo, isElsewhere, removeEntry, renameKey, replaceEntry } from "../fixes.ts";
import type { Fix } from "../rule.ts";

/** Undefined where nothing can be written in its place without knowing more. */
export function replaceOutdated(file: SourceFile, fault: Deprecated | Removed): Fix | undefined {
  const { entry, map, node, replace, instead } = fault;
  if (fault.what === "value") {
    // Another major of the same type takes the same inputs; another type does not.
    const isSame = instead !== undefined && majorless(instead) === majorless(fault.name);
    return isSame && !isElsewhere(node.span) ? changeTo(node.span, instead, "suggested") : undefined;
  }
  if (!entry || !map || entry.merged || isElsewhere(entry.span) || isElsewhere(node.span)) return undefined;
  switch (replace) {
    case "script-to-run":
      return linesToRun(file, entry);
    case "branches-to-when":
      return branchesToWhen(file, map, entry);
    case "parallel-to-needs":
      return parallelToNeeds(file, map, entry);
    default:
      return undefined;
  }
}

function majorless(type: string): string {
  return type.replace(/@.*$/, "");
}

function useTitle(instead: string): Pick<Fix, "title" | "words"> {
  return { title: { en: "Use `{instead}`", "zh-cn": "改用 `{instead}`" }, words: { instead } };
}

export function linesToRun(file: SourceFile, entry: YamlEntry): Fix | undefined {
  const { value } = entry;
  if (value.kind === "scalar" && !isEmpty(value)) return renameKey(entry, "run", "safe");
  if (value.kind !== "list" || value.items.length === 0) return undefined;
  const lines = linesOf(value);
  // A comment between the lines would become a part of the shell text, or be lost: a person decides.
  if (!lines || hasComment(file, entry)) return undefined;
  const indent = file.newline + " ".repeat(columnOf(file, entry.key.span.start) + 2);
  const inBraces = file.text.slice(entry.span.start, entry.span.end).includes("\n") ? false : isInFlow(file, entry);
  const text = inBraces
    ? `run: ${JSON.stringify(lines.join("\n"))}`
    : `run: |${lines.map((line) => (line === "" ? file.newline : indent + line)).join("")}`;
  return replaceEntry(entry, { ...useTitle("run"), text, safety: "suggested" });
}

function linesOf({ items }: YamlList): readonly string[] | undefined {
  const lines: string[] = [];
  for (const item of items) {
    if (item.kind !== "scalar" || isEmpty(item) || item.span.origin) return undefined;
    lines.push(...item.text.replace(/\n$/, "").split("\n"));
  }
  // The first line of a block tells its indentation.
  return /^[ \t]/.test(lines[0] ?? "") ? undefined : lines;
}

/** From the key to the end of the last line, where a comment would come to stand within the text. */
function hasComment(file: SourceFile, { key, value }: YamlEntry): boolean {
  const start = key.span.end;
  const end = lineEnd(file, value.span.end);
  if (!file.text.slice(start, end).includes("#")) return false;
  return file.comments.some(({ span }) => span.start > start && span.start < end);
}

/** Whether a key stands in braces, by what comes before it. */
function isInFlow(file: SourceFile, { span }: YamlEntry): boolean {
  const { text } = file;
  let at = span.start - 1;
  while (at >= 0 && /[\s]/.test(text.charAt(at))) at--;
  return text.charAt(at) === "{" || text.charAt(at) === ",";
}

/** A condition that is there already has to hold as well. */
export function branchesToWhen(file: SourceFile, map: YamlMap, entry: YamlEntry): Fix | undefined {
  const { value } = entry;
  if (value.kind !== "list" || value.items.length === 0) return undefined;
  const conditions: string[] = [];
  for (const item of value.items) {
    const condition = item.kind === "scalar" && !isEmpty(item) ? branchCondition(item.text) : undefined;
    if (condition === undefined) return undefined;
    conditions.push(condition);
  }
  const branches = conditions.join(" || ");
  const when = entryOf(map, "when");
  if (when) return joinWithWhen(file, { map, entry, when }, conditions.length > 1 ? `(${branches})` : branches);
  return replaceEntry(entry, { ...useTitle("when"), text: `when: ${branches}`, safety: "suggested" });
}

interface OnlyBesideWhen {
  readonly map: YamlMap;
  readonly entry: YamlEntry;
  readonly when: YamlEntry;
}

/** Undefined where the condition that is there stands on several lines or elsewhere: a person joins them better. */
function joinWithWhen(file: SourceFile, { map, entry, when }: OnlyBesideWhen, branches: string): Fix | undefined {
  const removal = removeEntry(file, map, entry);
  const { value } = when;
  const isShort = value.kind === "scalar" && !isEmpty(value) && !value.text.includes("\n");
  if (!removal || !isShort || when.merged || isElsewhere(value.span)) return undefined;
  const condition = value.text.replace(/^\s*\$\{\{(.*)\}\}\s*$/s, "$1").trim();
  if (condition.includes("${{") || condition.includes("}}")) return undefined;
  const fix = { ...useTitle("when"), safety: "suggested" } as const;
  if (value.value === false) return { ...fix, edits: removal.edits };
  const both =
    value.value === true ? branches : `${branches} && ${condition.includes("||") ? `(${condition})` : condition}`;
  const isPlain = value.style === "plain" && !/: | #|^[[{"'&*!|>%@`]/.test(both);
  return { ...fix, edits: [...removal.edits, { span: value.span, text: isPlain ? both : JSON.stringify(both) }] };
}

/** Undefined for a pattern that no function of expressions can say, or that YAML would read otherwise. */
function branchCondition(branch: string): string | undefined {
  const [prefix = "", ...rest] = branch.split("*");
  if (/['"#:{}?[\]\\]/.test(branch)) return undefined;
  if (rest.length === 0) return `git.branch == '${branch}'`;
  return rest.length === 1 && rest[0] === "" && prefix !== "" ? `startsWith(git.branch, '${prefix}')` : undefined;
}

/** `parallel: true` says that a stage waits for nothing; `needs`, where it stands, says better what it waits for. */
function parallelToNeeds(file: SourceFile, map: YamlMap, entry: YamlEntry): Fix | undefined {
  const { value } = entry;
  if (value.kind !== "scalar" || typeof value.value !== "boolean") return undefined;
  if (entryOf(map, "needs") || value.value === false) return removeEntry(file, map, entry);
  return replaceEntry(entry, { ...useTitle("needs: []"), text: "needs: []", safety: "suggested" });
}
