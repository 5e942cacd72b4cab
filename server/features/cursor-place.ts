import {
  entryOf,
  type Path,
  type PathStep,
  parseSource,
  positionAt,
  type SourceFile,
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

/** No person writes this, and YAML reads it as a plain word. */
const standIn = "pipewright_cursor_here";

interface Attempt {
  readonly asKey: boolean;
  readonly before: string;
  readonly after: string;
}

/**
 * The places that the cursor may be meant for, once for each way to read a text that is broken elsewhere: the first
 * reading with an answer counts. Within one, the likelier place comes first: on an empty line a key of the map, or
 * an item of the list around; after a colon a value, or a list of values. Costs one parse of the text for each place.
 */
export function* cursorReadings(text: string, offset: number): Iterable<Iterable<CursorPlace>> {
  const scan = scanToCursor(text, offset);
  if (scan.within === "text") return;
  const before = parseSource(withoutWord(text, scan));
  // A line that is only half a key joins the next one, and so hides what the cursor is in: it is left out at once.
  const halfTyped = brokenLines(before, scan, (kind) => kind === "no-colon");
  const broken = brokenLines(before, scan, () => true);
  const readings = [
    halfTyped,
    ...(halfTyped.size > 0 ? [new Set<number>()] : []),
    ...(broken.size > 0 ? [broken] : []),
  ];
  for (const lines of readings) {
    const read = withoutLines(before, text, lines);
    yield placesIn(read, scan, problemCount(parseSource(withoutWord(read, scan))));
  }
}

function* placesIn(text: string, scan: CursorScan, problemsBefore: number): Iterable<CursorPlace> {
  for (const attempt of attemptsFor(scan)) {
    const place = placeOf(text, scan, attempt);
    // A stand-in that breaks what was whole stands where nothing of its kind can.
    if (place && (scan.open.length > 0 || problemCount(place.file) <= problemsBefore)) yield place;
  }
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

function placeOf(text: string, scan: CursorScan, attempt: Attempt): CursorPlace | undefined {
  const { word, open, hasColon } = scan;
  const colon = attempt.asKey && !hasColon ? ":" : "";
  const blank = scan.role === "value" && /[^\s[{,]/.test(text[word.start - 1] ?? " ") ? " " : "";
  const written = `${blank}${attempt.before}${standIn}${colon}${attempt.after}`;
  const head = text.slice(0, word.start) + written;
  const tail = text.slice(word.end);
  const whole = found(head + tail, scan, attempt);
  if (open.length === 0 || whole?.document.problems.length === 0) return whole;
  // Brackets that are still open would swallow the rest of the file: close them here, and leave the rest of the line out.
  const closers = open
    .map((bracket) => (bracket === "{" ? "}" : "]"))
    .reverse()
    .join("");
  const lineEnd = tail.search(/\r?\n|$/);
  const closed = found(head + closers + tail.slice(lineEnd), scan, attempt);
  if (!whole || !closed) return closed ?? whole;
  return closed.document.problems.length < whole.document.problems.length ? closed : whole;
}

function found(text: string, scan: CursorScan, { asKey, before, after }: Attempt): CursorPlace | undefined {
  const file = parseSource(text);
  for (const document of file.documents) {
    const hit = document.root && pathToStandIn(document.root, []);
    if (!hit || !document.root || hit.isKey !== asKey) continue;
    const kind = asKey ? "key" : "value";
    return { scan, kind, path: hit.path, root: document.root, file, document, before, after };
  }
  return undefined;
}

interface Hit {
  readonly path: readonly PathStep[];
  readonly isKey: boolean;
}

/** Looks in what is written here only: through an alias or merge the stand-in would be met a second time. */
function pathToStandIn(node: YamlNode, path: readonly PathStep[]): Hit | undefined {
  if (node.span.origin) return undefined;
  if (node.kind === "scalar") return node.text === standIn ? { path, isKey: false } : undefined;
  if (node.kind === "map") {
    if (entryOf(node, standIn)) return { path, isKey: true };
    for (const { key, value, merged } of node.entries) {
      const hit = merged ? undefined : pathToStandIn(value, [...path, key.text]);
      if (hit) return hit;
    }
  }
  if (node.kind === "list") {
    for (const [index, item] of node.items.entries()) {
      const hit = pathToStandIn(item, [...path, index]);
      if (hit) return hit;
    }
  }
  return undefined;
}
