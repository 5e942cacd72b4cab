import assert from "node:assert/strict";
import type { CutSizes } from "../../server/document/cut-text.ts";
import { applyEdits, changeBetween, sameMeaning } from "../../server/document/index.ts";
import { parseSource, reparseSource } from "../../server/document/parse-source.ts";
import {
  type CheckContext,
  format,
  inlayHints,
  migrate,
  refactorings,
  semanticTokens,
} from "../../server/features/index.ts";

/** Law: formatting is refused, or it keeps what the text means; formatting what is formatted changes nothing. */
export function formatsAlike(text: string, indentSize: number): void {
  const answer = format(parseSource(text), "en", { indentSize });
  if (!answer.ok) return;
  const formatted = applyEdits(text, answer.edits);
  assert.ok(sameMeaning(text, formatted), "Formatting changes what the text means.");
  assert.deepEqual(format(parseSource(formatted), "en", { indentSize }), { ok: true, edits: [] });
}

/** Law: of a part that is formatted the whole keeps its meaning. */
export function formatsPartsAlike(text: string, from: number, to: number): void {
  const [start, end] = [from, to].map((at) => Math.floor(at * (text.length + 1))).sort((a, b) => a - b);
  const answer = format(parseSource(text), "en", { range: { start: start ?? 0, end: end ?? 0 } });
  if (answer.ok) assert.ok(sameMeaning(text, applyEdits(text, answer.edits)));
}

/** Law: tokens that were kept are those that would be found now. */
export function sameTokens(texts: readonly string[], sizes: CutSizes, context: CheckContext): void {
  const [first = "", ...rest] = texts;
  let file = parseSource(first, sizes);
  semanticTokens(file, context);
  for (const text of rest) {
    file = reparseSource(file, changeBetween(file.text, text), text);
    assert.deepEqual(semanticTokens(file, context), semanticTokens(parseSource(text, sizes), context));
  }
}

/** Law: any text gets an answer. */
export function shapesWithinLimits(text: string, context: CheckContext): void {
  const file = parseSource(text);
  const middle = { start: text.length >> 1, end: text.length >> 1 };
  format(file, "en");
  semanticTokens(file, context);
  inlayHints(file, { start: 0, end: text.length }, context);
  refactorings(file, middle, context, []);
  migrate(text, undefined, context.dialect.currentVersion, context);
}
