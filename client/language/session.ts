import * as vscode from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";

/** The connection to a server, made but not started, with the few things that differ from host to host. */
export interface ClientConnection {
  readonly client: BaseLanguageClient;
  /** Hands a document to the server that was not ours when it was opened. */
  open(document: vscode.TextDocument): Promise<void>;
  /** Makes the client ask for the findings of a document, and of those beside it, although no text has changed. */
  checkAgain(document: vscode.TextDocument): void;
  /** Asks for the findings of a document anew and shows them. */
  check(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<readonly vscode.Diagnostic[]>;
  onDidChangeState(listener: (state: ServerState) => void): vscode.Disposable;
}

export type CreateClient = (options: LanguageClientOptions) => Promise<ClientConnection>;

/** `idle`: nothing of ours has been opened yet. `stopped`: it was running or should be, and is not. */
export type ServerState = "idle" | "starting" | "ready" | "stopped";

/** What became of a question. `overtaken`: the document has moved on, and whoever asked will ask again. */
export type Asked<Answer> =
  | { readonly kind: "answer"; readonly answer: Answer }
  | { readonly kind: "none" | "down" | "failed" }
  | { readonly kind: "overtaken" };

/** The life of the language server. The packages that talk to it are loaded with the first file of ours, not before. */
export class LanguageSession implements vscode.Disposable {
  readonly #log: vscode.LogOutputChannel;
  readonly #createClient: CreateClient;
  readonly #options: () => Promise<LanguageClientOptions>;
  readonly #stateChanged = new vscode.EventEmitter<ServerState>();
  readonly #connected = new vscode.EventEmitter<ClientConnection>();
  #connecting: Promise<ClientConnection | undefined> | undefined;
  #state: ServerState = "idle";
  readonly onDidChangeState = this.#stateChanged.event;
  /** Before the server starts: the place to listen to what it will say. */
  readonly onWillStart = this.#connected.event;

  constructor(log: vscode.LogOutputChannel, createClient: CreateClient, options: () => Promise<LanguageClientOptions>) {
    this.#log = log;
    this.#createClient = createClient;
    this.#options = options;
  }

  get state(): ServerState {
    return this.#state;
  }

  /** The running server, started if need be; undefined when it can't be had, which the log and the status item tell. */
  start(): Promise<ClientConnection | undefined> {
    this.#connecting ??= this.#connect();
    return this.#connecting;
  }

  async #connect(): Promise<ClientConnection | undefined> {
    this.#become("starting");
    try {
      const connection = await this.#createClient(await this.#options());
      connection.onDidChangeState((state) => this.#become(state));
      this.#connected.fire(connection);
      await connection.client.start();
      return connection;
    } catch (error) {
      this.#log.error("The language server did not start.", error);
      this.#become("stopped");
      return undefined;
    }
  }

  /** A fresh server, whatever became of the last one. */
  async restart(): Promise<void> {
    const connection = await this.#connecting;
    this.#connecting = undefined;
    try {
      await connection?.client.dispose();
    } catch (error) {
      this.#log.warn("The language server did not stop in order.", error);
    }
    await this.start();
  }

  /** Undefined when there is no server, when it has no answer, and when it failed, which the log tells. */
  async request<Answer>(method: string, params: object): Promise<Answer | undefined> {
    const asked = await this.ask<Answer>(method, params);
    return asked.kind === "answer" ? asked.answer : undefined;
  }

  /** As `request`, for somebody who has to say why there is no answer. */
  async ask<Answer>(method: string, params: object): Promise<Asked<Answer>> {
    const connection = await this.start();
    if (!connection || this.#state !== "ready") return { kind: "down" };
    try {
      const answer = await connection.client.sendRequest<Answer | null>(method, params);
      return answer === null ? { kind: "none" } : { kind: "answer", answer };
    } catch (error) {
      if (isOvertaken(error)) {
        this.#log.debug(`${method} was overtaken by an edit.`);
        return { kind: "overtaken" };
      }
      this.#log.error(`${method} failed.`, error);
      return { kind: this.state === "ready" ? "failed" : "down" };
    }
  }

  /**
   * Tells a running server, and one that starts as soon as it can hear: what it starts with may have been said before.
   * Without one there is nobody to tell; the next hears it with its options.
   */
  notify(method: string, params: object): void {
    if (this.#state !== "ready" && this.#state !== "starting") return;
    const sent = this.start().then((connection) => connection?.client.sendNotification(method, params));
    this.inBackground(method, sent);
  }

  /** Starts the server if need be, which then hears of all open documents, and makes sure that this one is among them. */
  async open(document: vscode.TextDocument): Promise<void> {
    const connection = await this.start();
    if (connection && this.#state === "ready") await connection.open(document);
  }

  /** The findings that the client has of a document are from before the server had it. */
  async checkAgain(document: vscode.TextDocument): Promise<void> {
    const connection = await this.start();
    if (connection && this.#state === "ready") connection.checkAgain(document);
  }

  /** For work that nobody waits for: a failure goes to the log. */
  inBackground(name: string, work: Thenable<unknown>): void {
    work.then(undefined, (error) => this.#log.error(`${name} failed.`, error));
  }

  #become(state: ServerState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#stateChanged.fire(state);
  }

  dispose(): void {
    this.inBackground(
      "stopping",
      (this.#connecting ?? Promise.resolve(undefined)).then((connection) => connection?.client.dispose()),
    );
    this.#stateChanged.dispose();
    this.#connected.dispose();
  }
}

/** Source: LSP 3.17, `LSPErrorCodes`: server cancelled, content modified, request cancelled. */
const overtakenCodes: readonly unknown[] = [-32802, -32801, -32800];

/** The document has moved on since it was asked about: whoever asked will ask again. */
function isOvertaken(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && overtakenCodes.includes(error.code);
}
