import assert from "node:assert/strict";
import { parseSource } from "../../server/document/index.ts";
import { hover } from "../../server/features/hover.ts";
import { cursorOf, equalTexts, fixtureWithCursor } from "./check-edits.ts";
import type { KitSettings } from "./context.ts";
import type { Placing } from "./fixture.ts";

/** Whenever these tests run: a Monday, ten o'clock in Greenwich. */
const testNowMs = Date.UTC(2026, 2, 2, 10);

/**
 * What is told about the word at the cursor, as Markdown; undefined when nothing is.
 * A marked range, `~~~~` without more, is the word that it is told about.
 */
export function checkHover(
  markedText: string,
  expected: string | undefined,
  settings: KitSettings,
  placing: Placing,
): void {
  const { fixture } = fixtureWithCursor(markedText, settings, placing);
  const found = hover(parseSource(fixture.surround.text), cursorOf(fixture), fixture.context, testNowMs);
  if (expected === undefined || found === undefined) {
    assert.equal(found?.markdown, expected);
    return;
  }
  const [range] = fixture.marked.ranges;
  const span = fixture.surround.fromFile(found.span);
  if (range !== undefined) assert.deepEqual(span && { start: span.start, end: span.end }, range);
  equalTexts(found.markdown, expected);
}
