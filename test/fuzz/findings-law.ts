import assert from "node:assert/strict";
import type { CutSizes } from "../../server/document/cut-text.ts";
import { changeBetween, type Span } from "../../server/document/index.ts";
import { parseSource, reparseSource } from "../../server/document/parse-source.ts";
import { type CheckContext, complete, diagnose, type Finding, hover } from "../../server/features/index.ts";
import { plainFile } from "./document-laws.ts";

/** Law: what was kept is what would be found now. */
export function sameFindings(texts: readonly string[], sizes: CutSizes, context: CheckContext): void {
  const [first = "", ...rest] = texts;
  let file = parseSource(first, sizes);
  diagnose(file, context);
  for (const text of rest) {
    file = reparseSource(file, changeBetween(file.text, text), text);
    const found = diagnose(file, context);
    assert.deepEqual(found.map(plainFinding), diagnose(parseSource(text, sizes), context).map(plainFinding));
  }
}

/** Law: whatever is asked of a file at a place, the file stays what it is. */
export function unmovedByQuestions(
  text: string,
  places: readonly number[],
  sizes: CutSizes,
  context: CheckContext,
): void {
  const file = parseSource(text, sizes);
  const before = plainFile(file);
  for (const at of places) {
    const offset = Math.floor(at * (text.length + 1));
    complete(file, offset, context);
    hover(file, offset, context);
  }
  assert.deepEqual(plainFile(file), before);
}

function plainFinding(finding: Finding): unknown {
  return {
    ...finding,
    span: place(finding.span),
    platform: { ...finding.platform, span: finding.platform.span && place(finding.platform.span) },
    related: finding.related.map(({ span, message }) => [place(span), message]),
    fixes: finding.fixes.map((fix) => ({ ...fix, edits: fix.edits.map(({ span, text }) => [place(span), text]) })),
  };
}

function place({ start, end, origin }: Span): readonly unknown[] {
  return origin ? [start, end, place(origin)] : [start, end];
}
