import assert from "node:assert/strict";
import type { FilePlace, OutlineItem } from "../../server/dialects/index.ts";
import type { Span } from "../../server/document/index.ts";
import { parseSource, positionAt } from "../../server/document/index.ts";
import { foldingRanges } from "../../server/features/folding.ts";
import { definition, definitionElsewhere, references, referencesElsewhere } from "../../server/features/navigate.ts";
import { selectionRanges } from "../../server/features/selection.ts";
import { symbols } from "../../server/features/symbols.ts";
import { cursorOf, equalTexts, fixtureWithCursor, isPlaceIn, singleFixture } from "./check-edits.ts";
import type { KitSettings } from "./context.ts";
import type { Fixture, Placing } from "./fixture.ts";
import { printMarked } from "./print-marks.ts";
import { updates, updateTest } from "./update.ts";

/** Where the thing at the cursor gets its name: `~~~~` without more under each place. */
export function checkDefinition(markedText: string, settings: KitSettings, placing: Placing): void {
  checkRanges(markedText, settings, placing, (fixture) => {
    const asked = [parseSource(fixture.surround.text), cursorOf(fixture), fixture.context] as const;
    return { here: definition(...asked), elsewhere: definitionElsewhere(...asked) };
  });
}

/** All places that mean the thing at the cursor, its declaration too. */
export function checkReferences(markedText: string, settings: KitSettings, placing: Placing): void {
  checkRanges(markedText, settings, placing, (fixture) => {
    const asked = [parseSource(fixture.surround.text), cursorOf(fixture), fixture.context] as const;
    const which = { withDeclaration: true };
    return { here: references(...asked, which), elsewhere: referencesElsewhere(...asked, which) };
  });
}

function checkRanges(
  markedText: string,
  settings: KitSettings,
  placing: Placing,
  ask: (fixture: Fixture) => { readonly here: readonly Span[]; readonly elsewhere: readonly FilePlace[] },
): void {
  const { fixtures, fixture: asked } = fixtureWithCursor(markedText, settings, placing);
  const { here, elsewhere } = ask(asked);
  const print = (fixture: Fixture, ranges: readonly Span[]): string => {
    const { text, cursor, path } = fixture.marked;
    const printed = printMarked({ text, cursor, ranges });
    return path === undefined ? printed : `#- ${path}\n${printed}`;
  };
  const expected = fixtures.map((fixture) => print(fixture, fixture.marked.ranges)).join("\n");
  const actual = fixtures
    .map((fixture) => {
      const spans =
        fixture === asked ? here : elsewhere.filter((one) => isPlaceIn(fixture, one)).map(({ span }) => span);
      return print(
        fixture,
        spans.map((span) => fixture.surround.fromFile(span) ?? outside(fixture, span)),
      );
    })
    .join("\n");
  if (actual === expected) return;
  if (updates()) updateTest(markedText, actual);
  else assert.equal(actual, expected);
}

function outside({ surround }: Fixture, { start, end }: Span): never {
  throw new Error(`The answer is in what the kit added: "${surround.text.slice(start, end)}".`);
}

/** The table of contents: a line for each item, its children indented. `stage build`, and a detail after a dash. */
export function checkSymbols(markedText: string, expected: string, settings: KitSettings, placing: Placing): void {
  const fixture = singleFixture(markedText, settings, placing);
  const items = symbols(parseSource(fixture.surround.text), fixture.context);
  equalTexts(outlineLines(fixture, items, "").join("\n"), expected);
}

function outlineLines(fixture: Fixture, items: readonly OutlineItem[], indent: string): readonly string[] {
  return items.flatMap((item) => {
    const isOurs = fixture.surround.fromFile(item.nameSpan) !== undefined;
    const line = `${indent}${item.kind} ${item.name}${item.detail === undefined ? "" : ` - ${item.detail}`}`;
    return [...(isOurs ? [line] : []), ...outlineLines(fixture, item.children, isOurs ? `${indent}  ` : indent)];
  });
}

/** First and last line of what can be folded, one-based: `2-4`, or `1-3 comment`. */
export function checkFolding(
  markedText: string,
  expected: readonly string[],
  settings: KitSettings,
  placing: Placing,
): void {
  const fixture = singleFixture(markedText, settings, placing);
  const file = parseSource(fixture.surround.text);
  const lineOf = (offset: number): number => positionAt(file.lines, offset).line;
  const first = lineOf(fixture.surround.toFile(0));
  const last = lineOf(fixture.surround.toFile(fixture.marked.text.trimEnd().length));
  const inside = foldingRanges(file).filter(({ startLine, endLine }) => startLine >= first && endLine <= last);
  assert.deepEqual(
    inside.map(({ startLine, endLine, kind }) => {
      const lines = `${startLine - first + 1}-${endLine - first + 1}`;
      return kind === "block" ? lines : `${lines} ${kind}`;
    }),
    expected,
  );
}

/** What a growing selection takes in, the smallest first, as far as it stays in the text. */
export function checkSelections(
  markedText: string,
  expected: readonly string[],
  settings: KitSettings,
  placing: Placing,
): void {
  const fixture = singleFixture(markedText, settings, placing);
  const { surround, marked } = fixture;
  const ranges = selectionRanges(parseSource(surround.text), cursorOf(fixture));
  const end = surround.toFile(marked.text.length);
  const inside = ranges.filter((span) => span.start >= surround.toFile(0) && span.end <= end);
  assert.deepEqual(
    inside.map((span) => {
      const own = surround.fromFile(span) ?? outside(fixture, span);
      return marked.text.slice(own.start, own.end);
    }),
    expected,
  );
}
