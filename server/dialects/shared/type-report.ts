/** What is said of a value of the wrong type, and its cures: for keys, and for the inputs of a step. */
import type { Text } from "../../../protocol/index.ts";
import { isEmpty, type SourceFile, type YamlList, type YamlNode, type YamlScalar } from "../../document/index.ts";
import type { WrongType } from "../../schema/index.ts";
import { changeTo, isElsewhere, listItemsFromMap, quoteValue, unquoteValue, wrapInList } from "../fixes.ts";
import type { Fix, Report } from "../rule.ts";
import { atStart, expectedWords, foundWords, valueWords, wordWords } from "./fault-words.ts";

export type TypeSay = "text" | "list" | "empty" | "other";

export const typeMessages = {
  text: { en: "{Value} is text: quote it.", "zh-cn": "{Value}是文本：请加引号。" },
  list: { en: "{Value} is a list: put `- ` before each item.", "zh-cn": "{Value}是列表：请在每一项前加 `- `。" },
  empty: { en: "{Value} is empty: it needs {expected}.", "zh-cn": "{Value}没有值：需要{expected}。" },
  other: { en: "{Value} needs {expected}, found {found}.", "zh-cn": "{Value}需要{expected}，这里却是{found}。" },
} satisfies Record<TypeSay, Text>;

/** A fault of the whole value; where nothing is written, the key stands for it. */
export function typeReport(file: SourceFile, fault: WrongType): Report<TypeSay> {
  const { node, entry, expected } = fault;
  const isNothing = isEmpty(node) || (node.kind === "scalar" && node.value === null);
  const at = isEmpty(node) && entry ? entry.key.span : node.span;
  const fixes = isNothing ? [] : typeFixes(file, fault);
  const fix = fixes.length > 0 ? { fix: fixes } : {};
  const found = isWord(node) && !expected.includes("string") ? wordWords(node) : foundWords(node);
  const words = { Value: atStart(valueWords(fault)), expected: expectedWords(expected), found };
  if (isNothing) return { at, say: "empty", words };
  const [only] = expected;
  if (expected.length === 1 && only === "list") return { at, say: "list", words, ...fix };
  const isPlain = node.kind === "scalar" && node.style === "plain";
  if (isPlain && expected.includes("string")) return { at, say: "text", words, ...fix };
  return { at, say: "other", words, ...fix };
}

/** What most likely was meant. */
function typeFixes(file: SourceFile, { node, expected, sample }: WrongType): readonly Fix[] {
  const fixes: (Fix | undefined)[] = [];
  if (expected.includes("list"))
    fixes.push((node.kind === "map" ? listItemsFromMap(file, node) : undefined) ?? wrapInList(file, node));
  else if (node.kind === "list") fixes.push(withoutList(file, node));
  if (node.kind === "scalar" && expected.includes("string")) fixes.push(quoteValue(node));
  if (node.kind === "scalar") fixes.push(plainSpelling(node, expected));
  if (sample !== undefined && isWord(node) && !node.span.origin) fixes.push(changeTo(node.span, sample, "suggested"));
  return fixes.filter((fix) => fix !== undefined);
}

/** Letters without quotes. */
function isWord(node: YamlNode): node is YamlScalar {
  return node.kind === "scalar" && node.style === "plain" && typeof node.value === "string";
}

/** `[node:22]` where one image is asked for. */
function withoutList(file: SourceFile, { items, flow, span }: YamlList): Fix | undefined {
  const [item] = items;
  if (!flow || items.length !== 1 || item?.kind !== "scalar" || isElsewhere(span) || isEmpty(item)) return undefined;
  return changeTo(span, file.text.slice(item.span.start, item.span.end), "suggested");
}

/** `"3"` where a number is meant, `yes` where `true` is. */
function plainSpelling(node: YamlScalar, expected: WrongType["expected"]): Fix | undefined {
  if (isElsewhere(node.span) || typeof node.value !== "string") return undefined;
  const text = node.text.trim();
  if (expected.includes("integer") && /^[0-9]+$/.test(text)) return unquoteValue(node);
  if (expected.includes("number") && /^-?[0-9]+(?:\.[0-9]+)?$/.test(text)) return unquoteValue(node);
  if (!expected.includes("boolean")) return undefined;
  if (text === "true" || text === "false") return unquoteValue(node);
  if (/^(?:yes|on|y|true)$/i.test(text)) return changeTo(node.span, "true", "suggested");
  return /^(?:no|off|n|false)$/i.test(text) ? changeTo(node.span, "false", "suggested") : undefined;
}
