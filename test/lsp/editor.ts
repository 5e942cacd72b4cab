/**
 * An editor as small as can be, for the stories in this folder: it starts the real server as a process, speaks LSP
 * with it over a real wire, keeps its documents in step, and remembers what it was told. It never sleeps: whoever
 * waits, waits for a message.
 */
import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { join } from "node:path";
import type {
  ClientCapabilities,
  Diagnostic,
  DocumentDiagnosticReport,
  InitializeResult,
  MessageReader,
  MessageWriter,
  Position,
  ProtocolConnection,
  PublishDiagnosticsParams,
  TextEdit,
  WorkspaceEdit,
} from "vscode-languageserver/node";
import {
  createProtocolConnection,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";

export const serverPath = process.env.PIPEWRIGHT_SERVER ?? join(__dirname, "../../dist/server.js");

/** Knows all that our features use; without `textDocument.diagnostic` it is an editor that has to be pushed. */
export const pushCapabilities: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ["create"] },
  },
  textDocument: {
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, tagSupport: { valueSet: [1, 2] } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    hover: { contentFormat: ["markdown", "plaintext"] },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown"] } },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "source"] } },
      isPreferredSupport: true,
    },
    rename: { prepareSupport: true },
  },
};

export const pullCapabilities: ClientCapabilities = {
  workspace: { ...pushCapabilities.workspace, diagnostics: { refreshSupport: true } },
  textDocument: { ...pushCapabilities.textDocument, diagnostic: {} },
};

export interface EditorOptions {
  readonly capabilities?: ClientCapabilities;
  readonly locale?: string;
  readonly options?: unknown;
  readonly folders?: readonly string[];
  /** What `workspace/configuration` is answered with; may be changed later by `changeSettings`. */
  readonly settings?: unknown;
  readonly wire?: "stdio" | "ipc";
  readonly command?: readonly string[];
  /** Beside what the test itself was started with. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** A wire to a server, however it runs. */
export interface Wire {
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
  readonly child?: ChildProcess;
}

const running = new Set<Editor>();

/** Ends what a test has left running: for `afterEach`. */
export async function closeEditors(): Promise<void> {
  await Promise.all([...running].map((editor) => editor.kill()));
}

export async function startEditor(options: EditorOptions = {}): Promise<Editor> {
  return startEditorOn(wireTo(options), options);
}

export async function startEditorOn(wire: Wire, options: EditorOptions = {}): Promise<Editor> {
  const editor = new Editor(wire, options);
  running.add(editor);
  await editor.initialize();
  return editor;
}

function wireTo({ wire = "stdio", command = [serverPath], environment }: EditorOptions): Wire {
  const stdio = wire === "ipc" ? (["ignore", "pipe", "pipe", "ipc"] as const) : (["pipe", "pipe", "pipe"] as const);
  const child = spawn(process.execPath, [...command, wire === "ipc" ? "--node-ipc" : "--stdio"], {
    stdio: [...stdio],
    env: { ...process.env, ...environment },
  });
  if (wire === "ipc") return { reader: new IPCMessageReader(child), writer: new IPCMessageWriter(child), child };
  const { stdin, stdout } = child;
  if (!stdin || !stdout) throw new Error("The server has no standard input or output.");
  return { reader: new StreamMessageReader(stdout), writer: new StreamMessageWriter(stdin), child };
}

export class Editor {
  readonly published: PublishDiagnosticsParams[] = [];
  readonly log: string[] = [];
  readonly registered: string[] = [];
  /** What was registered and not taken back, with what was said to it. */
  readonly registrations = new Map<string, { readonly method: string; readonly registerOptions?: unknown }>();
  readonly told: { readonly method: string; readonly params: unknown }[] = [];
  refreshCount = 0;
  readonly connection: ProtocolConnection;
  readonly exited: Promise<number | null>;
  result: InitializeResult = { capabilities: {} };
  readonly #wire: Wire;
  readonly #options: EditorOptions;
  readonly #documents = new Map<string, TextDocument>();
  #settings: unknown;
  #waiting: { readonly is: () => boolean; readonly resolve: () => void }[] = [];

  constructor(wire: Wire, options: EditorOptions) {
    this.#wire = wire;
    this.#options = options;
    this.#settings = options.settings ?? {};
    this.connection = createProtocolConnection(wire.reader, wire.writer);
    this.exited = new Promise((resolve) => {
      wire.child?.once("exit", resolve);
    });
    this.#answer();
    this.connection.listen();
  }

  #answer(): void {
    const { connection } = this;
    connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
      this.published.push(params);
      this.#wake();
    });
    connection.onNotification("window/logMessage", ({ message }: { message: string }) => {
      this.log.push(message);
      this.#wake();
    });
    connection.onRequest("workspace/configuration", ({ items }: { items: { scopeUri?: string }[] }) =>
      items.map(({ scopeUri }) => (typeof this.#settings === "function" ? this.#settings(scopeUri) : this.#settings)),
    );
    connection.onRequest("client/registerCapability", (params: { registrations: { id: string; method: string }[] }) => {
      this.registered.push(...params.registrations.map(({ method }) => method));
      for (const registration of params.registrations) this.registrations.set(registration.id, registration);
      this.#wake();
      return null;
    });
    connection.onRequest("client/unregisterCapability", (params: { unregisterations: { id: string }[] }) => {
      for (const { id } of params.unregisterations) this.registrations.delete(id);
      this.#wake();
      return null;
    });
    connection.onRequest("workspace/diagnostic/refresh", () => {
      this.refreshCount++;
      this.#wake();
      return null;
    });
    connection.onUnhandledNotification(({ method, params }) => {
      this.told.push({ method, params });
      this.#wake();
    });
  }

  async initialize(): Promise<void> {
    const { capabilities = pullCapabilities, locale, options, folders } = this.#options;
    this.result = await this.connection.sendRequest("initialize", {
      processId: process.pid,
      rootUri: folders?.[0] ?? null,
      workspaceFolders: folders?.map((uri) => ({ uri, name: uri })) ?? null,
      capabilities,
      ...(locale === undefined ? {} : { locale }),
      ...(options === undefined ? {} : { initializationOptions: options }),
    });
    await this.connection.sendNotification("initialized", {});
  }

  /** Waits until the state that the server's messages have made is as wanted. */
  until(is: () => boolean): Promise<void> {
    if (is()) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ is, resolve }));
  }

  #wake(): void {
    const ready = this.#waiting.filter(({ is }) => is());
    this.#waiting = this.#waiting.filter((waiting) => !ready.includes(waiting));
    for (const { resolve } of ready) resolve();
  }

  async open(uri: string, text: string, languageId = "yaml"): Promise<void> {
    this.#documents.set(uri, TextDocument.create(uri, languageId, 1, text));
    await this.connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** Types over a part of the text, and sends only that part. */
  async replace(uri: string, old: string, text: string): Promise<void> {
    const at = this.text(uri).indexOf(old);
    if (at < 0) throw new Error(`"${old}" is not in the document.`);
    await this.#change(uri, at, at + old.length, text);
  }

  /** Types below what is there, and sends only that. */
  async append(uri: string, text: string): Promise<void> {
    const { length } = this.text(uri);
    await this.#change(uri, length, length, text);
  }

  async #change(uri: string, start: number, end: number, text: string): Promise<void> {
    const document = this.document(uri);
    const range = { start: document.positionAt(start), end: document.positionAt(end) };
    const version = document.version + 1;
    TextDocument.update(document, [{ range, text }], version);
    await this.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges: [{ range, text }],
    });
  }

  async save(uri: string): Promise<void> {
    await this.connection.sendNotification("textDocument/didSave", { textDocument: { uri } });
  }

  async close(uri: string): Promise<void> {
    this.#documents.delete(uri);
    await this.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  }

  document(uri: string): TextDocument {
    const document = this.#documents.get(uri);
    if (!document) throw new Error(`${uri} is not open.`);
    return document;
  }

  text(uri: string): string {
    return this.document(uri).getText();
  }

  /** Where a piece of the text begins, or some letters further. */
  position(uri: string, piece: string, further = 0): Position {
    const document = this.document(uri);
    const at = document.getText().indexOf(piece);
    if (at < 0) throw new Error(`"${piece}" is not in the document.`);
    return document.positionAt(at + further);
  }

  request<Result>(method: string, params: unknown): Promise<Result> {
    return this.connection.sendRequest<Result>(method, params);
  }

  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.request("textDocument/diagnostic", {
      textDocument: { uri },
      ...(previousResultId === undefined ? {} : { previousResultId }),
    });
  }

  async pulled(uri: string): Promise<readonly Diagnostic[]> {
    const report = await this.pull(uri);
    return report.kind === "full" ? report.items : [];
  }

  /** The list that the server publishes for the document's present version. */
  async pushed(uri: string): Promise<readonly Diagnostic[]> {
    const { version } = this.document(uri);
    const find = () => this.published.findLast((one) => one.uri === uri && one.version === version);
    await this.until(() => find() !== undefined);
    return find()?.diagnostics ?? [];
  }

  /** Applies edits to the documents, as an editor does with a fix, and gives back the text of this one. */
  async apply(uri: string, edit: WorkspaceEdit): Promise<string> {
    const edits = edit.documentChanges?.flatMap((change) =>
      "edits" in change && change.textDocument.uri === uri ? (change.edits as TextEdit[]) : [],
    );
    const document = this.document(uri);
    const text = TextDocument.applyEdits(document, edits ?? edit.changes?.[uri] ?? []);
    const version = document.version + 1;
    TextDocument.update(document, [{ text }], version);
    await this.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges: [{ text }],
    });
    return text;
  }

  async changeSettings(settings: unknown): Promise<void> {
    this.#settings = settings;
    await this.connection.sendNotification("workspace/didChangeConfiguration", { settings: { pipewright: settings } });
  }

  /** Says goodbye as the protocol has it; gives back the exit code. */
  async quit(): Promise<number | null> {
    await this.connection.sendRequest("shutdown");
    await this.connection.sendNotification("exit");
    const code = await this.exited;
    this.connection.dispose();
    running.delete(this);
    return code;
  }

  async kill(): Promise<void> {
    running.delete(this);
    this.connection.dispose();
    const { child } = this.#wire;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGKILL");
    await this.exited;
  }
}

/** What a person sees of diagnostics: one line each, lines counted from 1. */
export function seen(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ range, code, message }) => `${range.start.line + 1} ${code}: ${message}`);
}
