import { ignoresOf } from "../dialects/index.ts";
import { nodePathAt, positionAt, type SourceFile, type TextEdit } from "../document/index.ts";
import { documentAt } from "./document-facts.ts";
import type { Finding } from "./finding.ts";

/**
 * The edit that makes a finding ignored by a comment: its id joins the ignore comment that covers its line, or a new
 * one stands above the line, as deep as the line. Undefined where no comment can stand, as within a text of several lines.
 */
export function ignoreHere(file: SourceFile, { code, span }: Finding): TextEdit | undefined {
  const { line } = positionAt(file.lines, span.start);
  const known = ignoresOf(file).find((ignore) => ignore.line === line);
  if (known) {
    const last = known.rules.at(-1);
    const at = last?.span.end ?? known.span.start + markLength(file.text.slice(known.span.start, known.span.end));
    return { span: { start: at, end: at }, text: last ? `, ${code}` : ` ${code}` };
  }
  const lineStart = file.lines.starts[line] ?? 0;
  if (isInsideText(file, lineStart)) return undefined;
  const indent = /^[ \t]*/.exec(file.text.slice(lineStart))?.[0] ?? "";
  const comment = `${indent}# pipewright: ignore ${code}${file.newline}`;
  return { span: { start: lineStart, end: lineStart }, text: comment };
}

function markLength(comment: string): number {
  return /^#+\s*pipewright:\s*ignore/.exec(comment)?.[0].length ?? comment.length;
}

/** Whether a line begins within a scalar of several lines: a comment there would be part of its text. */
function isInsideText(file: SourceFile, lineStart: number): boolean {
  const root = documentAt(file, lineStart)?.root;
  const node = root && nodePathAt(root, lineStart).nodes.at(-1);
  return node?.kind === "scalar" && node.span.start < lineStart && node.span.end > lineStart;
}
