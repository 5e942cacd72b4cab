import { say, type Text } from "../../protocol/index.ts";
import type { NameKind } from "../dialects/index.ts";
import type { SourceFile, Span, TextEdit } from "../document/index.ts";
import type { CheckContext } from "./diagnose.ts";
import { declaredFacts, documentAt } from "./document-facts.ts";
import { type NameAt, nameAt } from "./navigate.ts";
import { inQuotes, scalarText } from "./scalar-text.ts";

/** A refusal is a sentence for the person who asked. */
export type RenameAnswer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: string };

/** The word to type over, without its quotes. */
export interface RenamePlace {
  readonly span: Span;
  readonly name: string;
}

const refusals = {
  nothing: {
    en: "There is nothing to rename here. Put the cursor on the name of a stage or an environment.",
    "zh-cn": "此处没有可重命名的内容。请把光标放在阶段或环境的名称上。",
  },
  taken: {
    stage: { en: "There is a stage `{name}` already.", "zh-cn": "已经有名为 `{name}` 的阶段。" },
    environment: { en: "There is an environment `{name}` already.", "zh-cn": "已经有名为 `{name}` 的环境。" },
    step: { en: "There is a step `{name}` already.", "zh-cn": "已经有名为 `{name}` 的步骤。" },
  },
  empty: { en: "A name needs at least one letter.", "zh-cn": "名称至少要有一个字符。" },
  lines: { en: "A name stands on one line.", "zh-cn": "名称只能写在一行内。" },
  shared: {
    en: "`{name}` comes from an alias, which other places use too. Change it at its anchor.",
    "zh-cn": "`{name}` 来自别名，其他位置也在使用它。请在锚点处修改。",
  },
  word: {
    en: "An expression uses `{name}`: there the new name may have only letters, digits, `_` and `-`.",
    "zh-cn": "有表达式使用了 `{name}`，因此新名称只能包含字母、数字、`_` 和 `-`。",
  },
} satisfies Record<string, Text | Record<NameKind, Text>>;

export function prepareRename(file: SourceFile, offset: number, context: CheckContext): RenameAnswer<RenamePlace> {
  const at = nameAt(file, offset, context);
  if (!at) return refuse(refusals.nothing, context);
  if (isShared(at)) return refuse(refusals.shared, context, { name: at.name.name });
  return { ok: true, value: { span: insideQuotes(file.text, at.span), name: at.name.name } };
}

/** The edits that give the thing at the cursor another name, everywhere in its document. */
export function rename(
  file: SourceFile,
  offset: number,
  newName: string,
  context: CheckContext,
): RenameAnswer<readonly TextEdit[]> {
  const at = nameAt(file, offset, context);
  if (!at) return refuse(refusals.nothing, context);
  const { kind, name, declared, uses } = at.name;
  const wanted = newName.trim();
  if (wanted === name) return { ok: true, value: [] };
  if (wanted === "") return refuse(refusals.empty, context);
  if (/[\r\n]/.test(wanted)) return refuse(refusals.lines, context);
  if (isTaken(file, offset, kind, wanted, context)) return refuse(refusals.taken[kind], context, { name: wanted });
  if (isShared(at)) return refuse(refusals.shared, context, { name });
  if (uses.some(({ form }) => form === "word") && !/^[A-Za-z_][\w-]*$/.test(wanted)) {
    return refuse(refusals.word, context, { name });
  }
  const scalars = [...declared, ...uses.filter(({ form }) => form === "scalar").map(({ span }) => span)];
  const words = uses.filter(({ form }) => form === "word").map(({ span }) => span);
  const edits = [
    ...scalars.map((span): TextEdit => ({ span, text: scalarFor(wanted, file.text[span.start]) })),
    ...words.map((span): TextEdit => ({ span, text: wanted })),
  ];
  return { ok: true, value: edits.sort((a, b) => a.span.start - b.span.start) };
}

function refuse(text: Text, { locale }: CheckContext, words: Readonly<Record<string, string>> = {}) {
  return { ok: false, refusal: say(text, locale, words) } as const;
}

function isTaken(file: SourceFile, offset: number, kind: NameKind, wanted: string, context: CheckContext): boolean {
  const document = documentAt(file, offset);
  if (!document) return false;
  const names = context.dialect.names?.(declaredFacts(file, document, context)) ?? [];
  return names.some((other) => other.kind === kind && other.name === wanted);
}

function isShared({ name }: NameAt): boolean {
  return [...name.declared, ...name.uses.map(({ span }) => span)].some((span) => span.origin !== undefined);
}

function insideQuotes(text: string, span: Span): Span {
  const written = text.slice(span.start, span.end);
  const isQuoted = /^(["']).*\1$/s.test(written);
  return isQuoted ? { start: span.start + 1, end: span.end - 1 } : span;
}

/** A name as a scalar, in the quotes that were there. */
function scalarFor(name: string, quote: string | undefined): string {
  return quote === "'" || quote === '"' ? inQuotes(name, quote) : scalarText(name);
}
