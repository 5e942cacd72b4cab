import assert from "node:assert/strict";
import { parseMarked } from "../../server/features/marked-text.ts";
import type { KitSettings } from "./context.ts";
import type { Fixture, Placing } from "./fixture.ts";
import { findingsOf, fixturesOf, printActual, printExpected } from "./fixture.ts";
import { obeyLaws } from "./laws.ts";
import { updates, updateTest } from "./update.ts";

/**
 * The findings of a marked text are exactly those that are marked; a text without marks is clean.
 * With `messages: "marked"` a mark without a message stands for any.
 */
export function checkDiagnostics(
  markedText: string,
  settings: KitSettings,
  { placing = "inside", messages = "all" }: { placing?: Placing; messages?: "all" | "marked" } = {},
): void {
  const marked = parseMarked(markedText);
  const fixtures = fixturesOf(marked, settings, placing);
  const expected = fixtures.map((fixture) => printExpected(fixture, marked)).join("\n");
  const actual = fixtures.map((fixture) => printActual(fixture, marked, findingsOf(fixture), messages)).join("\n");
  if (actual !== expected) {
    if (updates()) updateTest(markedText, actual);
    else assert.fail(difference(expected, actual));
  }
  for (const fixture of fixtures) obeyLaws(fixture);
}

/** Both texts in full after the difference: the reader wants to see the place, and to copy it. */
function difference(expected: string, actual: string): assert.AssertionError {
  return new assert.AssertionError({
    message: `The findings are not those that are marked.\n\nExpected:\n${indented(expected)}\n\nActual:\n${indented(actual)}\n`,
    actual,
    expected,
    operator: "strictEqual",
  });
}

function indented(text: string): string {
  return text.replace(/^/gm, "    ");
}

export type { Fixture };
