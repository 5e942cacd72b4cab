import type { TextEdit } from "../document/index.ts";
import { applyEdits } from "../document/index.ts";
import type { Finding, FindingFix } from "./finding.ts";

/** `safe`: only what can't change the author's meaning; `suggested`: the preferred guesses too. */
export type FixWhich = "safe" | "suggested";

export interface AppliedFixes<Fix> {
  readonly text: string;
  readonly applied: readonly Fix[];
  /** They touch a place that an applied one has changed, so their edits are no longer true: ask again on the new text. */
  readonly waiting: readonly Fix[];
}

/**
 * The text after all fixes that leave each other alone. A fix is applied whole or not at all; of two that meet,
 * the one given first wins. Two insertions at one place meet as well: which comes first would be chance.
 * A fix that would edit through a merge (`span.origin`) waits for ever, since its place belongs to other text too.
 */
export function applyFixes<Fix extends { readonly edits: readonly TextEdit[] }>(
  text: string,
  fixes: readonly Fix[],
): AppliedFixes<Fix> {
  const taken: TextEdit[] = []; // by their places, so that of many only the neighbours are looked at
  const applied: Fix[] = [];
  const waiting: Fix[] = [];
  for (const fix of fixes) {
    const isFree = fix.edits.every(
      (edit) => edit.span.origin === undefined && !neighbours(taken, edit).some((other) => meet(edit, other)),
    );
    if (isFree) {
      for (const edit of fix.edits) taken.splice(indexFor(taken, edit), 0, edit);
      applied.push(fix);
    } else waiting.push(fix);
  }
  return { text: applyEdits(text, taken), applied, waiting };
}

/** Where an edit belongs among those that are in order: behind those that begin before it or where it does. */
function indexFor(taken: readonly TextEdit[], { span }: TextEdit): number {
  let low = 0;
  let high = taken.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = taken[middle];
    if (other && (other.span.start < span.start || (other.span.start === span.start && other.span.end <= span.end)))
      low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Those that may touch an edit. What is taken leaves each other alone, so none reaches further than over one border. */
function neighbours(taken: readonly TextEdit[], edit: TextEdit): readonly TextEdit[] {
  let from = indexFor(taken, { ...edit, span: { start: edit.span.start, end: edit.span.start } });
  while (from > 0 && (taken[from - 1]?.span.end ?? 0) >= edit.span.start) from--;
  let to = from;
  while (to < taken.length && (taken[to]?.span.start ?? 0) <= edit.span.end) to++;
  return taken.slice(from, to);
}

/** Neighbours that only touch are free of each other, unless one of them inserts exactly there. */
function meet({ span: a }: TextEdit, { span: b }: TextEdit): boolean {
  if (a.start === a.end || b.start === b.end) return a.start <= b.end && b.start <= a.end;
  return a.start < b.end && b.start < a.end;
}

/** The fix of a finding that `fixAll` applies, if it has one. The first that qualifies: the preferred one stands first. */
export function fixToApply(finding: Finding, which: FixWhich): FindingFix | undefined {
  return finding.fixes.find((fix) => fix.safety === "safe" || (which === "suggested" && fix.preferred));
}

export interface FixedFinding {
  readonly finding: Finding;
  readonly fix: FindingFix;
  /** The text that the finding's spans belong to: the one before its round. */
  readonly before: string;
}

export interface FixedText {
  readonly text: string;
  readonly fixed: readonly FixedFinding[];
  /** What is left, found in the text given back. */
  readonly findings: readonly Finding[];
}

/** Fixes can uncover others and, if two rules disagree, undo each other: so many rounds, then it stays as it is. */
const mostRounds = 10;

/** Applies fixes and checks again, round by round, until nothing is left to apply. `check` gives the findings of a text. */
export function fixAll(text: string, which: FixWhich, check: (text: string) => readonly Finding[]): FixedText {
  const fixed: FixedFinding[] = [];
  let current = text;
  let findings = check(current);
  for (let round = 0; round < mostRounds; round++) {
    const before = current;
    const candidates = findings.flatMap((finding) => {
      const fix = fixToApply(finding, which);
      return fix ? [{ finding, fix, before, edits: fix.edits }] : [];
    });
    const { text: after, applied } = applyFixes(current, candidates);
    if (after === current) break;
    fixed.push(...applied.map(({ finding, fix }) => ({ finding, fix, before })));
    current = after;
    findings = check(current);
  }
  return { text: current, fixed, findings };
}
