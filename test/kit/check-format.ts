import assert from "node:assert/strict";
import { applyEdits, parseSource, positionAt } from "../../server/document/index.ts";
import { type FormatOptions, format } from "../../server/features/format.ts";
import { equalTexts, singleFixture } from "./check-edits.ts";
import type { KitSettings } from "./context.ts";
import type { Placing } from "./fixture.ts";

/** What formatting makes of the text, or the sentence that says why not. */
export type FormatOutcome = string | { readonly refused: string };

/** Formats the text, or only the lines that its selection `«…»` touches. Only lines that change may be edited. */
export function checkFormat(
  markedText: string,
  outcome: FormatOutcome,
  { indentSize }: Pick<FormatOptions, "indentSize">,
  settings: KitSettings,
  placing: Placing,
): void {
  const { surround, marked, context } = singleFixture(markedText, settings, placing);
  const [selection] = marked.selections.values();
  const range = selection && { start: surround.toFile(selection.start), end: surround.toFile(selection.end) };
  const file = parseSource(surround.text);
  const answer = format(file, context.locale, {
    ...(indentSize !== undefined && { indentSize }),
    ...(range && { range }),
  });
  if (typeof outcome !== "string") {
    assert.deepEqual(answer, { ok: false, refusal: outcome.refused });
    return;
  }
  assert.ok(answer.ok, answer.ok ? "" : `Formatting was refused: ${answer.refusal}`);
  for (const { span } of answer.edits) {
    const isOneLine = positionAt(file.lines, span.start).line === positionAt(file.lines, span.end).line;
    const isBlank = surround.text.slice(span.start, span.end).trim() === "";
    assert.ok(isBlank, "Formatting may only touch blanks.");
    assert.ok(isOneLine || span.start === span.end || isBlank, "An edit may not span lines with words.");
  }
  equalTexts(surround.unwrap(applyEdits(surround.text, answer.edits)), outcome);
}
