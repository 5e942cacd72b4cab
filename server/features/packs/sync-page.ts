/** Sets what a page says of its own age, and touches nothing else of its file. */
import {
  applyEdits,
  entryOf,
  lineChanges,
  parseSource,
  plainValue,
  type TextEdit,
  textOf,
  type YamlEntry,
  type YamlMap,
} from "../../document/index.ts";

/** What is to stand in the front matter. */
export interface PageMarks {
  /** A platform version, as `2.1`. */
  readonly version: string;
  /** As `2026-11-21`. */
  readonly lastUpdated: string;
}

export type SyncedPage =
  /** `edits` replace whole lines of the old text; none where all of it stood there already. */
  | { readonly ok: true; readonly text: string; readonly edits: readonly TextEdit[] }
  /** The front matter is written in a way in which nothing can be set safely. */
  | { readonly ok: false; readonly refusal: "unusual" };

const unusual: SyncedPage = { ok: false, refusal: "unusual" };

/**
 * The text of a page's file, without byte order mark, with both marks set. A value keeps its quotes and its comment; a
 * key that is missing gets a line of its own; a page without front matter gets one. What came out is read again: when
 * anything else than the two keys had changed, it is a refusal instead.
 */
export function syncPage(text: string, marks: PageMarks): SyncedPage {
  const place = frontMatterIn(text);
  const front = text.slice(place.start, place.end);
  const edits = place.isThere ? editsIn(front, place.lineEnd, marks) : newFrontMatter(place.lineEnd, marks);
  if (!edits) return unusual;
  const changed = applyEdits(front, edits);
  const after = text.slice(0, place.start) + changed + text.slice(place.end);
  if (!isAsMeant(front, after, marks)) return unusual;
  return { ok: true, text: after, edits: lineChanges(text, after) };
}

interface FrontMatterPlace {
  readonly isThere: boolean;
  /** Between the lines of hyphens. */
  readonly start: number;
  readonly end: number;
  readonly lineEnd: string;
}

/** As pages are read: see `readPage`. */
function frontMatterIn(text: string): FrontMatterPlace {
  const opening = /^---[ \t]*(\r?\n)/.exec(text);
  const start = opening?.[0].length ?? 0;
  const closing = opening && /^---[ \t]*(?:\r?\n|$)/m.exec(text.slice(start));
  if (!closing) return { isThere: false, start: 0, end: 0, lineEnd: /\r?\n/.exec(text)?.[0] ?? "\n" };
  return { isThere: true, start, end: start + closing.index, lineEnd: opening[1] ?? "\n" };
}

function newFrontMatter(lineEnd: string, marks: PageMarks): readonly TextEdit[] {
  const lines = ["---", ...linesOf(marks), "---", ""];
  return [{ span: { start: 0, end: 0 }, text: lines.join(lineEnd) }];
}

/** The two lines as they are written where nothing stands yet: a version without quotes would be a number. */
function linesOf({ version, lastUpdated }: PageMarks): readonly [version: string, lastUpdated: string] {
  return [`version: "${version}"`, `last_updated: ${lastUpdated}`];
}

/** Undefined where a value can't be set safely. */
function editsIn(front: string, lineEnd: string, marks: PageMarks): readonly TextEdit[] | undefined {
  const [document] = parseSource(front).documents;
  const root = document?.root;
  if (document && document.problems.length > 0) return undefined;
  if (root?.kind !== "map") {
    // Comments alone, or nothing at all.
    if (root && !(root.kind === "scalar" && root.style === "empty")) return undefined;
    const text = linesOf(marks).map((line) => line + lineEnd);
    return [{ span: { start: front.length, end: front.length }, text: text.join("") }];
  }
  const version = entryOf(root, "version");
  const lastUpdated = entryOf(root, "last_updated");
  // Readers don't agree on which of two counts.
  if (root.duplicates.some(({ key }) => key.text === "version" || key.text === "last_updated")) return undefined;
  const edits: (TextEdit | undefined)[] = [];
  if (version) edits.push(...editOf(version, front, marks.version));
  if (lastUpdated) edits.push(...editOf(lastUpdated, front, marks.lastUpdated));
  if (!version || !lastUpdated) edits.push(lineFor(root, { version, lastUpdated }, front, lineEnd, marks));
  const all = edits.filter((edit) => edit !== undefined);
  return all.length === edits.length ? all : undefined;
}

/** One that sets the value, none where it stands there already, or undefined where it can't be set. */
function editOf({ key, value, merged }: YamlEntry, front: string, word: string): readonly (TextEdit | undefined)[] {
  if (merged || value.span.origin || value.kind !== "scalar") return [undefined];
  if (textOf(value) === word && value.value !== null) return [];
  const { start, end } = value.span;
  switch (value.style) {
    case "plain":
      return [{ span: { start, end }, text: word }];
    case "single":
      return [{ span: { start, end }, text: `'${word}'` }];
    case "double":
      return [{ span: { start, end }, text: `"${word}"` }];
    case "empty": {
      const colon = /^[ \t]*:/.exec(front.slice(key.span.end));
      const at = key.span.end + (colon?.[0].length ?? 0);
      return [colon ? { span: { start: at, end: at }, text: isDate(word) ? ` ${word}` : ` "${word}"` } : undefined];
    }
    case "literal":
    case "folded":
      return [undefined];
  }
}

function isDate(word: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(word);
}

/** The lines of the keys that are missing: beside the one that is there, else at the end. */
function lineFor(
  root: YamlMap,
  { version, lastUpdated }: { readonly version: YamlEntry | undefined; readonly lastUpdated: YamlEntry | undefined },
  front: string,
  lineEnd: string,
  marks: PageMarks,
): TextEdit | undefined {
  const [first] = root.entries;
  if (root.flow || !first) return undefined;
  const lineStart = (offset: number): number => front.lastIndexOf("\n", offset - 1) + 1;
  const indent = front.slice(lineStart(first.key.span.start), first.key.span.start);
  if (/[^ ]/.test(indent)) return undefined;
  const [versionLine, dateLine] = linesOf(marks).map((line) => indent + line + lineEnd);
  const insertion = (at: number, text: string | undefined): TextEdit => ({
    span: { start: at, end: at },
    text: text ?? "",
  });
  if (lastUpdated) return insertion(lineStart(lastUpdated.key.span.start), versionLine);
  if (!version) return insertion(front.length, `${versionLine}${dateLine}`);
  const behind = front.indexOf("\n", version.span.end);
  return insertion(behind < 0 ? front.length : behind + 1, dateLine);
}

/** Whether the new text says what it should, and everything else as before. */
function isAsMeant(front: string, after: string, marks: PageMarks): boolean {
  const place = frontMatterIn(after);
  const [document, another] = parseSource(after.slice(place.start, place.end)).documents;
  if (!place.isThere || !document || another || document.problems.length > 0) return false;
  const isSet =
    textOf(entryOf(document.root, "version")?.value) === marks.version &&
    textOf(entryOf(document.root, "last_updated")?.value) === marks.lastUpdated;
  const before = parseSource(front).documents[0]?.root;
  return isSet && othersOf(before && plainValue(before)) === othersOf(document.root && plainValue(document.root));
}

function othersOf(value: unknown): string {
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return JSON.stringify(entries.filter(([key]) => key !== "version" && key !== "last_updated"));
}
