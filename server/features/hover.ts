import { type Locale, say, type Text } from "../../protocol/index.ts";
import { type NodePlace, nodePathAt, type Path, type SourceFile, type Span, textOf } from "../document/index.ts";
import { type JsonSchema, type KeyOffer, keysAt, noteAt, valuesAt } from "../schema/index.ts";
import type { CheckContext } from "./diagnose.ts";
import { documentAt } from "./document-facts.ts";
import { documentation, keyDetail } from "./key-words.ts";
import { platformOf } from "./platform-of.ts";

/** What is known of a word, as Markdown, and the word. */
export interface HoverText {
  readonly span: Span;
  readonly markdown: string;
}

const words = {
  default: { en: "Default: `{value}`", "zh-cn": "默认值：`{value}`" },
  choices: { en: "One of {values}", "zh-cn": "可选值：{values}" },
  input: { en: "Input", "zh-cn": "输入" },
  value: { en: "Value", "zh-cn": "取值" },
  meaning: { en: "Meaning", "zh-cn": "含义" },
} satisfies Record<string, Text>;

/** What the dialect says of the key or value under the cursor, in the version that the file runs on. Findings are not part of it. */
export function hover(file: SourceFile, offset: number, context: CheckContext): HoverText | undefined {
  const document = documentAt(file, offset);
  if (!document?.root) return undefined;
  const place = nodePathAt(document.root, offset);
  const schema = context.dialect.schema(platformOf(file, document, context).version);
  if (place.on === "key" && place.entry) {
    const markdown = keyText(schema, document.root, place.path, context.locale);
    return markdown === undefined ? undefined : { span: place.entry.key.span, markdown };
  }
  return place.on === "value" ? valueHover(schema, document.root, place, context.locale) : undefined;
}

function keyText(schema: JsonSchema, root: Root, path: Path, locale: Locale): string | undefined {
  const note = noteAt(schema, root, path);
  if (!note) return undefined;
  const name = String(path.at(-1));
  const facts = [
    ...(note.default === undefined ? [] : [say(words.default, locale, { value: String(note.default) })]),
    ...(note.choices && note.choices.length > 0 ? [say(words.choices, locale, { values: listed(note.choices) })] : []),
  ];
  const doc = documentation(note, locale);
  const parts = [`**${name}** · ${keyDetail(note, locale)}`, ...(doc ? [doc] : []), ...facts];
  return parts.join("\n\n");
}

type Root = Parameters<typeof nodePathAt>[0];

function listed(values: readonly unknown[]): string {
  return values.map((value) => `\`${String(value)}\``).join(", ");
}

/** A value that the dialect knows by name: a choice, or a type with the inputs that it takes. */
function valueHover(schema: JsonSchema, root: Root, place: NodePlace, locale: Locale): HoverText | undefined {
  const node = place.nodes.at(-1);
  const text = textOf(node);
  if (!node || text === undefined) return undefined;
  const value = valuesAt(schema, root, place.path).find(
    (one) => one.value === text || one.value === JSON.stringify(text),
  );
  const doc = value && documentation(value, locale);
  if (!value || doc === undefined) return undefined;
  const inputs = place.path.at(-1) === "type" ? keysAt(schema, root, [...place.path.slice(0, -1), "with"]) : [];
  const table = inputs.length === 0 ? [] : [inputTable(inputs, locale)];
  return { span: node.span, markdown: [`**${text}**`, doc, ...table].join("\n\n") };
}

function inputTable(inputs: readonly KeyOffer[], locale: Locale): string {
  const head = [words.input, words.value, words.meaning].map((word) => word[locale]);
  const rows = inputs.map((input) => [
    `\`${input.key}\``,
    keyDetail(input, locale),
    cell(documentation(input, locale) ?? ""),
  ]);
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replace(/\s*\n\s*/g, " ");
}
