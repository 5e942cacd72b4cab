import { Emitter, type TextDocumentContentChangeEvent } from "vscode-languageserver";
import type { Change } from "../document/index.ts";
import type { Finding, Shown } from "../features/index.ts";
import type { OpenFile } from "./open-file.ts";

/** So long nobody has typed: what was held back is shown. */
const restMs = 1_000;

/** An edit of more than this was not typed: it was pasted, formatted, or made by a fix. */
const mostTyped = 80;

interface Writing {
  /** Where the last letter went. */
  readonly cursor: number;
  readonly rest: ReturnType<typeof setTimeout>;
}

/** What the editor shows of a document, and how its text has changed since. */
interface LastShown {
  readonly findings: readonly Finding[];
  readonly changes: Change[];
}

/** Decides when a finding is shown: while somebody types, nothing new about what is still being written. */
export class CalmDiagnostics {
  readonly #writing = new Map<string, Writing>();
  readonly #shown = new Map<string, LastShown>();
  /** The documents of which something is held back. */
  readonly #held = new Set<string>();
  readonly #rested = new Emitter<string>();

  /** Somebody has stopped typing in a document of which something was held back. */
  get onRested() {
    return this.#rested.event;
  }

  /** Hears of each edit, before or after it was made. */
  edited(uri: string, change: Change | undefined, event: TextDocumentContentChangeEvent): void {
    if (change === undefined) this.#shown.delete(uri);
    else this.#shown.get(uri)?.changes.push(change);
    this.#stop(uri);
    if (change === undefined || !looksTyped(change, event.text)) return;
    const rest = setTimeout(() => this.rest(uri), restMs);
    this.#writing.set(uri, { cursor: change.newEnd, rest });
  }

  /** Shows all that is known: nobody is typing, or the document was saved. */
  rest(uri: string): void {
    this.#stop(uri);
    if (this.#held.delete(uri)) this.#rested.fire(uri);
  }

  forget(uri: string): void {
    this.#stop(uri);
    this.#shown.delete(uri);
    this.#held.delete(uri);
  }

  dispose(): void {
    for (const uri of [...this.#writing.keys()]) this.#stop(uri);
    this.#rested.dispose();
  }

  /** What is shown of a document now. */
  findings(open: OpenFile): readonly Finding[] {
    const { uri, core } = open;
    const shown = this.#shownNow(open);
    if (shown.heldCount > 0) this.#held.add(uri);
    else this.#held.delete(uri);
    this.#shown.set(uri, { findings: core.features.settledFindings(shown.findings), changes: [] });
    return shown.findings;
  }

  /** The same for what stands beside the diagnostics: it decides nothing. */
  peek(open: OpenFile): readonly Finding[] {
    return this.#shownNow(open).findings;
  }

  #shownNow(open: OpenFile): Shown {
    const { uri, core } = open;
    const { calmly, movedFindings } = core.features;
    const writing = this.#writing.get(uri);
    const last = this.#shown.get(uri);
    const before = last?.changes.reduce(movedFindings, last.findings) ?? [];
    const all = open.findings();
    return writing ? calmly(open.file, all, writing.cursor, before) : { findings: all, heldCount: 0 };
  }

  #stop(uri: string): void {
    const writing = this.#writing.get(uri);
    if (!writing) return;
    clearTimeout(writing.rest);
    this.#writing.delete(uri);
  }
}

function looksTyped({ start, oldEnd }: Change, text: string): boolean {
  return oldEnd - start <= mostTyped && text.length <= mostTyped && text.split("\n").length <= 2;
}
