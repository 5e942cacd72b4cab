import assert from "node:assert/strict";
import { applyEdits, parseSource } from "../../server/document/index.ts";
import { inlayHints } from "../../server/features/inlay-hints.ts";
import { semanticTokens } from "../../server/features/semantic-tokens.ts";
import { equalTexts, singleFixture } from "./check-edits.ts";
import type { KitSettings } from "./context.ts";
import type { Fixture, Placing } from "./fixture.ts";

/** The text with its hints in it, each as `[[after build]]`; those of a selection `«…»` alone where there is one. */
export function checkInlayHints(markedText: string, expected: string, settings: KitSettings, placing: Placing): void {
  const fixture = singleFixture(markedText, settings, placing);
  const { surround, context } = fixture;
  const hints = inlayHints(parseSource(surround.text), rangeOf(fixture), context);
  const shown = hints.map(({ at, label }) => ({ span: { start: at, end: at }, text: ` [[${label}]]` }));
  equalTexts(surround.unwrap(applyEdits(surround.text, shown)), expected);
  for (const { edits } of hints) {
    const { documents } = parseSource(applyEdits(surround.text, edits));
    assert.ok(
      documents.every(({ problems }) => problems.length === 0),
      "Writing a hint breaks the YAML.",
    );
  }
}

/** The words that mean something, one a line with its kind: `build stage`, and `declares` where the name is given. */
export function checkTokens(
  markedText: string,
  expected: readonly string[],
  settings: KitSettings,
  placing: Placing,
): void {
  const fixture = singleFixture(markedText, settings, placing);
  const { surround, context } = fixture;
  const tokens = semanticTokens(parseSource(surround.text), context, rangeOf(fixture));
  const own = tokens.filter((token) => surround.fromFile(token) !== undefined);
  assert.deepEqual(
    own.map(
      ({ start, end, kind, declares }) => `${surround.text.slice(start, end)} ${kind}${declares ? " declares" : ""}`,
    ),
    expected,
  );
}

function rangeOf({ surround, marked }: Fixture) {
  const [selection] = marked.selections.values();
  const { start, end } = selection ?? { start: 0, end: marked.text.length };
  return { start: surround.toFile(start), end: surround.toFile(end) };
}
