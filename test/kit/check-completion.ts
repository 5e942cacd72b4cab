import assert from "node:assert/strict";
import { applyEdits, parseSource } from "../../server/document/index.ts";
import { complete } from "../../server/features/complete.ts";
import type { Offer } from "../../server/features/offer.ts";
import { cursorOf, equalTexts, fixtureWithCursor } from "./check-edits.ts";
import type { KitSettings } from "./context.ts";
import type { Fixture, Placing } from "./fixture.ts";

export interface CompletionOutcome {
  /** All offers that begin with what is typed, in their order: label, two blanks, detail. */
  readonly offers?: readonly string[];
  /** These stand among the offers, wherever. */
  readonly includes?: readonly string[];
  /** No offer has such a label. */
  readonly lacks?: readonly string[];
  /** The label of the offer that is taken … */
  readonly accept?: string;
  /** … and what becomes of the text, with the stops `$1`, `$1<text>` and `$0`. */
  readonly gives?: string;
}

export function checkCompletion(
  markedText: string,
  outcome: CompletionOutcome,
  settings: KitSettings,
  placing: Placing,
): void {
  const { fixture } = fixtureWithCursor(markedText, settings, placing);
  const offers = offersAt(fixture);
  const lines = offers.map(({ label, detail }) => (detail === undefined ? label : `${label}  ${detail}`));
  if (outcome.offers !== undefined) assert.deepEqual(lines, outcome.offers);
  for (const line of outcome.includes ?? [])
    assert.ok(lines.includes(line), `"${line}" is not offered: ${lines.join(" | ")}`);
  for (const label of outcome.lacks ?? []) {
    assert.ok(!offers.some((offer) => offer.label === label), `"${label}" is offered: ${lines.join(" | ")}`);
  }
  if (outcome.accept === undefined) return;
  const offer = offers.find(({ label }) => label === outcome.accept);
  assert.ok(offer, `"${outcome.accept}" is not offered: ${lines.join(" | ")}`);
  const { surround } = fixture;
  const snippet = { span: offer.edit.span, text: withPlainStops(offer.edit.text) };
  equalTexts(surround.unwrap(applyEdits(surround.text, [snippet])), outcome.gives ?? "");
}

/** What an editor would show: the offers that go with what is typed. */
function offersAt(fixture: Fixture): readonly Offer[] {
  const { text } = fixture.surround;
  const cursor = cursorOf(fixture);
  return complete(parseSource(text), cursor, fixture.context).filter(({ edit, filter }) =>
    filter.toLowerCase().startsWith(text.slice(edit.span.start, cursor).toLowerCase()),
  );
}

/** `${1:text}` → `$1<text>`, `${1|a,b|}` → `$1<a,b>`, and no more backslashes. */
export function withPlainStops(snippet: string): string {
  return snippet.replace(
    /\\([\\$}])|\$\{(\d+)\}|\$\{(\d+):((?:\\.|[^\\}])*)\}|\$\{(\d+)\|((?:\\.|[^\\|])*)\|\}/g,
    (_, plain: string | undefined, bare?: string, named?: string, text?: string, choice?: string, choices?: string) => {
      if (plain !== undefined) return plain;
      if (bare !== undefined) return `$${bare}`;
      const [number, words] = named === undefined ? [choice, choices] : [named, text];
      return `$${number}<${(words ?? "").replace(/\\(.)/g, "$1")}>`;
    },
  );
}
