import {
  nodePathAt,
  type Path,
  positionAt,
  readFrom,
  reparseSource,
  type SourceFile,
  type Span,
  type YamlDocument,
  type YamlNode,
  type YamlProblemKind,
} from "../document/index.ts";
import { type CursorScan, scanToCursor } from "./cursor-scan.ts";

/** A place where something may be written, in a text that has a stand-in there so that it can be read. */
export interface CursorPlace {
  readonly scan: CursorScan;
  /** `key`: a key of the map at `path`; `value`: the value at `path`. */
  readonly kind: "key" | "value";
  readonly path: Path;
  readonly root: YamlNode;
  readonly file: SourceFile;
  readonly document: YamlDocument;
  /** What has to be written around an offer, so that it is what `kind` says: `- ` before it, or brackets. */
  readonly before: string;
  readonly after: string;
}

/** One thing that the cursor may be meant for; to find out costs a reading or two. */
export interface PlaceAttempt {
  /** Of the place, if it is one. */
  readonly before: string;
  /** Undefined where no such thing can stand at the cursor. */
  read(): CursorPlace | undefined;
}

/** No person writes this, and YAML reads it as a plain word. */
const standIn = "pipewright_cursor_here";

interface Attempt {
  readonly asKey: boolean;
  readonly before: string;
  readonly after: string;
}

/**
 * What the cursor may be meant for, once for each way to read a text that is broken elsewhere: the first reading with an
 * answer counts. Within one, the likelier place comes first: on an empty line a key of the map, or an item of the list
 * around; after a colon a value, or a list of values. Each place is current until the next one is read; afterwards the
 * file itself has to be made current again.
 * Hot: runs at each letter that is typed. Nothing is read before it is asked for.
 */
export function* cursorReadings(file: SourceFile, offset: number): Iterable<readonly PlaceAttempt[]> {
  const { text } = file;
  const from = readFrom(file, offset);
  if (isEndless(file, offset, from)) return;
  const scan = scanToCursor(text, offset, from);
  if (scan.within === "text") return;
  const variants = new Variants(file);
  const hasWord = scan.word.end > scan.word.start;
  const before = hasWord ? variants.read(withoutWord(text, scan), scan.word) : file;
  const problemsBefore = problemCount(before);
  // A line that is only half a key joins the next one, and so hides what the cursor is in: it is left out at once.
  const halfTyped = brokenLines(before, scan, (kind) => kind === "no-colon");
  const broken = brokenLines(before, scan, () => true);
  const readings = [
    halfTyped,
    ...(halfTyped.size > 0 ? [new Set<number>()] : []),
    ...(broken.size > 0 ? [broken] : []),
  ];
  for (const lines of readings) {
    if (lines.size === 0) yield attemptsIn({ variants, text, around: scan.word, scan, problemsBefore });
    else {
      const cleared = withoutLines(before, text, lines);
      const around = everywhere(text);
      const problemsLeft = problemCount(variants.read(withoutWord(cleared, scan), around));
      yield attemptsIn({ variants, text: cleared, around, scan, problemsBefore: problemsLeft });
    }
  }
}

/** A text to be read with a stand-in at the cursor. */
interface Reading {
  readonly variants: Variants;
  readonly text: string;
  /** Where it may differ from the file. */
  readonly around: Span;
  readonly scan: CursorScan;
  /** With nothing at the cursor. */
  readonly problemsBefore: number;
}

/** A line or a piece that no person writes: each reading of it would take seconds. */
const mostUnits = 100_000;

function isEndless({ text, lines: { starts }, lines }: SourceFile, offset: number, from: number): boolean {
  const { line } = positionAt(lines, offset);
  const length = (starts[line + 1] ?? text.length) - (starts[line] ?? 0);
  return length > mostUnits || offset - from > mostUnits;
}

/** Readings of a text that differ from the file in a few places. Each is current until the next one is made. */
class Variants {
  readonly #file: SourceFile;

  constructor(file: SourceFile) {
    this.#file = file;
  }

  /** `around` is what may differ, by the offsets of the file. */
  read(text: string, around: Span): SourceFile {
    const grown = text.length - this.#file.text.length;
    const change = { start: around.start, oldEnd: around.end, newEnd: around.end + grown };
    return reparseSource(this.#file, change, text);
  }
}

function everywhere(text: string): Span {
  return { start: 0, end: text.length };
}

function attemptsIn(reading: Reading): readonly PlaceAttempt[] {
  return attemptsFor(reading.scan).map((attempt) => ({
    before: attempt.before,
    read() {
      const place = placeOf(reading, attempt);
      // A stand-in that breaks what was whole stands where nothing of its kind can.
      const isSound = reading.scan.open.length > 0 || (place && problemCount(place.file) <= reading.problemsBefore);
      return isSound ? place : undefined;
    },
  }));
}

function withoutWord(text: string, { word }: CursorScan): string {
  return text.slice(0, word.start) + " ".repeat(word.end - word.start) + text.slice(word.end);
}

/** The lines that such a problem begins on, but for the cursor's. */
function brokenLines(
  { documents, lines }: SourceFile,
  { word }: CursorScan,
  isSuch: (kind: YamlProblemKind) => boolean,
): ReadonlySet<number> {
  const own = positionAt(lines, word.start).line;
  const problems = documents.flatMap((document) => document.problems).filter(({ kind }) => isSuch(kind));
  return new Set(problems.map(({ span }) => positionAt(lines, span.start).line).filter((line) => line !== own));
}

/** Blanks in place of the lines, so that all offsets stay true. */
function withoutLines({ lines: { starts } }: SourceFile, text: string, lines: ReadonlySet<number>): string {
  let cleared = text;
  for (const line of lines) {
    const start = starts[line] ?? text.length;
    const end = starts[line + 1] ?? text.length;
    cleared = cleared.slice(0, start) + cleared.slice(start, end).replace(/[^\r\n]/g, " ") + cleared.slice(end);
  }
  return cleared;
}

function problemCount(file: SourceFile): number {
  return file.documents.reduce((count, { problems }) => count + problems.length, 0);
}

function attemptsFor({ role, within, hasColon, dashes }: CursorScan): readonly Attempt[] {
  const key: Attempt = { asKey: true, before: "", after: "" };
  const value: Attempt = { asKey: false, before: "", after: "" };
  if (role === "key" || (role === "start" && hasColon)) return [key];
  if (role === "value")
    return within === "flow"
      ? [value, { ...value, before: "{ ", after: " }", asKey: true }]
      : [value, { ...value, before: "[", after: "]" }];
  if (dashes > 0) return [key, value];
  return [key, { ...key, before: "- " }, { ...value, before: "- " }];
}

function placeOf({ variants, text, around, scan }: Reading, attempt: Attempt): CursorPlace | undefined {
  const { word, open, hasColon } = scan;
  const colon = attempt.asKey && !hasColon ? ":" : "";
  const blank = scan.role === "value" && /[^\s[{,]/.test(text[word.start - 1] ?? " ") ? " " : "";
  const written = `${blank}${attempt.before}${standIn}${colon}${attempt.after}`;
  const head = text.slice(0, word.start) + written;
  const tail = text.slice(word.end);
  const standsAt = word.start + blank.length + attempt.before.length;
  const look = (variant: string, where: Span) => found(variants.read(variant, where), standsAt, scan, attempt);
  const whole = look(head + tail, around);
  if (open.length === 0 || whole?.document.problems.length === 0) return whole;
  // Brackets that are still open would swallow the rest of the file: close them here, and leave the rest of the line out.
  const closers = open
    .map((bracket) => (bracket === "{" ? "}" : "]"))
    .reverse()
    .join("");
  const lineEnd = tail.search(/\r?\n|$/);
  const closing = () =>
    look(head + closers + tail.slice(lineEnd), { start: around.start, end: Math.max(around.end, word.end + lineEnd) });
  const problems = whole?.document.problems.length;
  const closed = closing();
  if (!whole || !closed || closed.document.problems.length < (problems ?? 0))
    return closed ?? look(head + tail, around);
  return look(head + tail, around); // the latest reading is the current one
}

function found(
  file: SourceFile,
  standsAt: number,
  scan: CursorScan,
  { asKey, before, after }: Attempt,
): CursorPlace | undefined {
  for (const document of file.documents) {
    const hit = document.root && pathToStandIn(document.root, standsAt);
    if (!hit || !document.root || hit.isKey !== asKey) continue;
    const kind = asKey ? "key" : "value";
    return { scan, kind, path: hit.path, root: document.root, file, document, before, after };
  }
  return undefined;
}

interface Hit {
  readonly path: Path;
  readonly isKey: boolean;
}

/** Looks in what is written here only: through an alias or merge the stand-in would be met a second time. */
function pathToStandIn(root: YamlNode, offset: number): Hit | undefined {
  const { path, nodes, on } = nodePathAt(root, offset + 1);
  const node = nodes.at(-1);
  if (on === "key") return path.at(-1) === standIn ? { path: path.slice(0, -1), isKey: true } : undefined;
  return node?.kind === "scalar" && node.text === standIn ? { path, isKey: false } : undefined;
}
