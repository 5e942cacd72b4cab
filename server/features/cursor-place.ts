import { entryOf, parseSource, type Path, type PathStep, type SourceFile, type YamlDocument, type YamlNode } from "../document/index.ts";
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
 * The places that the cursor may be meant for, the likelier first: on an empty line a key of the map, or an item of
 * the list around; after a colon a value, or a list of values. Costs one parse of the text each.
 */
export function* cursorPlaces(text: string, offset: number): Iterable<CursorPlace> {
  const scan = scanToCursor(text, offset);
  if (scan.within === "text") return;
  const without = text.slice(0, scan.word.start) + text.slice(scan.word.end);
  const problemsBefore = problemCount(parseSource(without));
  for (const attempt of attemptsFor(scan)) {
    const place = placeOf(text, scan, attempt);
    // A stand-in that breaks what was whole stands where nothing of its kind can.
    if (place && (scan.open.length > 0 || problemCount(place.file) <= problemsBefore)) yield place;
  }
}

function problemCount(file: SourceFile): number {
  return file.documents.reduce((count, { problems }) => count + problems.length, 0);
}

function attemptsFor({ role, within, hasColon, dashes }: CursorScan): readonly Attempt[] {
  const key: Attempt = { asKey: true, before: "", after: "" };
  const value: Attempt = { asKey: false, before: "", after: "" };
  if (role === "key" || (role === "start" && hasColon)) return [key];
  if (role === "value") return within === "flow" ? [value, { ...value, before: "{ ", after: " }", asKey: true }] : [value, { ...value, before: "[", after: "]" }];
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
  const closers = open.map((bracket) => (bracket === "{" ? "}" : "]")).reverse().join("");
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
