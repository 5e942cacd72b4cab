import assert from "node:assert/strict";
import { applyEdits, parseSource, sameMeaning } from "../../server/document/index.ts";
import { type Finding, format } from "../../server/features/index.ts";
import type { Fixture } from "./fixture.ts";

/**
 * Law: formatting is refused, or it keeps what the text means and what is found in it; formatting what is formatted
 * changes nothing.
 */
export function formatsSafely({ surround, context }: Fixture, diagnose: (text: string) => readonly Finding[]): void {
  const { text } = surround;
  const answer = format(parseSource(text), context.locale);
  if (!answer.ok) return;
  const formatted = applyEdits(text, answer.edits);
  assert.ok(sameMeaning(text, formatted), `Formatting changes what the text means:\n${formatted}`);
  const again = format(parseSource(formatted), context.locale);
  assert.deepEqual(again, { ok: true, edits: [] }, `Formatted twice it looks another way:\n${formatted}`);
  assert.deepEqual(said(diagnose(formatted)), said(diagnose(text)), "Formatting changes what is found.");
}

function said(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ code, message }) => `${code}: ${message}`);
}
