import type { Severity } from "../../protocol/index.ts";
import { severities } from "../../protocol/index.ts";
import type { Span } from "../document/index.ts";

/**
 * Texts with marks: how rules write their examples and tests their expectations, in one notation.
 *
 *     $0               the cursor
 *     «…» «1:…»        a selection, over several lines if need be
 *     ~~~~ error id    on a line of its own: a finding on the nearest text line above; `^` is an empty range
 *     ~~~~ @name       a named place
 *     «1» error id     a finding on a selection
 *     | message        right after such a line; `| see @name: …` is a related place
 *     #- path key=val  from here on another file, or settings
 *
 * A backslash before a mark makes it plain text. The page of a rule needs this at run time, so it lives here;
 * what compares and prints marks is the test kit's.
 * A mistake in the marks themselves is the writer's bug and thrown, with the line.
 */
export interface Marked {
  readonly files: readonly MarkedFile[];
  readonly places: ReadonlyMap<string, MarkedPlace>;
}

export interface MarkedFile {
  /** Undefined for a text that names none. */
  readonly path: string | undefined;
  readonly settings: ReadonlyMap<string, string>;
  /** The text alone. Ends with a newline when the marked text began on a line of its own. */
  readonly text: string;
  readonly cursor: number | undefined;
  /** By number; `""` is the one without. Those that a finding or place took are in here too. */
  readonly selections: ReadonlyMap<string, Span>;
  /** Marked ranges that say nothing more. */
  readonly ranges: readonly Span[];
  readonly findings: readonly MarkedFinding[];
  /** The numbers of selections that a finding or a place is on. */
  readonly taken: ReadonlySet<string>;
}

export interface MarkedPlace {
  readonly file: number;
  readonly span: Span;
}

export interface MarkedFinding {
  readonly span: Span;
  readonly severity: Severity;
  readonly code: string;
  /** `deprecated`, `unused`, `fix`, in this order. */
  readonly tags: readonly MarkedTag[];
  /** Undefined when no message stands under the mark. */
  readonly message: string | undefined;
  readonly related: readonly MarkedRelated[];
}

export interface MarkedRelated {
  readonly place: string;
  readonly text: string;
}

export type MarkedTag = "deprecated" | "unused" | "fix";
export const markedTags: readonly MarkedTag[] = ["deprecated", "unused", "fix"];

/** Takes off the indentation that all lines share, the line break at the start and the blank last line. */
export function takeOffIndentation(text: string): string {
  if (!text.startsWith("\n")) return text;
  const lines = text.slice(1).split("\n");
  if (lines.length > 1 && /^[ \t]*$/.test(lines.at(-1) ?? "")) lines.pop();
  const depths = lines.filter((line) => line.trim() !== "").map((line) => line.length - line.replace(/^ +/, "").length);
  const depth = depths.length === 0 ? 0 : Math.min(...depths);
  return lines.map((line) => line.slice(Math.min(depth, line.length))).join("\n");
}

/** Reads the marks off a text. */
export function parseMarked(marked: string): Marked {
  const places = new Map<string, MarkedPlace>();
  const files: MarkedFile[] = [];
  let reader = new FileReader(undefined, new Map());
  const close = (): void => {
    const { file, named } = reader.finish(marked.startsWith("\n"));
    for (const [name, span] of named) {
      if (places.has(name)) throw new Error(`Two places are marked @${name}.`);
      places.set(name, { file: files.length, span });
    }
    files.push(file);
  };
  takeOffIndentation(marked)
    .split("\n")
    .forEach((line, index) => {
      const header = /^#-(?: +(.*))?$/.exec(line);
      if (header) {
        if (index > 0) close();
        reader = new FileReader(...headerOf(header[1] ?? ""));
      } else reader.take(line, index + 1);
    });
  close();
  checkNames(files, places);
  return { files, places };
}

function headerOf(words: string): [path: string | undefined, settings: Map<string, string>] {
  const settings = new Map<string, string>();
  let path: string | undefined;
  for (const word of words.split(/ +/).filter((part) => part !== "")) {
    const equals = word.indexOf("=");
    if (equals > 0) settings.set(word.slice(0, equals), word.slice(equals + 1));
    else path = word;
  }
  return [path, settings];
}

function checkNames(files: readonly MarkedFile[], places: ReadonlyMap<string, MarkedPlace>): void {
  for (const { findings } of files) {
    for (const { related } of findings) {
      for (const { place } of related) {
        if (!places.has(place)) throw new Error(`"see @${place}" names a place that is not marked.`);
      }
    }
  }
}

/** What a mark line says about its range. */
type Note =
  | { readonly kind: "range" }
  | { readonly kind: "place"; readonly name: string }
  | {
      readonly kind: "finding";
      readonly severity: Severity;
      readonly code: string;
      readonly tags: readonly MarkedTag[];
    };

interface Mark {
  /** A range in the text, or the number of a selection. */
  readonly at: Span | string;
  readonly note: Note;
  readonly message: string[];
  readonly related: MarkedRelated[];
}

/** Reads the lines of one file, in their order. */
class FileReader {
  readonly #path: string | undefined;
  readonly #settings: ReadonlyMap<string, string>;
  readonly #lines: string[] = [];
  readonly #marks: Mark[] = [];
  readonly #selections = new Map<string, Span>();
  readonly #open: { number: string; start: number }[] = [];
  /** Where the line after the last one will start. */
  #end = 0;
  #cursor: number | undefined;
  #afterMark = false;

  constructor(path: string | undefined, settings: ReadonlyMap<string, string>) {
    this.#path = path;
    this.#settings = settings;
  }

  take(line: string, lineNumber: number): void {
    try {
      if (this.#takeMessage(line)) return;
      this.#afterMark = this.#takeMark(line);
      if (!this.#afterMark) this.#takeText(line);
    } catch (cause) {
      throw new Error(
        `Line ${lineNumber} of the marked text, "${line.trim()}": ${cause instanceof Error ? cause.message : cause}`,
      );
    }
  }

  finish(block: boolean): { file: MarkedFile; named: readonly [string, Span][] } {
    if (this.#open.length > 0) throw new Error("A selection is opened with « and never closed.");
    const findings: MarkedFinding[] = [];
    const named: [string, Span][] = [];
    const ranges: Span[] = [];
    const taken = new Set<string>();
    for (const { at, note, message, related } of this.#marks) {
      if (typeof at === "string") taken.add(at);
      const span = typeof at === "string" ? this.#selections.get(at) : at;
      if (span === undefined) throw new Error(`«${at}» is not marked in the text.`);
      if (note.kind === "range") ranges.push(span);
      else if (note.kind === "place") named.push([note.name, span]);
      else {
        const { severity, code, tags } = note;
        const said = message.length > 0 || related.length > 0 ? message.join("\n") : undefined;
        findings.push({ span, severity, code, tags, message: said, related });
      }
    }
    const text = this.#lines.join("\n") + (block && this.#lines.length > 0 ? "\n" : "");
    const file = {
      path: this.#path,
      settings: this.#settings,
      text,
      cursor: this.#cursor,
      selections: this.#selections,
    };
    return { file: { ...file, ranges, findings, taken }, named };
  }

  #takeMessage(line: string): boolean {
    const found = this.#afterMark ? /^\s*\|(?: (.*))?$/.exec(line) : null;
    const mark = this.#marks.at(-1);
    if (!found || !mark) return false;
    if (mark.note.kind !== "finding") throw new Error("a message belongs under a finding.");
    const words = found[1] ?? "";
    const see = /^see @([\w-]+): (.*)$/.exec(words);
    if (see) mark.related.push({ place: see[1] ?? "", text: see[2] ?? "" });
    else mark.message.push(words);
    return true;
  }

  #takeMark(line: string): boolean {
    const selection = /^\s*«(\d*)»\s+(\S.*)$/.exec(line);
    if (selection) {
      this.#add(selection[1] ?? "", noteOf(selection[2] ?? ""));
      return true;
    }
    const found = /^(\s*)(~+|\^)(?:\s+(\S.*))?$/.exec(line);
    if (!found) return false;
    const [, blank = "", sign = "", words = ""] = found;
    const certain = /^(@|(error|warning|information|hint)\b)/.test(words);
    if (sign === "~" && !certain) return false;
    if (sign === "^" && words !== "" && !certain) return false;
    const text = this.#lines.at(-1);
    if (text === undefined) throw new Error("a mark stands under a line of text.");
    const length = sign === "^" ? 0 : sign.length;
    if (blank.length + length > text.length) throw new Error("the mark goes past the end of its line.");
    const start = this.#end - text.length - 1 + blank.length;
    this.#add({ start, end: start + length }, noteOf(words));
    return true;
  }

  #add(at: Span | string, note: Note): void {
    this.#marks.push({ at, note, message: [], related: [] });
  }

  #takeText(line: string): void {
    const source = line.replace(/^(\s*)\\(?=~|\^|\||#-|«\d*»)/, "$1");
    let text = "";
    for (let at = 0; at < source.length; ) {
      const mark = /^(?:\\(\$0|«|»)|\$0|«(?:(\d+):)?|»)/.exec(source.slice(at, at + 12));
      if (!mark) {
        text += source[at];
        at += 1;
        continue;
      }
      text += mark[1] ?? "";
      if (mark[1] === undefined) this.#inline(mark[0], mark[2] ?? "", this.#end + text.length);
      at += mark[0].length;
    }
    this.#lines.push(text);
    this.#end += text.length + 1;
  }

  #inline(mark: string, number: string, offset: number): void {
    if (mark === "$0") {
      if (this.#cursor !== undefined) throw new Error("there are two cursors.");
      this.#cursor = offset;
    } else if (mark === "»") {
      const opened = this.#open.pop();
      if (!opened) throw new Error("» closes nothing.");
      this.#selections.set(opened.number, { start: opened.start, end: offset });
    } else {
      if (this.#selections.has(number) || this.#open.some((open) => open.number === number)) {
        throw new Error("two selections have one number: write «1:…» and «2:…».");
      }
      this.#open.push({ number, start: offset });
    }
  }
}

function noteOf(words: string): Note {
  if (words === "") return { kind: "range" };
  const place = /^@([\w-]+)$/.exec(words);
  if (place) return { kind: "place", name: place[1] ?? "" };
  const [first = "", code = "", ...rest] = words.split(/\s+/);
  const severity = severities.find((known) => known === first);
  if (severity === undefined) throw new Error(`"${first}" is neither a severity nor a place such as @first.`);
  if (!/^[a-z0-9-]+\/[a-z0-9-]+$/.test(code)) throw new Error(`"${code}" is not a rule's id.`);
  for (const tag of rest) {
    if (!markedTags.some((known) => known === tag)) throw new Error(`"${tag}" is not one of ${markedTags.join(", ")}.`);
  }
  return { kind: "finding", severity, code, tags: markedTags.filter((tag) => rest.includes(tag)) };
}
