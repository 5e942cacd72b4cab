import { type Change, positionAt, type SourceFile, type Span } from "../document/index.ts";
import type { Finding } from "./finding.ts";

/** What an editor shows of a file while somebody writes in it. */
export interface Shown {
  readonly findings: readonly Finding[];
  /** How many are held back until the writing rests. */
  readonly heldCount: number;
}

/**
 * What is shown while somebody writes at `cursor`: no new finding about the line that is being written, and none about
 * something that is missing and may be about to come. What was shown before stays until it is no longer true; while the
 * line that is being written breaks the YAML, all stays as it was.
 * `before` is what was shown last, with the places where it stands now.
 */
export function calmly(
  file: SourceFile,
  findings: readonly Finding[],
  cursor: number,
  before: readonly Finding[],
): Shown {
  const place = writingPlace(file, cursor);
  const known = countsOf(before);
  const isHeld = (finding: Finding): boolean => {
    const key = keyOf(finding);
    const left = known.get(key) ?? 0;
    if (left > 0) {
      known.set(key, left - 1);
      return false;
    }
    return isBeingWritten(finding, place);
  };
  const shown = findings.filter((finding) => !isHeld(finding));
  const heldCount = findings.length - shown.length;
  const isBroken = findings.some((finding) => finding.code === "syntax/yaml" && !shown.includes(finding));
  return { findings: isBroken ? before : shown, heldCount };
}

/** The findings where a change has moved them; one that lies across the change grows or shrinks with it. */
export function movedFindings(findings: readonly Finding[], change: Change): readonly Finding[] {
  return findings.map((finding) => ({
    ...finding,
    span: moved(finding.span, change),
    related: finding.related.map((one) => ({ ...one, span: moved(one.span, change) })),
    fixes: [], // their edits were made for the text before
  }));
}

/** The findings with the places that they have now, whatever happens to the text later. */
export function settledFindings(findings: readonly Finding[]): readonly Finding[] {
  return movedFindings(findings, { start: 0, oldEnd: 0, newEnd: 0 });
}

function moved({ start, end }: Span, change: Change): Span {
  const shift = change.newEnd - change.oldEnd;
  const move = (offset: number): number =>
    offset >= change.oldEnd ? offset + shift : Math.min(offset, Math.max(change.start, change.newEnd));
  return { start: move(start), end: Math.max(move(start), move(end)) };
}

interface WritingPlace {
  readonly file: SourceFile;
  readonly line: number;
  /** From the beginning of the line to its end. */
  readonly start: number;
  readonly end: number;
}

function writingPlace(file: SourceFile, cursor: number): WritingPlace {
  const { line } = positionAt(file.lines, cursor);
  const start = file.lines.starts[line] ?? 0;
  return { file, line, start, end: file.lines.starts[line + 1] ?? file.text.length + 1 };
}

function isBeingWritten(finding: Finding, place: WritingPlace): boolean {
  const { span, absence } = finding;
  if (span.start < place.end && span.end >= place.start) return true;
  if (absence === undefined || absence === "document") return absence === "document";
  return isWithin(place, positionAt(place.file.lines, span.start).line, absence);
}

/** Whether the line that is being written is still in what begins on a line above. */
function isWithin({ file, line }: WritingPlace, owner: number, absence: "inside" | "beside" | "next"): boolean {
  if (line < owner) return false;
  if (absence === "next") return isBlankBetween(file, owner + 1, line);
  const indent = indentOf(file, owner);
  const key = absence === "beside" ? firstKeyColumn(file, owner) : indent + 1;
  for (let below = owner + 1; below <= line; below++) {
    const text = lineText(file, below);
    // An empty line is still whatever it will be.
    if (text.trim() === "") continue;
    // A list may stand as deep as the key that it belongs to.
    const isListOfKey =
      indentOf(file, below) === indent && text.trimStart().startsWith("-") && !startsWithDash(file, owner);
    if (indentOf(file, below) < key && !isListOfKey) return false;
  }
  return true;
}

function isBlankBetween(file: SourceFile, from: number, to: number): boolean {
  for (let line = from; line < to; line++) if (!/^\s*(?:#|$)/.test(lineText(file, line))) return false;
  return true;
}

function lineText({ text, lines: { starts } }: SourceFile, line: number): string {
  return text.slice(starts[line] ?? text.length, starts[line + 1] ?? text.length).replace(/[\r\n]+$/, "");
}

function indentOf(file: SourceFile, line: number): number {
  return /^\uFEFF?( *)/.exec(lineText(file, line))?.[1]?.length ?? 0;
}

function startsWithDash(file: SourceFile, line: number): boolean {
  return lineText(file, line).trimStart().startsWith("-");
}

/** The column of the first key, behind the marks of list items. */
function firstKeyColumn(file: SourceFile, line: number): number {
  return /^[ ]*(?:- +)*/.exec(lineText(file, line))?.[0].length ?? 0;
}

function keyOf({ code, message }: Finding): string {
  return `${code} ${message}`;
}

function countsOf(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(keyOf(finding), (counts.get(keyOf(finding)) ?? 0) + 1);
  return counts;
}
