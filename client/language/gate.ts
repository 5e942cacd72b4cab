import * as vscode from "vscode";
import { belongs } from "./belongs.ts";
import type { DialectChoices } from "./choices.ts";
import type { ConfigFolders } from "./config-folders.ts";
import { hasOwnPacks } from "./own-packs.ts";

/** A file that is not ours may become so while somebody types: looked at again when typing pauses. */
const lookAgainAfterMs = 300;

/** Decides which open documents the server gets to see, and remembers which it has. */
export class DocumentGate implements vscode.Disposable {
  readonly #choices: DialectChoices;
  readonly #configFolders: ConfigFolders;
  readonly #hasBuiltInPacks: boolean;
  /** The documents that the running server has open. */
  readonly #sent = new Set<string>();
  /** Documents whose findings were asked for before the server had them. */
  readonly #askedEarly = new Set<string>();
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #admitted = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #parts: readonly vscode.Disposable[];
  /** A document is ours that the server doesn't know yet. */
  readonly onDidAdmit = this.#admitted.event;

  /** `hasBuiltInPacks`: this edition of the extension brings packs. */
  constructor(choices: DialectChoices, configFolders: ConfigFolders, hasBuiltInPacks: boolean) {
    this.#choices = choices;
    this.#hasBuiltInPacks = hasBuiltInPacks;
    this.#configFolders = configFolders;
    this.#parts = [
      this.#admitted,
      vscode.workspace.onDidOpenTextDocument((document) => {
        const isOurs = this.#look(document);
        if (!isOurs && document.languageId === "yaml") this.#configFolders.lookAbove(document.uri);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#lookLater(document)),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.#stopWaiting(document);
        this.#askedEarly.delete(document.uri.toString());
      }),
      choices.onDidChange(() => this.lookAtOpenDocuments()),
      configFolders.onDidFind(() => this.lookAtOpenDocuments()),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration("pipewright.packs")) this.lookAtOpenDocuments();
      }),
    ];
  }

  admits(document: vscode.TextDocument): boolean {
    const { uri, languageId } = document;
    return belongs(
      {
        text: document.getText(),
        path: document.isUntitled ? undefined : uri.path,
        languageId,
        scheme: uri.scheme,
        chosen: this.#choices.of(uri),
        underConfig: this.#configFolders.covers(uri) || this.#hasBuiltInPacks || hasOwnPacks(),
      },
      new Set(vscode.workspace.workspaceFolders?.map((folder) => folder.uri.scheme)),
    );
  }

  wasSent(document: vscode.TextDocument): boolean {
    return this.#sent.has(document.uri.toString());
  }

  markSent(document: vscode.TextDocument): void {
    this.#sent.add(document.uri.toString());
  }

  /** True when the server had it. */
  unmarkSent(document: vscode.TextDocument): boolean {
    return this.#sent.delete(document.uri.toString());
  }

  /** Somebody wants the findings of a document that the server doesn't have: for the client, there are none. */
  markAskedEarly(document: vscode.TextDocument): void {
    this.#askedEarly.add(document.uri.toString());
  }

  /** True, once, when that has happened. */
  unmarkAskedEarly(document: vscode.TextDocument): boolean {
    return this.#askedEarly.delete(document.uri.toString());
  }

  /** The server is gone, and what it knew with it. */
  forgetSent(): void {
    this.#sent.clear();
    this.#askedEarly.clear();
  }

  lookAtOpenDocuments(): void {
    for (const document of vscode.workspace.textDocuments) this.#look(document);
  }

  #look(document: vscode.TextDocument): boolean {
    if (this.wasSent(document)) return true;
    const isOurs = this.admits(document);
    if (isOurs) this.#admitted.fire(document);
    return isOurs;
  }

  /** Hot: runs at each keystroke in any file, so it looks at nothing but two names. */
  #lookLater(document: vscode.TextDocument): void {
    if (document.languageId !== "yaml" || this.wasSent(document)) return;
    this.#stopWaiting(document);
    this.#waiting.set(
      document.uri.toString(),
      setTimeout(() => {
        this.#stopWaiting(document);
        if (!document.isClosed) this.#look(document);
      }, lookAgainAfterMs),
    );
  }

  #stopWaiting(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(this.#waiting.get(key));
    this.#waiting.delete(key);
  }

  dispose(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    for (const part of this.#parts) part.dispose();
  }
}
