import { type Locale, say, type Text } from "../../protocol/index.ts";
import {
  applyEdits,
  layOut,
  parseSource,
  positionAt,
  type SourceFile,
  type Span,
  sameMeaning,
  type TextEdit,
} from "../document/index.ts";

export interface FormatOptions {
  /** Blanks by which a key stands to the right of the key that it belongs to: 1 to 8, else the usual 2. */
  readonly indentSize?: number;
  /** Only the lines that this touches. */
  readonly range?: Span;
}

/** A refusal is a sentence for the person who asked. */
export type FormatAnswer =
  | { readonly ok: true; readonly edits: readonly TextEdit[] }
  | { readonly ok: false; readonly refusal: string };

const usualIndent = 2;

const refusals = {
  broken: {
    en: "This file can't be formatted until its YAML is right: see line {line}.",
    "zh-cn": "YAML 有错误，修正后才能格式化：请看第 {line} 行。",
  },
  tooBig: {
    en: "This file is too big or too deep to be formatted.",
    "zh-cn": "文件太大或嵌套太深，无法格式化。",
  },
  unsure: {
    en: "This file is left as it is: formatting could change what it means.",
    "zh-cn": "文件保持原样：格式化可能会改变它的含义。",
  },
} satisfies Record<string, Text>;

/**
 * The edits that give a file its usual look; none where it has it already. Each is as small as can be: a line that
 * doesn't change is not touched. Broken YAML is refused, since nobody knows what its lines belong to.
 * Law: the file means the same after as before, comments included; formatting what is formatted changes nothing.
 * Cost: three readings of the text.
 */
export function format(file: SourceFile, locale: Locale, options: FormatOptions = {}): FormatAnswer {
  if (file.limits.some(({ limit }) => limit !== "aliases")) return refuse(refusals.tooBig, locale);
  const problem = file.documents.flatMap(({ problems }) => problems)[0];
  if (problem)
    return refuse(refusals.broken, locale, { line: String(positionAt(file.lines, problem.span.start).line + 1) });
  const edits = realEdits(file.text, layOut(file.text, { indentSize: sizeOf(options) }));
  const { range } = options;
  if (!range) return isSafe(file.text, edits) ? { ok: true, edits } : refuse(refusals.unsure, locale);
  const first = positionAt(file.lines, range.start).line;
  const end = positionAt(file.lines, range.end);
  // A selection of whole lines ends at the beginning of the line below.
  const last = end.column === 0 && end.line > first ? end.line - 1 : end.line;
  const within = edits.filter(({ span }) => {
    const { line } = positionAt(file.lines, span.start);
    return first <= line && line <= last;
  });
  if (isSafe(file.text, within)) return { ok: true, edits: within };
  // Half of a block can't be moved without the other half; the blanks between words can.
  const between = within.filter(({ span }) => !opensLine(file.text, span));
  return isSafe(file.text, between) ? { ok: true, edits: between } : { ok: true, edits: [] };
}

function sizeOf({ indentSize = usualIndent }: FormatOptions): number {
  return Number.isInteger(indentSize) && indentSize >= 1 && indentSize <= 8 ? indentSize : usualIndent;
}

function refuse(text: Text, locale: Locale, words: Readonly<Record<string, string>> = {}): FormatAnswer {
  return { ok: false, refusal: say(text, locale, words) };
}

/** Without those that write what is there. */
function realEdits(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.filter((edit) => text.slice(edit.span.start, edit.span.end) !== edit.text);
}

function isSafe(text: string, edits: readonly TextEdit[]): boolean {
  if (edits.length === 0) return true;
  const formatted = applyEdits(text, edits);
  const isSound = parseSource(formatted).documents.every(({ problems }) => problems.length === 0);
  return isSound && sameMeaning(text, formatted);
}

function opensLine(text: string, { start }: Span): boolean {
  return start === 0 || text.charCodeAt(start - 1) === 0x0a;
}
