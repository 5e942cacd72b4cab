import { closingMarks, type ExpressionPlace } from "../dialects/index.ts";
import { contains, nodePathAt, type SourceFile, type YamlDocument } from "../document/index.ts";
import { cursorReadings } from "./cursor-place.ts";
import type { CheckContext } from "./diagnose.ts";
import { declaredFacts, documentAt } from "./document-facts.ts";

/** An expression that is being written. */
export interface ExpressionAtCursor {
  /** Where it begins in the file, behind the marks or the quote. */
  readonly start: number;
  /** The quotes of YAML that it stands in. */
  readonly quote: "'" | '"' | undefined;
  readonly isMarked: boolean;
  /** What it may use; undefined where no expression may stand. */
  readonly place: ExpressionPlace | undefined;
}

/** An expression that is longer than this is not looked through for completion. */
const longest = 10_000;

/**
 * The expression that the cursor is in, be it half typed: found by its marks, or by the value that it is all of.
 * Undefined outside of expressions. Cost: a look into the tree; where that is broken, the readings of `complete`.
 */
export function expressionAtCursor(
  file: SourceFile,
  offset: number,
  context: CheckContext,
): ExpressionAtCursor | undefined {
  const marks = marksBefore(file.text, offset);
  return marks === undefined ? bareAt(file, offset, context) : markedAt(file, offset, marks, context);
}

/** Where the marks begin that are still open at the cursor. */
function marksBefore(text: string, offset: number): number | undefined {
  const from = Math.max(0, offset - longest);
  const before = text.slice(from, offset);
  const marks = before.lastIndexOf("${{");
  return marks >= 0 && closingMarks(before, marks + 3) < 0 ? from + marks : undefined;
}

function markedAt(
  file: SourceFile,
  offset: number,
  marks: number,
  context: CheckContext,
): ExpressionAtCursor | undefined {
  const start = marks + 3;
  const hasLines = file.text.slice(start, offset).includes("\n");
  const document = documentAt(file, marks);
  const there = document?.root && nodePathAt(document.root, marks);
  const node = there?.nodes.at(-1);
  if (there?.on === "value" && node?.kind === "scalar" && (!hasLines || contains(node.span, offset))) {
    const quote = node.style === "single" ? "'" : node.style === "double" ? '"' : undefined;
    return { start, quote, isMarked: true, place: placeAt(file, document, there.path, context) };
  }
  if (hasLines) return undefined;
  for (const attempts of cursorReadings(file, offset)) {
    for (const attempt of attempts) {
      const place = attempt.before === "" ? attempt.read() : undefined;
      if (place?.kind !== "value" || place.scan.word.start > marks) continue;
      const quote = quoteAt(file.text, place.scan.word.start);
      return { start, quote, isMarked: true, place: placeAt(place.file, place.document, place.path, context) };
    }
  }
  return undefined;
}

/** A value that is one expression without marks. */
function bareAt(file: SourceFile, offset: number, context: CheckContext): ExpressionAtCursor | undefined {
  const document = documentAt(file, offset);
  const there = document?.root && nodePathAt(document.root, offset);
  const node = there?.nodes.at(-1);
  if (there?.on !== "value" || node?.kind !== "scalar" || node.style === "empty" || node.text.includes("${{"))
    return undefined;
  const place = placeAt(file, document, there.path, context);
  if (!place?.isBare) return undefined;
  const quote = node.style === "single" ? "'" : node.style === "double" ? '"' : undefined;
  if (quote && !(node.span.start < offset && offset < node.span.end)) return undefined;
  const start = node.span.start + (quote ? 1 : 0);
  return offset - start > longest ? undefined : { start, quote, isMarked: false, place };
}

function placeAt(
  file: SourceFile,
  document: YamlDocument | undefined,
  path: Parameters<NonNullable<CheckContext["dialect"]["expressionsAt"]>>[1],
  context: CheckContext,
): ExpressionPlace | undefined {
  return document && context.dialect.expressionsAt?.(declaredFacts(file, document, context), path);
}

export function quoteAt(text: string, offset: number): "'" | '"' | undefined {
  const letter = text[offset];
  return letter === "'" || letter === '"' ? letter : undefined;
}
