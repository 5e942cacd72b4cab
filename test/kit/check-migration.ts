import assert from "node:assert/strict";
import { applyEdits, linesOf, positionAt } from "../../server/document/index.ts";
import { migrate } from "../../server/features/migrate.ts";
import { equalTexts, singleFixture } from "./check-edits.ts";
import type { KitSettings } from "./context.ts";
import type { Placing } from "./fixture.ts";

/**
 * What a move to another platform version makes of the text, and what it says of it: for each step a line such as
 * `done 4 Use \`when\`` or `human 7 Replace … | why`, with the one-based line in the text as it was.
 */
export type MigrationOutcome =
  | { readonly gives: string; readonly steps: readonly string[] }
  | { readonly refused: string };

export function checkMigration(
  markedText: string,
  { from, to }: { readonly from: string | undefined; readonly to: string },
  outcome: MigrationOutcome,
  settings: KitSettings,
  placing: Placing,
): void {
  const { surround, context } = singleFixture(markedText, settings, placing);
  const answer = migrate(surround.text, from, to, context);
  if ("refused" in outcome) {
    assert.deepEqual(answer, { ok: false, refusal: outcome.refused });
    return;
  }
  assert.ok(answer.ok, answer.ok ? "" : `The move was refused: ${answer.refusal}`);
  const { text, edits, steps } = answer.value;
  assert.equal(applyEdits(surround.text, edits), text, "The edits don't make the new text.");
  equalTexts(surround.unwrap(text), outcome.gives);
  const lines = linesOf(surround.text);
  const first = positionAt(lines, surround.toFile(0)).line;
  assert.deepEqual(
    steps.map(({ kind, title, why, before }) => {
      const line = positionAt(lines, before.start).line - first + 1;
      return kind === "done" ? `done ${line} ${title}` : `human ${line} ${title} | ${why}`;
    }),
    outcome.steps,
  );
  for (const { span } of steps) assert.ok(span.start <= span.end && span.end <= text.length, "A step has no place.");
  const again = migrate(text, to, to, context);
  assert.ok(again.ok && again.value.text === text, "Moved twice it is another text.");
}
