import assert from "node:assert/strict";
import { parseSource } from "../../server/document/index.ts";
import { hover } from "../../server/features/hover.ts";
import { parseMarked } from "../../server/features/marked-text.ts";
import { cursorOf, equalTexts } from "./check-edits.ts";
import type { KitSettings } from "./context.ts";
import type { Placing } from "./fixture.ts";
import { fixturesOf } from "./fixture.ts";

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
  const [fixture] = fixturesOf(parseMarked(markedText), settings, placing);
  if (fixture === undefined) throw new Error("The text is empty.");
  const found = hover(parseSource(fixture.surround.text), cursorOf(fixture), fixture.context, testNowMs);
  if (expected === undefined || found === undefined) {
    assert.equal(found?.markdown, expected);
    return;
  }
  const [range] = fixture.marked.ranges;
  if (range !== undefined) assert.deepEqual(fixture.surround.fromFile(found.span), range);
  equalTexts(found.markdown, expected);
}
