import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import type {
  ClientCapabilities,
  Diagnostic,
  InitializeResult,
  Position,
  ProtocolConnection,
  PublishDiagnosticsParams,
  ServerCapabilities,
} from "vscode-languageserver/node";
import {
  createProtocolConnection,
  DiagnosticTag,
  LSPErrorCodes,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
  TextDocumentSyncKind,
} from "vscode-languageserver/node";
import { cpuMsOf, settled } from "./process-cost.ts";
import type { BenchServer } from "./servers.ts";

/** What one message cost a server until its diagnostics stood. */
export interface Cost {
  /** From the message to rest; undefined where CPU can't be measured. */
  readonly cpuMs: number | undefined;
  /** From the message to the last diagnostics that it caused. */
  readonly wallMs: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** From the start of the process to the answer of `initialize`. */
export interface StartCost {
  readonly cpuMs: number | undefined;
  readonly wallMs: number;
}

const answerLimitMs = 120_000;
const farewellLimitMs = 2_000;

/** A server in a process of its own, and one document in it. It has to be stopped. */
export class LspClient {
  readonly pid: number;
  readonly start: StartCost;
  readonly #child: ChildProcess;
  readonly #connection: ProtocolConnection;
  readonly #server: BenchServer;
  readonly #capabilities: ServerCapabilities;
  readonly #uri: string;
  #text = "";
  #version = 0;
  #refreshCount = 0;
  #publishedAtMs = 0;
  #published: PublishDiagnosticsParams | undefined;
  #onPublish: (() => void) | undefined;

  /** Starts a server, and answers once it is initialized and has been sent its settings. */
  static async start(server: BenchServer, folder: string, documentPath: string): Promise<LspClient> {
    const startedMs = performance.now();
    const child = spawn(process.execPath, [...server.argv], { cwd: folder, env: environmentIn(folder), stdio: "pipe" });
    const { pid, stdout, stdin, stderr } = child;
    if (pid === undefined) throw new Error(`${server.subject} could not be started: ${server.argv.join(" ")}`);
    stderr.resume();
    const connection = connect(stdout, stdin);
    connection.onRequest("workspace/configuration", (params: { items: readonly { section?: string }[] }) =>
      params.items.map(({ section }) => settingOf(server.settings(documentPath), section)),
    );
    for (const method of acknowledged) connection.onRequest(method, () => null);
    connection.listen();
    const initialize = connection.sendRequest<InitializeResult>("initialize", initializeParams(server, folder));
    const { capabilities } = await answered(initialize, server, child);
    const start = { cpuMs: cpuMsOf(pid), wallMs: performance.now() - startedMs };
    const client = new LspClient({ server, child, connection, pid, start, capabilities, documentPath });
    await connection.sendNotification("initialized", {});
    await connection.sendNotification("workspace/didChangeConfiguration", { settings: server.settings(documentPath) });
    return client;
  }

  private constructor(parts: {
    readonly server: BenchServer;
    readonly child: ChildProcess;
    readonly connection: ProtocolConnection;
    readonly pid: number;
    readonly start: StartCost;
    readonly capabilities: ServerCapabilities;
    readonly documentPath: string;
  }) {
    this.#server = parts.server;
    this.#child = parts.child;
    this.#connection = parts.connection;
    this.#capabilities = parts.capabilities;
    this.#uri = pathToFileURL(parts.documentPath).href;
    this.pid = parts.pid;
    this.start = parts.start;
    this.#connection.onRequest("workspace/diagnostic/refresh", () => {
      this.#refreshCount += 1;
      return null;
    });
    this.#connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
      if (params.uri !== this.#uri) return;
      this.#published = params;
      this.#publishedAtMs = performance.now();
      this.#onPublish?.();
    });
  }

  /** Opens the document: what it costs until its first diagnostics stand. */
  open(text: string): Promise<Cost> {
    this.#text = text;
    const textDocument = { uri: this.#uri, languageId: "yaml", version: ++this.#version, text };
    return this.#costOf(() => this.#connection.sendNotification("textDocument/didOpen", { textDocument }));
  }

  /** Types a text at a place of the open document: as a range where the server takes one, else as the whole text. */
  type(typed: string, at: Position): Promise<Cost> {
    const lines = this.#text.split("\n");
    const line = lines[at.line] ?? "";
    lines[at.line] = line.slice(0, at.character) + typed + line.slice(at.character);
    this.#text = lines.join("\n");
    const sync = this.#capabilities.textDocumentSync;
    const isIncremental = (typeof sync === "object" ? sync.change : sync) === TextDocumentSyncKind.Incremental;
    const change = isIncremental ? { range: { start: at, end: at }, text: typed } : { text: this.#text };
    const textDocument = { uri: this.#uri, version: ++this.#version };
    return this.#costOf(() =>
      this.#connection.sendNotification("textDocument/didChange", { textDocument, contentChanges: [change] }),
    );
  }

  /** Says goodbye as an editor does, so that a server can tidy up; whoever stays is ended. */
  async stop(): Promise<void> {
    const ended =
      this.#child.exitCode === null ? new Promise((resolve) => this.#child.once("exit", resolve)) : undefined;
    const farewell = this.#connection
      .sendRequest("shutdown")
      .then(() => this.#connection.sendNotification("exit"))
      .catch(() => undefined); // It has ended already.
    await Promise.race([farewell.then(() => ended), wait(farewellLimitMs, undefined, { ref: false })]);
    this.#connection.dispose();
    if (this.#child.exitCode === null) this.#child.kill("SIGKILL");
  }

  async #costOf(send: () => Promise<void>): Promise<Cost> {
    const cpuBeforeMs = cpuMsOf(this.pid);
    const startedMs = performance.now();
    const answer = await answered(this.#diagnosticsAfter(send), this.#server, this.#child);
    const cpuAfterMs = cpuMsOf(this.pid);
    return {
      cpuMs: cpuBeforeMs === undefined || cpuAfterMs === undefined ? undefined : cpuAfterMs - cpuBeforeMs,
      wallMs: answer.atMs - startedMs,
      diagnostics: answer.diagnostics,
    };
  }

  #diagnosticsAfter(send: () => Promise<void>): Promise<{ atMs: number; diagnostics: readonly Diagnostic[] }> {
    return this.#capabilities.diagnosticProvider === undefined ? this.#publishedAfter(send) : this.#pulledAfter(send);
  }

  /** Servers that name no version: the first publish after the message counts, and what follows until they rest. */
  async #publishedAfter(send: () => Promise<void>): Promise<{ atMs: number; diagnostics: readonly Diagnostic[] }> {
    const published = new Promise<void>((resolve) => {
      this.#onPublish = () => {
        if ((this.#published?.version ?? this.#version) === this.#version) resolve();
      };
    });
    await send();
    await published;
    await settled(this.pid);
    return { atMs: this.#publishedAtMs, diagnostics: this.#published?.diagnostics ?? [] };
  }

  async #pulledAfter(send: () => Promise<void>): Promise<{ atMs: number; diagnostics: readonly Diagnostic[] }> {
    await send();
    for (;;) {
      const refreshCount = this.#refreshCount;
      const diagnostics = await this.#pull();
      const atMs = performance.now();
      await settled(this.pid);
      if (this.#refreshCount === refreshCount) return { atMs, diagnostics };
    }
  }

  /** A server may say that it was interrupted: then an editor asks again. */
  async #pull(): Promise<readonly Diagnostic[]> {
    for (;;) {
      try {
        const textDocument = { uri: this.#uri };
        const report = await this.#connection.sendRequest<{ items?: readonly Diagnostic[] }>(
          "textDocument/diagnostic",
          {
            textDocument,
          },
        );
        return report.items ?? [];
      } catch (error) {
        if (!(error instanceof ResponseError) || !askAgain.has(error.code)) throw error;
      }
    }
  }
}

/** What servers ask of an editor that has nothing to say to it. */
const acknowledged = ["client/registerCapability", "client/unregisterCapability", "window/workDoneProgress/create"];

const askAgain: ReadonlySet<number> = new Set([LSPErrorCodes.ServerCancelled, LSPErrorCodes.ContentModified]);

/** What a server keeps for its next start (Node's compile cache) begins empty with the folder, and goes with it. */
function environmentIn(folder: string): NodeJS.ProcessEnv {
  return { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder };
}

function connect(stdout: Readable, stdin: Writable): ProtocolConnection {
  const connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
  // A server that ends is told by `answered`; what it still had to say is lost.
  connection.onError(() => undefined);
  return connection;
}

/** Nothing waits for ever: a server that has ended or gives no answer is a sentence. */
async function answered<Result>(
  answer: Promise<Result>,
  { subject }: BenchServer,
  child: ChildProcess,
): Promise<Result> {
  const over = new AbortController();
  const limit = wait(answerLimitMs, undefined, { signal: over.signal }).then(() => {
    throw new Error(`${subject} gave no answer within ${answerLimitMs / 1000} seconds.`);
  });
  let onExit: (() => void) | undefined;
  const ended = new Promise<never>((_resolve, reject) => {
    onExit = () => reject(new Error(`${subject} ended before it had answered.`));
    child.once("exit", onExit);
    if (child.exitCode !== null || child.signalCode !== null) onExit();
  });
  try {
    return await Promise.race([answer, limit, ended]);
  } finally {
    if (onExit) child.off("exit", onExit);
    over.abort();
    limit.catch(() => undefined);
  }
}

function settingOf(settings: Readonly<Record<string, unknown>>, section: string | undefined): unknown {
  let value: unknown = settings;
  for (const name of section?.split(".") ?? []) {
    value =
      typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
  }
  return value ?? null;
}

/** The abilities of today's VS Code, as far as a server's work on diagnostics depends on them. */
function initializeParams({ diagnostics }: BenchServer, folder: string): object {
  const shown = {
    relatedInformation: true,
    tagSupport: { valueSet: [DiagnosticTag.Unnecessary, DiagnosticTag.Deprecated] },
    codeDescriptionSupport: true,
    dataSupport: true,
  };
  const capabilities: ClientCapabilities = {
    general: { positionEncodings: ["utf-16"] },
    textDocument: {
      synchronization: { dynamicRegistration: true, didSave: true },
      publishDiagnostics: { ...shown, versionSupport: true },
      ...(diagnostics === "pull" ? { diagnostic: { dynamicRegistration: false, relatedDocumentSupport: false } } : {}),
    },
    workspace: {
      configuration: true,
      workspaceFolders: true,
      didChangeConfiguration: { dynamicRegistration: true },
      didChangeWatchedFiles: { dynamicRegistration: true },
      diagnostics: { refreshSupport: diagnostics === "pull" },
    },
  };
  const rootUri = pathToFileURL(folder).href;
  const workspaceFolders = [{ uri: rootUri, name: "bench" }];
  return { processId: process.pid, rootUri, workspaceFolders, locale: "en", capabilities };
}
