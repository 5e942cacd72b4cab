import { type Locale, say, type Text } from "../../protocol/index.ts";
import type { NameNote, NameOffer } from "../dialects/index.ts";
import { positionAt, type SourceFile, type Span } from "../document/index.ts";
import { asTable } from "./as-table.ts";
import type { CheckContext } from "./diagnose.ts";
import { declaredFacts, documentAt } from "./document-facts.ts";
import type { HoverText } from "./hover-text.ts";
import { nameWords } from "./name-words.ts";
import { nameAt } from "./navigate.ts";

const words = {
  declared: { en: "Declared on line {line}.", "zh-cn": "声明于第 {line} 行。" },
  parameter: { en: "Parameter", "zh-cn": "参数" },
  value: { en: "Value", "zh-cn": "取值" },
  meaning: { en: "Meaning", "zh-cn": "含义" },
} satisfies Record<string, Text>;

/** What a name of the document stands for, where it is given or used. */
export function hoverName(file: SourceFile, offset: number, context: CheckContext): HoverText | undefined {
  const document = documentAt(file, offset);
  const at = nameAt(file, offset, context);
  if (!document || !at) return undefined;
  const { kind, name, declared } = at.name;
  const { locale, dialect } = context;
  const note: NameNote = dialect.describeName?.(declaredFacts(file, document, context), at.name) ?? {};
  const span = at.span.origin ?? at.span;
  const [first] = declared;
  const isDeclaredHere = declared.some((one) => (one.origin ?? one).start === span.start);
  const line = first && positionAt(file.lines, (first.origin ?? first).start).line + 1;
  const parts = [
    `**${name}** · ${(note.detail ?? nameWords[kind].kind)[locale]}`,
    ...(note.about === undefined ? [] : [note.about]),
    ...(note.lines ?? []).map(({ text, words: filled }) => say(text, locale, filled)),
    ...(note.parameters && note.parameters.length > 0 ? [parameterTable(note.parameters, locale)] : []),
    ...(isDeclaredHere || line === undefined ? [] : [say(words.declared, locale, { line: String(line) })]),
  ];
  return { span: plainSpan(span), markdown: parts.join("\n\n") };
}

function plainSpan({ start, end }: Span): Span {
  return { start, end };
}

function parameterTable(parameters: readonly NameOffer[], locale: Locale): string {
  const head = [words.parameter, words.value, words.meaning].map((word) => word[locale]);
  const rows = parameters.map(({ name, detail, about }) => [
    `\`${name}\``,
    detail?.[locale] ?? "",
    typeof about === "string" ? about : (about?.[locale] ?? ""),
  ]);
  return asTable(head, rows);
}
