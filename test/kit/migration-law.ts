import assert from "node:assert/strict";
import { applyEdits, parseSource } from "../../server/document/index.ts";
import { migrate } from "../../server/features/index.ts";
import type { Fixture } from "./fixture.ts";

/**
 * Law: a move to the newest platform is refused, or its edits make sound YAML of the text; moved again, nothing is left
 * that it could do.
 */
export function movesSafely({ surround, everyRule }: Fixture): void {
  const { context, log } = everyRule;
  const { dialect } = context;
  for (const text of [surround.text, surround.text.slice(0, surround.text.length / 2)]) {
    const answer = migrate(text, dialect.versions[0], dialect.currentVersion, context);
    assert.deepEqual(log, [], "A rule threw while the text was moved.");
    if (!answer.ok) continue;
    const { text: moved, edits, steps } = answer.value;
    assert.equal(applyEdits(text, edits), moved);
    const { documents } = parseSource(moved);
    assert.ok(
      documents.every(({ problems }) => problems.length === 0),
      `The move breaks the YAML:\n${moved}`,
    );
    for (const { span, before } of steps) {
      assert.ok(0 <= before.start && before.end <= text.length && 0 <= span.start && span.end <= moved.length);
    }
    const again = migrate(moved, dialect.currentVersion, dialect.currentVersion, context);
    assert.ok(again.ok && again.value.edits.length === 0, `Moved again, it changes once more:\n${moved}`);
  }
}
