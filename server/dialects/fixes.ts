/**
 * Cures that many rules share, as edits with a title in both languages. Pure: from nodes and the text to a `Fix`.
 * All keep comments, line endings and the style around them. Where a value came here by an alias or a merge, the
 * words stand elsewhere; those that would have to edit there give undefined.
 */
import type { Span, YamlEntry, YamlScalar } from "../document/index.ts";
import type { Fix } from "./rule.ts";

export { addKey, type NewKey } from "./fixes/add-key.ts";
export { indentUnder } from "./fixes/indent-under.ts";
export { listItemsFromMap, wrapInList } from "./fixes/make-list.ts";
export { removeEntries, removeEntry } from "./fixes/remove-entry.ts";
export { type Replacement, replaceEntry } from "./fixes/replace-entry.ts";

export function changeTo(span: Span, text: string, safety: Fix["safety"]): Fix {
  return {
    title: { en: "Change to `{text}`", "zh-cn": "改为 `{text}`" },
    words: { text },
    safety,
    edits: [{ span, text }],
  };
}

export function renameKey(entry: YamlEntry, to: string, safety: Fix["safety"]): Fix | undefined {
  if (isElsewhere(entry.key.span)) return undefined;
  return {
    title: { en: "Rename to `{to}`", "zh-cn": "重命名为 `{to}`" },
    words: { to },
    safety,
    edits: [{ span: entry.key.span, text: to }],
  };
}

/** In double quotes, with the spelling kept: `3.10` becomes `"3.10"`. */
export function quoteValue(node: YamlScalar): Fix | undefined {
  if (isElsewhere(node.span) || node.style !== "plain") return undefined;
  return {
    title: { en: "Quote the value", "zh-cn": "给值加引号" },
    safety: "safe",
    edits: [{ span: node.span, text: JSON.stringify(node.text) }],
  };
}

/** Without its quotes: for numbers and booleans that were written as text. */
export function unquoteValue(node: YamlScalar): Fix | undefined {
  if (isElsewhere(node.span) || (node.style !== "single" && node.style !== "double")) return undefined;
  return {
    title: { en: "Remove the quotes", "zh-cn": "去掉引号" },
    safety: "safe",
    edits: [{ span: node.span, text: node.text }],
  };
}

/** Whether the words stand elsewhere than the place suggests. */
export function isElsewhere(span: Span): boolean {
  return span.origin !== undefined;
}
