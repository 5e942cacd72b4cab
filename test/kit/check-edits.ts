import assert from "node:assert/strict";
import type { Span } from "../../server/document/index.ts";
import { applyEdits, parseSource } from "../../server/document/index.ts";
import { codeActions } from "../../server/features/actions.ts";
import { parseMarked, takeOffIndentation } from "../../server/features/marked-text.ts";
import { refactorings } from "../../server/features/refactorings.ts";
import { rename } from "../../server/features/rename.ts";
import type { KitSettings } from "./context.ts";
import type { Fixture, Placing } from "./fixture.ts";
import { findingsOf, fixturesOf } from "./fixture.ts";
import { updates, updateTest } from "./update.ts";

/** What a rename makes of the text, or the sentence that says why not. */
export type RenameOutcome = string | { readonly refused: string };

export function checkRename(
  markedText: string,
  newName: string,
  outcome: RenameOutcome,
  settings: KitSettings,
  placing: Placing,
): void {
  const { fixtures, fixture } = fixtureWithCursor(markedText, settings, placing);
  const answer = rename(parseSource(fixture.surround.text), cursorOf(fixture), newName, fixture.context);
  if (typeof outcome !== "string") {
    assert.deepEqual(answer, { ok: false, refusal: outcome.refused });
    return;
  }
  assert.ok(answer.ok, answer.ok ? "" : `The rename was refused: ${answer.refusal}`);
  const { here, elsewhere } = answer.value;
  const texts = fixtures.map((one) => {
    const others = elsewhere.filter(({ place }) => isPlaceIn(one, place));
    return changed(one, one === fixture ? here : others.map(({ place, text }) => ({ span: place.span, text })));
  });
  equalTexts(texts.length === 1 ? (texts[0] ?? "") : joined(fixtures, texts), outcome);
}

/** Several files as a marked text has them: each under its path. */
function joined(fixtures: readonly Fixture[], texts: readonly string[]): string {
  return fixtures.map((fixture, index) => `#- ${fixture.marked.path}\n${texts[index] ?? ""}`).join("");
}

/** What one of the actions that the selection, or the cursor, is offered makes of the text. */
export function checkAction(
  markedText: string,
  title: string,
  gives: string,
  settings: KitSettings,
  placing: Placing,
): void {
  const fixture = singleFixture(markedText, settings, placing);
  const actions = [...actionsAt(fixture), ...refactoringsAt(fixture)];
  const action = actions.find((one) => one.title === title);
  const offered = actions.map((one) => `"${one.title}"`).join(", ") || "nothing";
  assert.ok(action, `There is no action "${title}". Offered: ${offered}.`);
  equalTexts(changed(fixture, action.edits), gives);
  const after = applyEdits(fixture.surround.text, action.edits);
  const isSound = parseSource(after).documents.every(({ problems }) => problems.length === 0);
  assert.ok(isSound, `The action "${title}" breaks the YAML:\n${after}`);
}

/** The titles of all refactorings that are offered, in their order. */
export function checkRefactorings(
  markedText: string,
  titles: readonly string[],
  settings: KitSettings,
  placing: Placing,
): void {
  assert.deepEqual(
    refactoringsAt(singleFixture(markedText, settings, placing)).map((action) => action.title),
    titles,
  );
}

function refactoringsAt(fixture: Fixture) {
  const file = parseSource(fixture.surround.text);
  return refactorings(file, selectionOf(fixture), fixture.context, actionsAt(fixture));
}

/** The titles of all actions, in their order. */
export function checkActions(
  markedText: string,
  titles: readonly string[],
  settings: KitSettings,
  placing: Placing,
): void {
  const fixture = singleFixture(markedText, settings, placing);
  assert.deepEqual(
    actionsAt(fixture).map((action) => action.title),
    titles,
  );
}

function actionsAt(fixture: Fixture) {
  const file = parseSource(fixture.surround.text);
  return codeActions(file, selectionOf(fixture), findingsOf(fixture), fixture.context, undefined);
}

function changed(fixture: Fixture, edits: Parameters<typeof applyEdits>[1]): string {
  return fixture.surround.unwrap(applyEdits(fixture.surround.text, edits));
}

/** The only file of a text that is asked about. */
export function singleFixture(markedText: string, settings: KitSettings, placing: Placing): Fixture {
  const fixtures = fixturesOf(parseMarked(markedText), settings, placing);
  const [fixture] = fixtures;
  if (fixture === undefined || fixtures.length > 1) throw new Error("This check takes a text of one file.");
  return fixture;
}

/** All files of a text, and the one that has the cursor. */
export function fixtureWithCursor(markedText: string, settings: KitSettings, placing: Placing) {
  const fixtures = fixturesOf(parseMarked(markedText), settings, placing);
  const fixture = fixtures.find(({ marked }) => marked.cursor !== undefined);
  if (fixture === undefined) throw new Error("The text needs a cursor: write `$0`.");
  return { fixtures, fixture };
}

/** Whether a place elsewhere is in this file. */
export function isPlaceIn({ marked }: Fixture, { uri }: { readonly uri: string }): boolean {
  return marked.path !== undefined && uri.endsWith(`/project/${marked.path}`);
}

/** The cursor, as an offset of the whole file. */
export function cursorOf({ marked, surround }: Fixture): number {
  if (marked.cursor === undefined) throw new Error("The text needs a cursor: write `$0`.");
  return surround.toFile(marked.cursor);
}

function selectionOf(fixture: Fixture): Span {
  const [selection] = fixture.marked.selections.values();
  if (selection === undefined) {
    const cursor = cursorOf(fixture);
    return { start: cursor, end: cursor };
  }
  return { start: fixture.surround.toFile(selection.start), end: fixture.surround.toFile(selection.end) };
}

/** Compares texts by their lines; `UPDATE=1` writes the actual one into the test. */
export function equalTexts(actual: string, expected: string): void {
  const wanted = withoutLastNewline(takeOffIndentation(expected));
  const got = withoutLastNewline(actual);
  if (got === wanted) return;
  if (updates()) updateTest(expected, got);
  else assert.equal(got, wanted);
}

function withoutLastNewline(text: string): string {
  return text.replace(/\n$/, "");
}
