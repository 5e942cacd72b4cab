import { type Locale, say, type Text } from "../../protocol/index.ts";
import type { Declaration, FunctionInfo, ValueType } from "../dialects/index.ts";

const words = {
  text: { en: "text", "zh-cn": "文本" },
  number: { en: "number", "zh-cn": "数字" },
  boolean: { en: "true or false", "zh-cn": "布尔值" },
  list: { en: "list", "zh-cn": "列表" },
  value: { en: "Value: {value}", "zh-cn": "值：{value}" },
  fallback: { en: "Default: {value}", "zh-cn": "默认值：{value}" },
} satisfies Record<string, Text>;

/** What kind of value an expression gives, where that says something: "text", "list". */
export function typeWords(type: ValueType): Text | undefined {
  switch (type.kind) {
    case "string":
      return words.text;
    case "number":
      return words.number;
    case "boolean":
      return words.boolean;
    case "array":
      return words.list;
    case "any":
    case "null":
    case "object":
      return undefined;
  }
}

/** The author's own words on a name, and its value. A long value is cut. */
export function declarationText({ about, value, isDefault }: Declaration, locale: Locale): string | undefined {
  const parts = about === undefined ? [] : [about];
  if (value !== undefined) parts.push(say(isDefault ? words.fallback : words.value, locale, { value: asCode(value) }));
  return parts.length === 0 ? undefined : parts.join("\n\n");
}

/** A word of the user's on one line, as code. */
export function asCode(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const short = line.length > 80 ? `${line.slice(0, 79)}…` : line;
  const fence = short.includes("`") ? "``" : "`";
  return short === "" ? '`""`' : `${fence}${short}${fence}`;
}

/** How a function is called. */
export function signatureOf({ name, signature, most }: FunctionInfo): string {
  return signature ?? `${name}(${most === 0 ? "" : "…"})`;
}
