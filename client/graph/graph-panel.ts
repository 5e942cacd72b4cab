import * as vscode from "vscode";
import type {
  GraphAnswer,
  GraphDirection,
  MessageFromGraphView,
  MessageToGraphView,
  WireRange,
} from "../../protocol/index.ts";
import { isMessageFromGraphView } from "../../protocol/index.ts";
import type { Language } from "../language/index.ts";
import { loadPage } from "../load-page.ts";
import { exportGraph } from "./export-graph.ts";
import { graphTexts } from "./graph-texts.ts";
import { nodeAtLine } from "./node-at.ts";

/** So long nobody has typed: the picture is asked for anew. */
const refreshAfterMs = 120;

/** One view of the graph: it shows the file in which the person works last, and stays with that while another is open. */
export class GraphPanel implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #language: Language;
  readonly #parts: readonly vscode.Disposable[];
  #document: vscode.TextDocument | undefined;
  /** Where the person was last. Whether it has a graph is known only when the server has read it. */
  #lastActive = vscode.window.activeTextEditor?.document;
  #direction: GraphDirection = "right";
  #answer: GraphAnswer | undefined;
  #current: string | null = null;
  #isReady = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    panel: vscode.WebviewPanel,
    extensionUri: vscode.Uri,
    language: Language,
    document: vscode.TextDocument | undefined,
  ) {
    this.#panel = panel;
    this.#language = language;
    this.#document = document ?? ourActiveDocument(language);
    this.#parts = [
      panel.webview.onDidReceiveMessage((message: unknown) => {
        if (isMessageFromGraphView(message)) language.inBackground(`the graph: ${message.kind}`, this.#hear(message));
      }),
      panel.onDidChangeViewState(() => this.#onViewState()),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && this.#shows(document.uri)) this.#refreshSoon();
      }),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        if (uris.some((uri) => this.#shows(uri))) this.#refreshSoon();
      }),
      language.onDidChangeStatus((address) => this.#onStatus(address)),
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        this.#lastActive = editor?.document ?? this.#lastActive;
        this.#follow();
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (this.#shows(textEditor.document.uri)) this.#markCurrent(textEditor);
      }),
    ];
    panel.iconPath = new vscode.ThemeIcon("type-hierarchy");
    loadPage(panel.webview, extensionUri, "graph-view", "none");
  }

  /** Brings the view into sight, with this file. */
  show(document: vscode.TextDocument): void {
    this.#turnTo(document);
    this.#panel.reveal(undefined, true);
  }

  close(): void {
    this.#panel.dispose();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const part of this.#parts) part.dispose();
  }

  #shows(uri: vscode.Uri): boolean {
    return this.#document?.uri.toString() === uri.toString();
  }

  /** A hidden page is gone: it says `ready` again when it comes back. */
  #onViewState(): void {
    if (!this.#panel.visible) this.#isReady = false;
  }

  #onStatus(address: string): void {
    if (this.#document?.uri.toString() === address) this.#refreshSoon();
    else this.#follow();
  }

  #follow(): void {
    if (this.#lastActive && this.#language.hasGraph(this.#lastActive)) this.#turnTo(this.#lastActive);
  }

  #turnTo(document: vscode.TextDocument): void {
    if (this.#document === document) return;
    const isOther = !this.#shows(document.uri);
    this.#document = document;
    if (!isOther) return;
    this.#answer = undefined;
    this.#refreshNow();
  }

  async #hear(message: MessageFromGraphView): Promise<void> {
    switch (message.kind) {
      case "ready":
        this.#isReady = true;
        this.#direction = message.direction;
        this.#send({ kind: "texts", texts: graphTexts(vscode.l10n.t) });
        await this.#refresh();
        return;
      case "turn":
        this.#direction = message.direction;
        await this.#refresh();
        return;
      case "reveal": {
        const node = (await this.#newest())?.nodes.find(({ id }) => id === message.id);
        if (node) await this.#reveal(node.nameRange, message.keepsFocus);
        return;
      }
      case "reveal-need": {
        const { from, to } = message;
        const edge = (await this.#newest())?.edges.find((one) => one.from === from && one.to === to);
        if (edge) await this.#reveal(edge.range, true);
        return;
      }
      case "export":
        if (this.#document) await exportGraph(this.#language, this.#document, this.#direction, message.format);
        return;
    }
  }

  #refreshSoon(): void {
    clearTimeout(this.#timer);
    if (this.#isReady) this.#timer = setTimeout(() => this.#refreshNow(), refreshAfterMs);
  }

  #refreshNow(): void {
    this.#language.inBackground("drawing the graph", this.#refresh());
  }

  /** Asks for the picture and shows it. An answer that comes too late is dropped: a later one is on its way. */
  async #refresh(): Promise<void> {
    clearTimeout(this.#timer);
    const document = this.#document;
    if (!this.#isReady) return;
    if (!document) {
      this.#send({ kind: "show", document: "", name: "", answer: null });
      return;
    }
    const { version, isClosed } = document;
    // The server has forgotten a file that was closed: the picture stays as it is.
    const answer = isClosed ? this.#answer : await this.#language.graph(document, this.#direction);
    if (this.#document !== document) return;
    if (document.version !== version) {
      this.#refreshSoon();
      return;
    }
    this.#answer = answer;
    const name = document.uri.path.split("/").at(-1) ?? "";
    this.#panel.title = vscode.l10n.t("Graph: {0}", name);
    this.#send({ kind: "show", document: document.uri.toString(), name, answer: answer ?? null });
    const editor = vscode.window.visibleTextEditors.find((one) => one.document === document);
    this.#current = null;
    if (editor) this.#markCurrent(editor);
  }

  /** The picture of the text as it is now, since places move while somebody types. */
  async #newest() {
    if (this.#answer?.version !== this.#document?.version) await this.#refresh();
    return this.#answer?.kind === "picture" ? this.#answer : undefined;
  }

  #markCurrent({ document, selection }: vscode.TextEditor): void {
    if (this.#answer?.version !== document.version) return; // the next picture brings it
    const id = nodeAtLine(this.#answer, selection.active.line)?.id ?? null;
    if (id === this.#current) return;
    this.#current = id;
    this.#send({ kind: "current", id });
  }

  async #reveal({ start, end }: WireRange, preserveFocus: boolean): Promise<void> {
    const document = this.#document;
    if (!document) return;
    const editor = vscode.window.visibleTextEditors.find((one) => this.#shows(one.document.uri));
    const elsewhere = this.#panel.viewColumn === vscode.ViewColumn.One ? vscode.ViewColumn.Two : vscode.ViewColumn.One;
    const selection = new vscode.Range(start.line, start.character, end.line, end.character);
    const viewColumn = editor?.viewColumn ?? elsewhere;
    await vscode.window.showTextDocument(document.uri, { viewColumn, preserveFocus, selection });
  }

  #send(message: MessageToGraphView): void {
    if (this.#isReady) this.#language.inBackground("telling the graph", this.#panel.webview.postMessage(message));
  }
}

function ourActiveDocument(language: Language): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document && language.isOurs(document) ? document : undefined;
}
