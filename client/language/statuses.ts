import * as vscode from "vscode";
import type { DocumentStatus, StatusChangedParams } from "../../protocol/index.ts";
import { statusChangedMethod, statusMethod } from "../../protocol/index.ts";
import type { DocumentGate } from "./gate.ts";
import type { LanguageSession } from "./session.ts";

/** What the server takes each open document for, kept up to date by its notifications. */
export class Statuses implements vscode.Disposable {
  readonly #session: LanguageSession;
  readonly #gate: DocumentGate;
  readonly #known = new Map<string, DocumentStatus | undefined>();
  readonly #changed = new vscode.EventEmitter<string>();
  readonly #parts: readonly vscode.Disposable[];
  /** Fires with the address of the document. */
  readonly onDidChange = this.#changed.event;

  constructor(session: LanguageSession, gate: DocumentGate) {
    this.#session = session;
    this.#gate = gate;
    this.#parts = [
      this.#changed,
      session.onWillStart(({ client }) => {
        client.onNotification(statusChangedMethod, ({ uri, status }: StatusChangedParams) =>
          this.#learn(uri, status ?? undefined),
        );
      }),
      session.onDidChangeState(() => this.#known.clear()),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#known.delete(uri.toString())),
    ];
  }

  /** What is known now, without asking. */
  of(document: vscode.TextDocument): DocumentStatus | undefined {
    return this.#known.get(document.uri.toString());
  }

  /** Asks the server, unless the document was never shown to it. */
  async ask(document: vscode.TextDocument): Promise<DocumentStatus | undefined> {
    if (!this.#gate.admits(document)) return undefined;
    const uri = document.uri.toString();
    const status = await this.#session.request<DocumentStatus>(statusMethod, { textDocument: { uri } });
    this.#learn(uri, status);
    return status;
  }

  #learn(uri: string, status: DocumentStatus | undefined): void {
    this.#known.set(uri, status);
    this.#changed.fire(uri);
  }

  dispose(): void {
    for (const part of this.#parts) part.dispose();
  }
}
