import type { TextDocumentContentChangeEvent } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Detected } from "../dialects/index.ts";
import type { Change, SourceFile } from "../document/index.ts";
import type { Core } from "./core.ts";

/** What was parsed of a document, and what has changed in its text since. */
interface Parsed {
  readonly version: number;
  readonly file: SourceFile;
  /** One after the other; `unknown` when all may have changed. */
  changes: Change[] | "unknown";
}

/**
 * The parsed forms of the open documents. It hears of each edit, so that only what an edit touched is parsed again.
 * What it gives out belongs to the newest version of its document.
 */
export class ParsedTexts {
  readonly #parsed = new Map<string, Parsed>();
  readonly #taken = new Map<string, Taken>();
  readonly #onEdit: EditListener;

  constructor(onEdit: EditListener) {
    this.#onEdit = onEdit;
  }

  /** How `TextDocuments` makes its documents: as always, with a note of each change. */
  readonly configuration = {
    create: TextDocument.create,
    update: (document: TextDocument, changes: TextDocumentContentChangeEvent[], version: number): TextDocument => {
      const parsed = this.#parsed.get(document.uri);
      for (const change of changes) {
        const place = changeOf(document, change);
        this.#onEdit(document.uri, place, change);
        if (parsed) this.#note(parsed, place);
        const isDeep = this.#taken.has(document.uri) && isLong(document) && isDeepChange(document, change);
        TextDocument.update(document, [change], version);
        if (!isDeep || !isDeepAfter(document, change)) this.#taken.delete(document.uri);
      }
      if (changes.length === 0) TextDocument.update(document, [], version);
      return document;
    },
  };

  /** The document as YAML. */
  file(document: TextDocument, core: Core): SourceFile {
    const { uri, version } = document;
    const known = this.#parsed.get(uri);
    if (known?.version === version) return known.file;
    const file = this.#parse(known, document.getText(), core);
    this.#parsed.set(uri, { version, file, changes: [] });
    return file;
  }

  /**
   * What the document is taken for. That is seen from its head and its root keys, so of a long document it is asked
   * again only after an edit that may concern these, or when something else (`because`) is no longer the same.
   */
  detected(
    document: TextDocument,
    because: readonly unknown[],
    detect: () => Detected | undefined,
  ): Detected | undefined {
    const known = this.#taken.get(document.uri);
    if (known?.because.every((one, index) => one === because[index])) return known.detected;
    const detected = detect();
    this.#taken.set(document.uri, { because, detected });
    return detected;
  }

  forget(uri: string): void {
    this.#parsed.delete(uri);
    this.#taken.delete(uri);
  }

  #parse(known: Parsed | undefined, text: string, { document: room }: Core): SourceFile {
    if (!known) return room.parseSource(text);
    const { file, changes } = known;
    const [first, ...later] = changes === "unknown" ? [] : changes;
    const change = first ? later.reduce(room.changeAfter, first) : room.changeBetween(file.text, text);
    return room.reparseSource(file, change, text);
  }

  #note(parsed: Parsed, change: Change | undefined): void {
    if (parsed.changes === "unknown") return;
    if (change === undefined || parsed.changes.length >= mostChanges) parsed.changes = "unknown";
    else parsed.changes.push(change);
  }
}

/** `change` is undefined where the whole text was sent anew. */
type EditListener = (uri: string, change: Change | undefined, event: TextDocumentContentChangeEvent) => void;

/** Where an edit goes, in the text before it. */
function changeOf(document: TextDocument, event: TextDocumentContentChangeEvent): Change | undefined {
  if (!("range" in event)) return undefined;
  const start = document.offsetAt(event.range.start);
  const oldEnd = Math.max(start, document.offsetAt(event.range.end));
  return { start, oldEnd, newEnd: start + event.text.length };
}

interface Taken {
  readonly because: readonly unknown[];
  readonly detected: Detected | undefined;
}

/** Of shorter ones a look at the whole costs nothing. In UTF-16 units. */
const longFrom = 20_000;

function isLong(document: TextDocument): boolean {
  return document.offsetAt({ line: document.lineCount, character: 0 }) >= longFrom;
}

/** Whether all lines that a change replaces are below the root and hold none of the words that dialects are known by. */
function isDeepChange(document: TextDocument, event: TextDocumentContentChangeEvent): boolean {
  if (!("range" in event) || event.text.length > 2_000) return false;
  const { start, end } = event.range;
  return end.line - start.line < 50 && areDeep(document, start.line, end.line);
}

/** The same of the lines that it has put there. */
function isDeepAfter(document: TextDocument, event: TextDocumentContentChangeEvent): boolean {
  if (!("range" in event)) return false;
  const { line } = event.range.start;
  return areDeep(document, line, line + event.text.split("\n").length - 1);
}

function areDeep(document: TextDocument, first: number, last: number): boolean {
  const lines = document.getText({ start: { line: first, character: 0 }, end: { line: last + 1, character: 0 } });
  return lines
    .split(/\r?\n/)
    .every((line) => /^(?:\s*$|[ \t]+(?![#-]*\s*["']?(?:stages?|name|identifier|pipeline)\b|#))/.test(line));
}

/** Of so many it is quicker to look for the difference. */
const mostChanges = 1_000;
