import { DiagnosticSeverity, type TextEdit as LspTextEdit, type Position, type Range } from "vscode-languageserver";
import type { Severity } from "../../protocol/index.ts";
import type { FilePlace } from "../dialects/index.ts";
import type { SourceFile, Span, TextEdit } from "../document/index.ts";
import type { Core } from "./core.ts";

/** Between our offsets and LSP's lines and characters in one version of a file; both count UTF-16 units. */
interface Read {
  readonly core: Core;
  readonly file: SourceFile;
}

export function toLspPosition({ core, file }: Read, offset: number): Position {
  const { line, column } = core.document.positionAt(file.lines, offset);
  return { line, character: column };
}

export function toLspRange(read: Read, span: Span): Range {
  return { start: toLspPosition(read, span.start), end: toLspPosition(read, span.end) };
}

export function toLspEdit(read: Read, edit: TextEdit): LspTextEdit {
  return { range: toLspRange(read, edit.span), newText: edit.text };
}

/** The range of a place in another file, which was counted when that was read. */
export function toRange({ start, end }: FilePlace): Range {
  return {
    start: { line: start.line, character: start.column },
    end: { line: end.line, character: end.column },
  };
}

export function offsetOf({ core, file }: Read, { line, character }: Position): number {
  return core.document.offsetAt(file.lines, { line, column: character });
}

export function spanOf(read: Read, { start, end }: Range): Span {
  return { start: offsetOf(read, start), end: offsetOf(read, end) };
}

export function toLspSeverity(severity: Severity): DiagnosticSeverity {
  switch (severity) {
    case "error":
      return DiagnosticSeverity.Error;
    case "warning":
      return DiagnosticSeverity.Warning;
    case "information":
      return DiagnosticSeverity.Information;
    case "hint":
      return DiagnosticSeverity.Hint;
  }
}
