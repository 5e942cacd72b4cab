import type { TextDocumentContentChangeEvent } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
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

  /** How `TextDocuments` makes its documents: as always, with a note of each change. */
  readonly configuration = {
    create: TextDocument.create,
    update: (document: TextDocument, changes: TextDocumentContentChangeEvent[], version: number): TextDocument => {
      const parsed = this.#parsed.get(document.uri);
      for (const change of changes) {
        if (parsed) this.#note(parsed, document, change);
        TextDocument.update(document, [change], version);
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

  forget(uri: string): void {
    this.#parsed.delete(uri);
  }

  #parse(known: Parsed | undefined, text: string, { document: room }: Core): SourceFile {
    if (!known) return room.parseSource(text);
    const { file, changes } = known;
    const [first, ...later] = changes === "unknown" ? [] : changes;
    const change = first ? later.reduce(room.changeAfter, first) : room.changeBetween(file.text, text);
    return room.reparseSource(file, change, text);
  }

  #note(parsed: Parsed, document: TextDocument, event: TextDocumentContentChangeEvent): void {
    if (parsed.changes === "unknown") return;
    if (!("range" in event) || parsed.changes.length >= mostChanges) {
      parsed.changes = "unknown";
      return;
    }
    const start = document.offsetAt(event.range.start);
    const oldEnd = Math.max(start, document.offsetAt(event.range.end));
    parsed.changes.push({ start, oldEnd, newEnd: start + event.text.length });
  }
}

/** Of so many it is quicker to look for the difference. */
const mostChanges = 1_000;
