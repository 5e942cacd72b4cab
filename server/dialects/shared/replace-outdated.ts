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
import { columnOf } from "../fixes/text-places.ts";
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
      return scriptToRun(file, entry);
    case "branches-to-when":
      return branchesToWhen(map, entry);
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

function scriptToRun(file: SourceFile, entry: YamlEntry): Fix | undefined {
  const { value } = entry;
  if (value.kind === "scalar" && !isEmpty(value)) return renameKey(entry, "run", "safe");
  if (value.kind !== "list" || value.items.length === 0) return undefined;
  const lines = linesOf(value);
  // A comment between the lines would become a part of the shell text, or be lost: a person decides.
  if (!lines || hasComment(file, value)) return undefined;
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

function hasComment(file: SourceFile, { span }: YamlList): boolean {
  return file.comments.some((comment) => comment.span.start > span.start && comment.span.start < span.end);
}

/** Whether a key stands in braces, by what comes before it. */
function isInFlow(file: SourceFile, { span }: YamlEntry): boolean {
  const { text } = file;
  let at = span.start - 1;
  while (at >= 0 && /[\s]/.test(text.charAt(at))) at--;
  return text.charAt(at) === "{" || text.charAt(at) === ",";
}

/** Only where there is no `when` yet: two conditions would have to be joined. */
function branchesToWhen(map: YamlMap, entry: YamlEntry): Fix | undefined {
  const { value } = entry;
  if (value.kind !== "list" || value.items.length === 0 || entryOf(map, "when")) return undefined;
  const conditions: string[] = [];
  for (const item of value.items) {
    const condition = item.kind === "scalar" && !isEmpty(item) ? branchCondition(item.text) : undefined;
    if (condition === undefined) return undefined;
    conditions.push(condition);
  }
  const text = `when: ${conditions.join(" || ")}`;
  return replaceEntry(entry, { ...useTitle("when"), text, safety: "suggested" });
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
