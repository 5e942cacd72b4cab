import type { Span } from "../../server/document/index.ts";
import { parseSource } from "../../server/document/index.ts";
import type { CheckContext, Finding } from "../../server/features/index.ts";
import { diagnose } from "../../server/features/index.ts";
import type { Marked, MarkedFile, MarkedTag } from "../../server/features/marked-text.ts";
import { relatedOfMarked } from "../../server/features/rule-example.ts";
import type { KitContext, KitSettings } from "./context.ts";
import { contextOf, dialectOf, withHeader } from "./context.ts";
import type { PrintedFinding } from "./print-marks.ts";
import { printMarked } from "./print-marks.ts";
import type { Surround } from "./surround.ts";
import { alone, standsAlone, underPipeline } from "./surround.ts";

/** One file of a marked text, set into the smallest valid one and ready to be asked. */
export interface Fixture {
  readonly marked: MarkedFile;
  /** Its number in the marked text, for places. */
  readonly index: number;
  readonly surround: Surround;
  readonly settings: KitSettings;
  readonly context: CheckContext;
  /** What rules wrote to the log: a line is a rule that threw. */
  readonly log: readonly string[];
  /** The same with every rule of the dialect. */
  readonly everyRule: KitContext;
}

export type Placing = "inside" | "whole";

/** The files of a marked text. `whole` leaves each as it is. */
export function fixturesOf(marked: Marked, settings: KitSettings, placing: Placing): readonly Fixture[] {
  const surrounded = marked.files.map((file) => surroundOf(file, settings, placing));
  return marked.files.map((file, index) => {
    const { settings: named, surround } = surrounded[index] ?? surroundOf(file, settings, placing);
    const files = surrounded.map((one) => ({ path: one.path, text: one.surround.text }));
    const related = relatedOfMarked(files, index, dialectOf(named.dialect));
    const everyRule = contextOf({ ...named, only: undefined }, related);
    return { marked: file, index, surround, settings: named, ...contextOf(named, related), everyRule };
  });
}

function surroundOf(file: MarkedFile, settings: KitSettings, placing: Placing) {
  const own = withHeader(settings, file.settings);
  const named =
    file.path !== undefined && /(^|\/)\.pipewright\.ya?ml$/.test(file.path) ? { ...own, dialect: "config" } : own;
  const wraps = placing === "inside" && named.dialect === "pipeline" && !standsAlone(file.text);
  return { path: file.path, settings: named, surround: wraps ? underPipeline(file.text) : alone(file.text) };
}

/** A text without marks, as it is: what looks like a mark in it is none. */
export function fixtureOfText(text: string, settings: KitSettings): Fixture {
  const nothing = { selections: new Map(), ranges: [], findings: [], taken: new Set<string>(), cursor: undefined };
  const marked = { path: undefined, settings: new Map(), text, ...nothing };
  const everyRule = contextOf({ ...settings, only: undefined });
  return { marked, index: 0, surround: alone(text), settings, ...contextOf(settings), everyRule };
}

/** The findings, with the spans of the whole file. A rule that threw fails here. */
export function findingsOf(fixture: Fixture, text = fixture.surround.text): readonly Finding[] {
  const findings = diagnose(parseSource(text), fixture.context);
  if (fixture.log.length > 0) throw new Error(`A rule threw:\n${fixture.log.join("\n")}`);
  return findings;
}

/** What was marked, in the one form that expected and actual are compared in. */
export function printExpected(fixture: Fixture, marked: Marked): string {
  return print(fixture, marked, fixture.marked.findings, new Map());
}

/**
 * What came out, in the same form. `messages` is what the marks leave out, too: a rule's own examples may,
 * since its page shows them.
 */
export function printActual(
  fixture: Fixture,
  marked: Marked,
  findings: readonly Finding[],
  messages: "all" | "marked",
): string {
  const added = new Map<string, Span>();
  const printed = findings.map((finding) => printedFinding(fixture, marked, finding, messages, added));
  return print(fixture, marked, printed, added);
}

function printedFinding(
  fixture: Fixture,
  marked: Marked,
  finding: Finding,
  messages: "all" | "marked",
  added: Map<string, Span>,
): PrintedFinding {
  const span = innerSpan(fixture, finding, finding.span);
  const expected = fixture.marked.findings.find(
    (one) => one.span.start === span.start && one.span.end === span.end && one.code === finding.code,
  );
  const silent = messages === "marked" && expected?.message === undefined;
  const tags: MarkedTag[] = [...finding.tags, ...(finding.fixes.length > 0 ? (["fix"] as const) : [])];
  // A place is named only when it is shown.
  const related = (silent ? [] : finding.related).map((place) => ({
    place: nameOfPlace(fixture, marked, innerSpan(fixture, finding, place.span), added),
    text: place.message,
  }));
  return {
    span,
    severity: finding.severity,
    code: finding.code,
    tags: (["deprecated", "unused", "fix"] as const).filter((tag) => tags.includes(tag)),
    message: silent ? undefined : finding.message,
    related,
  };
}

function innerSpan(fixture: Fixture, finding: Finding, span: Span): Span {
  const inner = fixture.surround.fromFile(span);
  if (inner !== undefined) return inner;
  const { code, message } = finding;
  throw new Error(
    `${code} is reported on what the kit added to make the text a valid file: "${message}"\n${fixture.surround.text}`,
  );
}

function nameOfPlace(fixture: Fixture, marked: Marked, span: Span, added: Map<string, Span>): string {
  const same = (other: Span): boolean => other.start === span.start && other.end === span.end;
  for (const [name, place] of marked.places) if (place.file === fixture.index && same(place.span)) return name;
  for (const [name, place] of added) if (same(place)) return name;
  const name = ["first", "second", "third"][added.size] ?? `place${added.size + 1}`;
  const free = marked.places.has(name) ? `${name}-new` : name;
  added.set(free, span);
  return free;
}

function print(
  fixture: Fixture,
  marked: Marked,
  findings: readonly PrintedFinding[],
  added: ReadonlyMap<string, Span>,
): string {
  const { text, cursor, selections, taken, ranges } = fixture.marked;
  const own = [...marked.places].filter(([, place]) => place.file === fixture.index);
  const places = [...own.map(([name, place]) => [name, place.span] as const), ...added];
  const free = new Map([...selections].filter(([number]) => !taken.has(number)));
  const body = printMarked({ text, cursor, selections: free, ranges, places, findings });
  const header = headerLine(fixture.marked);
  return header === undefined ? body : `${header}\n${body}`;
}

function headerLine({ path, settings }: MarkedFile): string | undefined {
  if (path === undefined && settings.size === 0) return undefined;
  const words = [...(path === undefined ? [] : [path]), ...[...settings].map(([key, value]) => `${key}=${value}`)];
  return `#- ${words.join(" ")}`;
}
