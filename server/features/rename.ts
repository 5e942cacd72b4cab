import { say, type Text } from "../../protocol/index.ts";
import type { DeclaredName, FilePlace, NameUse, PlaceElsewhere } from "../dialects/index.ts";
import type { SourceFile, Span, TextEdit } from "../document/index.ts";
import type { CheckContext } from "./diagnose.ts";
import { documentAt } from "./document-facts.ts";
import { documentNames } from "./document-names.ts";
import { nameWords } from "./name-words.ts";
import { type NameAt, nameAt } from "./navigate.ts";
import { addressKey } from "./related/resolve-path.ts";
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
    en: "There is nothing to rename here. Put the cursor on a name, such as that of a stage or a variable.",
    "zh-cn": "此处没有可重命名的内容。请把光标放在名称上，例如阶段或变量的名称。",
  },
  empty: { en: "A name needs at least one letter.", "zh-cn": "名称至少要有一个字符。" },
  lines: { en: "A name stands on one line.", "zh-cn": "名称只能写在一行内。" },
  shared: {
    en: "`{name}` comes from an alias, which other places use too. Change it at its anchor.",
    "zh-cn": "`{name}` 来自别名，其他位置也在使用它。请在锚点处修改。",
  },
  sharedElsewhere: {
    en: "In `{file}`, `{name}` comes from an alias, which other places use too. Change it there by hand.",
    "zh-cn": "在 `{file}` 中，`{name}` 来自别名，其他位置也在使用它。请在那里手动修改。",
  },
  unseen: {
    en: "Some files of this workspace can't be looked at, and may use `{name}` too. Change it by hand.",
    "zh-cn": "工作区中有些文件无法查看，其中可能也用到了 `{name}`。请手动修改。",
  },
  word: {
    en: "An expression uses `{name}`: there the new name may have only letters, digits, `_` and `-`.",
    "zh-cn": "有表达式使用了 `{name}`，因此新名称只能包含字母、数字、`_` 和 `-`。",
  },
  quoted: {
    en: "An expression uses `{name}`: there the new name may have no quotes and no backslashes.",
    "zh-cn": "有表达式使用了 `{name}`，因此新名称不能包含引号和反斜杠。",
  },
  escaped: {
    en: "One place writes `{name}` in other letters, such as `\\u0061` for `a`. Change that place first.",
    "zh-cn": "有一处用转义写法书写了 `{name}`（例如用 `\\u0061` 表示 `a`）。请先修改那一处。",
  },
} satisfies Record<string, Text>;

export function prepareRename(file: SourceFile, offset: number, context: CheckContext): RenameAnswer<RenamePlace> {
  const at = nameAt(file, offset, context);
  if (!at) return refuse(refusals.nothing, context);
  if (at.name.fixed) return refuse(at.name.fixed, context, { name: at.name.name });
  if (isShared(at)) return refuse(refusals.shared, context, { name: at.name.name });
  const span = insideQuotes(file.text, at.span);
  const { length } = at.prefix;
  return { ok: true, value: { span: { start: span.start + length, end: span.end }, name: at.name.name } };
}

/** What a rename changes: in the file itself, and in others. */
export interface RenameEdits {
  readonly here: readonly TextEdit[];
  readonly elsewhere: readonly EditElsewhere[];
}

export interface EditElsewhere {
  readonly place: FilePlace;
  readonly text: string;
}

/** The edits that give the thing at the cursor another name, everywhere in its document and in the files around. */
export function rename(
  file: SourceFile,
  offset: number,
  newName: string,
  context: CheckContext,
): RenameAnswer<RenameEdits> {
  const at = nameAt(file, offset, context);
  if (!at) return refuse(refusals.nothing, context);
  const { name, fixed, elsewhere } = at.name;
  if (fixed) return refuse(fixed, context, { name });
  const typed = newName.trim();
  // Who types over the whole word keeps what stands before the name.
  const wanted = at.prefix !== "" && typed.startsWith(at.prefix) ? typed.slice(at.prefix.length) : typed;
  if (wanted === name) return { ok: true, value: { here: [], elsewhere: [] } };
  if (wanted === "") return refuse(refusals.empty, context);
  if (/[\r\n]/.test(wanted)) return refuse(refusals.lines, context);
  if (elsewhere?.isTaken(wanted) || isTaken(file, offset, at.name, wanted, context)) {
    return refuse(nameWords[at.name.kind].taken, context, { name: wanted });
  }
  if (isShared(at)) return refuse(refusals.shared, context, { name });
  const { shape } = at.name;
  if (shape && !shape.pattern.test(wanted)) return refuse(shape.refusal, context, { name: wanted });
  const refusal = refusedByUse(at.name, wanted);
  if (refusal) return refuse(refusal, context, { name });
  const others = elsewhere ? [...elsewhere.declared, ...elsewhere.uses] : [];
  const shared = others.find((other) => other.isShared);
  if (shared) return refuse(refusals.sharedElsewhere, context, { name, file: fileName(shared.place.uri) });
  if (elsewhere?.isIncomplete) return refuse(refusals.unseen, context, { name });
  const here = editsFor(file.text, at.name, wanted);
  return { ok: true, value: { here, elsewhere: others.map((other) => editElsewhere(other, wanted)) } };
}

function editElsewhere({ place, prefix, written }: PlaceElsewhere, wanted: string): EditElsewhere {
  return { place, text: scalarFor(prefix + wanted, written[0]) };
}

function fileName(uri: string): string {
  return addressKey(uri.slice(uri.lastIndexOf("/") + 1));
}

/** What the places that mean a name don't allow. */
function refusedByUse({ kind, uses }: DeclaredName, wanted: string): Text | undefined {
  const has = (form: NameUse["form"]) => uses.some((use) => use.form === form);
  if (has("escaped")) return refusals.escaped;
  if (kind !== "anchor" && has("word") && !/^[A-Za-z_][\w-]*$/.test(wanted)) return refusals.word;
  return has("quoted") && /['"\\]/.test(wanted) ? refusals.quoted : undefined;
}

function editsFor(text: string, { kind, declared, uses }: DeclaredName, wanted: string): readonly TextEdit[] {
  const places = [...declared.map((span): NameUse => ({ span, form: kind === "anchor" ? "word" : "scalar" })), ...uses];
  const edits = places.map(({ span: { start, end }, form, prefix = "" }): TextEdit => {
    const written = form === "scalar" ? scalarFor(prefix + wanted, text[start]) : wanted;
    return { span: { start, end }, text: written };
  });
  return edits.sort((a, b) => a.span.start - b.span.start);
}

function refuse(text: Text, { locale }: CheckContext, words: Readonly<Record<string, string>> = {}) {
  return { ok: false, refusal: say(text, locale, words) } as const;
}

function isTaken(file: SourceFile, offset: number, name: DeclaredName, wanted: string, context: CheckContext): boolean {
  const document = documentAt(file, offset);
  if (!document) return false;
  return documentNames(file, document, context).some((other) => other.name === wanted && meet(name, other));
}

/** Whether one of two names would hide the other. A variable of the whole document is seen in all of its parts. */
function meet(one: DeclaredName, other: DeclaredName): boolean {
  if (one.kind !== other.kind) return false;
  const isSeenEverywhere = one.kind === "variable" && (one.scope === undefined || other.scope === undefined);
  return one.scope === other.scope || isSeenEverywhere;
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
