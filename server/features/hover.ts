import { type Locale, say, type Text } from "../../protocol/index.ts";
import {
  type NodePlace,
  nodePathAt,
  type Path,
  type SourceFile,
  textOf,
  type YamlDocument,
} from "../document/index.ts";
import { type JsonSchema, type KeyOffer, keysAt, noteAt, valuesAt } from "../schema/index.ts";
import { asTable } from "./as-table.ts";
import type { CheckContext } from "./diagnose.ts";
import { declaredFacts, documentAt } from "./document-facts.ts";
import { hoverExpression } from "./hover-expression.ts";
import { hoverName } from "./hover-name.ts";
import type { HoverText } from "./hover-text.ts";
import { meaningText } from "./hover-value.ts";
import { documentation, keyDetail } from "./key-words.ts";
import { platformOf } from "./platform-of.ts";

const words = {
  default: { en: "Default: `{value}`", "zh-cn": "默认值：`{value}`" },
  choices: { en: "One of {values}", "zh-cn": "可选值：{values}" },
  input: { en: "Input", "zh-cn": "输入" },
  value: { en: "Value", "zh-cn": "取值" },
  meaning: { en: "Meaning", "zh-cn": "含义" },
} satisfies Record<string, Text>;

/**
 * What is known of the word under the cursor, in the version that the file runs on: of a word of an expression, a name,
 * a key, a value. Findings are not part of it. With a moment, a schedule says when it comes up next.
 */
export function hover(file: SourceFile, offset: number, context: CheckContext, nowMs?: number): HoverText | undefined {
  const document = documentAt(file, offset);
  if (!document?.root) return undefined;
  const known = noteOf(file, document, offset, context) ?? hoverName(file, offset, context);
  if (known) return known;
  const place = nodePathAt(document.root, offset);
  const schema = context.dialect.schema(platformOf(file, document, context).version);
  if (place.on === "key" && place.entry) {
    const markdown = keyText(schema, document.root, place.path, context.locale);
    return markdown === undefined ? undefined : { span: place.entry.key.span, markdown };
  }
  if (place.on !== "value") return undefined;
  return (
    hoverExpression(file, document, place, offset, context) ??
    meaningHover(file, document, place, context, nowMs) ??
    valueHover(schema, document.root, place, context.locale)
  );
}

function meaningHover(
  file: SourceFile,
  document: YamlDocument,
  place: NodePlace,
  context: CheckContext,
  nowMs: number | undefined,
): HoverText | undefined {
  const node = place.nodes.at(-1);
  const text = textOf(node);
  if (!node || text === undefined || !context.dialect.meaningAt) return undefined;
  const meaning = context.dialect.meaningAt(declaredFacts(file, document, context), place.path);
  const markdown = meaning && meaningText(text, meaning, context.locale, nowMs);
  return markdown === undefined ? undefined : { span: node.span, markdown };
}

function noteOf(file: SourceFile, document: YamlDocument, offset: number, context: CheckContext) {
  const { dialect, locale } = context;
  return dialect.noteAt?.(declaredFacts(file, document, context), offset, locale);
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
    documentation(input, locale) ?? "",
  ]);
  return asTable(head, rows);
}
