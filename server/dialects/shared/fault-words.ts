/** Words for the parts of a fault, in every language. */
import type { Text } from "../../../protocol/index.ts";
import type { YamlNode, YamlScalar } from "../../document/index.ts";
import type { ExpectedType, Fault } from "../../schema/index.ts";

/** A text made for each language. */
function inEach(make: (locale: keyof Text) => string): Text {
  return { en: make("en"), "zh-cn": make("zh-cn") };
}

/** Chinese sets blanks only around what stands in backticks. */
function or(locale: keyof Text, next: string): string {
  if (locale === "en") return " or ";
  return next.startsWith("`") ? " 或 " : "或";
}

const comma: Text = { en: ", ", "zh-cn": "、" };

/** `a`, `b` or `c`. */
export function oneOfWords(words: readonly (string | number | boolean)[]): Text {
  return oneOfTexts(words.map((word) => ({ en: `\`${word}\``, "zh-cn": `\`${word}\`` })));
}

export function oneOfTexts(texts: readonly Text[]): Text {
  return inEach((locale) => {
    const last = texts.at(-1)?.[locale] ?? "";
    const first = texts.slice(0, -1).map((text) => text[locale]);
    return first.length > 0 ? first.join(comma[locale]) + or(locale, last) + last : last;
  });
}

/** `a`, `b`, `c` */
export function listedWords(words: readonly (string | number | boolean)[]): Text {
  return inEach((locale) => words.map((word) => `\`${word}\``).join(comma[locale]));
}

/** How a sentence begins with it: "A stage …". */
export function atStart(text: Text): Text {
  return { en: text.en.charAt(0).toUpperCase() + text.en.slice(1), "zh-cn": text["zh-cn"].trimStart() };
}

const typeWords: Readonly<Record<ExpectedType, Text>> = {
  map: { en: "keys with values", "zh-cn": "键和值" },
  list: { en: "a list", "zh-cn": "列表" },
  string: { en: "a text", "zh-cn": "文本" },
  number: { en: "a number", "zh-cn": "数字" },
  integer: { en: "a whole number", "zh-cn": "整数" },
  boolean: { en: "`true` or `false`", "zh-cn": " `true` 或 `false`" },
  null: { en: "nothing", "zh-cn": "空值" },
};

const singleValue: Text = { en: "a single value", "zh-cn": "单个值" };

/** What was asked for: "a whole number or keys with values". Nothing at all is never advised. */
export function expectedWords(expected: readonly ExpectedType[]): Text {
  const anyScalar = expected.includes("string") && expected.includes("number") && expected.includes("boolean");
  if (anyScalar && expected.every((type) => type !== "map" && type !== "list")) return singleValue;
  const types = expected.filter((type) => type !== "null" && !(type === "integer" && expected.includes("number")));
  return oneOfTexts(types.map((type) => typeWords[type]));
}

/** What stands there instead of it. */
export function foundWords(node: YamlNode): Text {
  switch (node.kind) {
    case "map":
      return { en: "keys with values", "zh-cn": "键和值" };
    case "list":
      return { en: "a list", "zh-cn": "列表" };
    case "scalar": {
      const word = node.text.length > 40 || /[\r\n]/.test(node.text) ? undefined : node.text;
      if (word === undefined) return { en: "a text", "zh-cn": "一段文本" };
      const quoted = typeof node.value === "string" && (node.style === "double" || node.style === "single");
      if (quoted) return { en: `the text \`"${word}"\``, "zh-cn": `文本 \`"${word}"\`` };
      return { en: `\`${word}\``, "zh-cn": ` \`${word}\`` };
    }
    case "unknown":
      return { en: "something else", "zh-cn": "其他内容" };
  }
}

/** The same for letters where none are asked for. */
export function wordWords(node: YamlScalar): Text {
  if (node.text.length > 40) return foundWords(node);
  return { en: `the word \`${node.text}\``, "zh-cn": `单词 \`${node.text}\`` };
}

/** What a value is called, as it stands before the next word: its key, or "an item of `stages`", or the file as a whole. */
export function valueWords(fault: Extract<Fault, { readonly kind: "type" | "value" }>): Text {
  if (fault.entry) return named(fault.entry.key.text);
  const list = fault.path.findLast((step) => typeof step === "string");
  if (list === undefined) return fault.place;
  return { en: `an item of \`${list}\``, "zh-cn": `\`${list}\` 的一项` };
}

function named(key: string): Text {
  return { en: `\`${key}\``, "zh-cn": `\`${key}\` ` };
}
