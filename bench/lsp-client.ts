import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import type {
  Diagnostic,
  InitializeResult,
  Position,
  PublishDiagnosticsParams,
  ServerCapabilities,
} from "vscode-languageserver/node";
import { TextDocumentSyncKind } from "vscode-languageserver/node";
import { initializeParams } from "./initialize-params.ts";
import { cpuMsOf, settled } from "./process-cost.ts";
import { ServerProcess } from "./server-process.ts";
import type { BenchServer, Place } from "./servers.ts";
import type { Shown, ShownDiagnostics } from "./shown-diagnostics.ts";
import { PublishedDiagnostics, PulledDiagnostics } from "./shown-diagnostics.ts";

/** What something cost a server until it was done. */
export interface Cost {
  /** Until the server has come to rest; undefined where CPU can't be measured. */
  readonly cpuMs: number | undefined;
  /** Until the last answer or the last diagnostics that it caused. */
  readonly wallMs: number;
}

export interface CheckCost extends Cost {
  readonly diagnostics: readonly Diagnostic[];
}

export interface AnswerCost extends Cost {
  readonly answer: unknown;
}

/** From the start of the process to the answer of `initialize`. */
export type StartCost = Cost;

/** A text in the place of what stands at `at`, on one line. */
export interface Edit {
  readonly at: Position;
  /** How many units are taken away: none, if it says nothing. */
  readonly taken?: number;
  readonly text: string;
}

export type Question = "textDocument/completion" | "textDocument/hover";

/** What servers ask of an editor that has nothing to say to it. */
const acknowledged = ["client/registerCapability", "client/unregisterCapability", "window/workDoneProgress/create"];

/** A server, and one document in it. It has to be stopped. */
export class LspClient {
  readonly start: StartCost;
  readonly #process: ServerProcess;
  readonly #capabilities: ServerCapabilities;
  readonly #uri: string;
  readonly #shown: ShownDiagnostics;
  #lines: string[] = [];
  #version = 0;

  /** Starts a server, and answers once it is initialized and has been sent its settings. */
  static async start(server: BenchServer, place: Place): Promise<LspClient> {
    const startedMs = performance.now();
    const process = new ServerProcess(server, place);
    const { connection, pid } = process;
    connection.onRequest("workspace/configuration", (params: { items: readonly { section?: string }[] }) =>
      params.items.map(({ section }) => settingOf(server.settings(place), section)),
    );
    for (const method of acknowledged) connection.onRequest(method, () => null);
    connection.listen();
    const initialize = connection.sendRequest<InitializeResult>(
      "initialize",
      initializeParams(server, place.workspace),
    );
    const { capabilities } = await process.answered(initialize);
    const start = { cpuMs: cpuMsOf(pid), wallMs: performance.now() - startedMs };
    const client = new LspClient({ process, start, capabilities, path: place.path });
    await connection.sendNotification("initialized", {});
    await connection.sendNotification("workspace/didChangeConfiguration", { settings: server.settings(place) });
    return client;
  }

  private constructor(parts: {
    readonly process: ServerProcess;
    readonly start: StartCost;
    readonly capabilities: ServerCapabilities;
    readonly path: string;
  }) {
    this.#process = parts.process;
    this.#capabilities = parts.capabilities;
    this.#uri = pathToFileURL(parts.path).href;
    this.start = parts.start;
    this.#shown = parts.capabilities.diagnosticProvider === undefined ? this.#publishes() : this.#pulls();
    this.#process.connection.onRequest("workspace/diagnostic/refresh", () => {
      this.#shown.refresh();
      return null;
    });
  }

  get pid(): number {
    return this.#process.pid;
  }

  /** Opens the document: what it costs until its first diagnostics stand. */
  open(text: string): Promise<CheckCost> {
    this.#lines = text.split("\n");
    const textDocument = { uri: this.#uri, languageId: "yaml", version: ++this.#version, text };
    return this.#checked(async () => {
      this.#shown.changing(this.#version);
      await this.#process.connection.sendNotification("textDocument/didOpen", { textDocument });
      this.#shown.changed();
    });
  }

  /** One edit: what it costs until its diagnostics stand. */
  edit(edit: Edit): Promise<CheckCost> {
    return this.#checked(() => this.#send(edit));
  }

  /**
   * Edits one after the other in fixed steps, whatever is answered meanwhile. The CPU is that of all of them, the wall
   * begins with the last one. A server may put work off until nobody types any more: that is waited for.
   */
  async burst(edits: readonly Edit[], gapMs: number, restMs: number): Promise<Cost> {
    const cpuBeforeMs = cpuMsOf(this.pid);
    const startedMs = performance.now();
    for (const [index, edit] of edits.entries()) {
      await wait(Math.max(0, startedMs + index * gapMs - performance.now()));
      await this.#send(edit);
    }
    const lastMs = performance.now();
    const { atMs } = await this.#process.answered(this.#shown.whenShown());
    await wait(restMs);
    await settled(this.pid);
    return { cpuMs: difference(cpuBeforeMs, cpuMsOf(this.pid)), wallMs: atMs - lastMs };
  }

  /** A question about a place of the document, right behind an edit if there is one: until its answer and rest. */
  async ask(question: Question, position: Position, edit?: Edit): Promise<AnswerCost> {
    const cpuBeforeMs = cpuMsOf(this.pid);
    const startedMs = performance.now();
    if (edit) await this.#notifyOf(edit);
    const textDocument = { uri: this.#uri };
    const context = question === "textDocument/completion" ? { context: { triggerKind: 1 } } : {};
    const request = this.#process.connection.sendRequest<unknown>(question, { textDocument, position, ...context });
    const answer = await this.#process.answered(request);
    const wallMs = performance.now() - startedMs;
    await settled(this.pid);
    const cpuMs = difference(cpuBeforeMs, cpuMsOf(this.pid));
    if (edit) {
      this.#shown.changed();
      await this.#rested();
    }
    return { cpuMs, wallMs, answer };
  }

  stop(): Promise<void> {
    return this.#process.stop();
  }

  async #checked(send: () => Promise<void>): Promise<CheckCost> {
    const cpuBeforeMs = cpuMsOf(this.pid);
    const startedMs = performance.now();
    await send();
    const { atMs, diagnostics } = await this.#rested();
    return { cpuMs: difference(cpuBeforeMs, cpuMsOf(this.pid)), wallMs: atMs - startedMs, diagnostics };
  }

  /** What is shown once the server is still; diagnostics that come meanwhile count. */
  async #rested(): Promise<Shown> {
    for (;;) {
      await this.#process.answered(this.#shown.whenShown());
      const before = this.#shown.shownCount;
      await settled(this.pid);
      const shown = await this.#process.answered(this.#shown.whenShown());
      if (this.#shown.shownCount === before) return shown;
    }
  }

  async #send(edit: Edit): Promise<void> {
    await this.#notifyOf(edit);
    this.#shown.changed();
  }

  /** Sends an edit: as a range where the server takes one, else as the whole text. */
  async #notifyOf({ at, taken = 0, text }: Edit): Promise<void> {
    const line = this.#lines[at.line] ?? "";
    const end = at.character + taken;
    this.#lines.splice(at.line, 1, ...`${line.slice(0, at.character)}${text}${line.slice(end)}`.split("\n"));
    const sync = this.#capabilities.textDocumentSync;
    const isIncremental = (typeof sync === "object" ? sync.change : sync) === TextDocumentSyncKind.Incremental;
    const range = { start: at, end: { line: at.line, character: end } };
    const change = isIncremental ? { range, text } : { text: this.#lines.join("\n") };
    const textDocument = { uri: this.#uri, version: ++this.#version };
    const params = { textDocument, contentChanges: [change] };
    this.#shown.changing(this.#version);
    await this.#process.connection.sendNotification("textDocument/didChange", params);
  }

  #pulls(): ShownDiagnostics {
    const textDocument = { uri: this.#uri };
    return new PulledDiagnostics((previousResultId, token) =>
      this.#process.connection.sendRequest("textDocument/diagnostic", { textDocument, previousResultId }, token),
    );
  }

  #publishes(): ShownDiagnostics {
    const published = new PublishedDiagnostics();
    const { connection } = this.#process;
    connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
      if (params.uri === this.#uri) published.published(params);
    });
    return published;
  }
}

function difference(before: number | undefined, after: number | undefined): number | undefined {
  return before === undefined || after === undefined ? undefined : after - before;
}

function settingOf(settings: Readonly<Record<string, unknown>>, section: string | undefined): unknown {
  let value: unknown = settings;
  for (const name of section?.split(".") ?? []) {
    value =
      typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
  }
  return value ?? null;
}
