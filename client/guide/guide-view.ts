import * as vscode from "vscode";
import type { MessageFromGuideView, MessageToGuideView } from "../../protocol/index.ts";
import { isMessageFromGuideView } from "../../protocol/index.ts";
import type { Language } from "../language/index.ts";
import { loadPage } from "../load-page.ts";
import { guideTexts } from "./guide-texts.ts";

/** As the manifest names the view. */
export const guideViewId = "pipewright.guide";

/** What the view tells: it is loaded, or the person has done something in it. */
export interface GuideViewListener {
  loaded(): void;
  heard(message: Exclude<MessageFromGuideView, { readonly kind: "ready" }>): void;
}

/** The view's frame: it loads the page, passes messages on, and forgets it while it is hidden. It knows no page. */
export class GuideView implements vscode.WebviewViewProvider {
  readonly #extensionUri: vscode.Uri;
  readonly #language: Language;
  #view: vscode.WebviewView | undefined;
  #listener: GuideViewListener | undefined;
  #isReady = false;

  constructor(extensionUri: vscode.Uri, language: Language) {
    this.#extensionUri = extensionUri;
    this.#language = language;
  }

  listen(listener: GuideViewListener): void {
    this.#listener = listener;
  }

  /** Somebody can see it, and it has been loaded. */
  get isReady(): boolean {
    return this.#isReady;
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#view = view;
    this.#isReady = false;
    const parts = [
      view.webview.onDidReceiveMessage((message: unknown) => {
        if (isMessageFromGuideView(message)) this.#hear(message);
      }),
      // A hidden page is gone: it says `ready` again when it comes back.
      view.onDidChangeVisibility(() => {
        if (!view.visible) this.#leave();
      }),
    ];
    view.onDidDispose(() => {
      for (const part of parts) part.dispose();
      if (this.#view !== view) return;
      this.#view = undefined;
      this.#leave();
    });
    loadPage(view.webview, this.#extensionUri, "guide-view", "data");
  }

  /** Brings the view into sight, with the keyboard in it: for what a person has asked for. */
  async focus(): Promise<void> {
    await vscode.commands.executeCommand(`${guideViewId}.focus`);
  }

  send(message: MessageToGuideView): void {
    if (!this.#isReady || !this.#view) return;
    this.#language.inBackground("telling the guide", this.#view.webview.postMessage(message));
  }

  #hear(message: MessageFromGuideView): void {
    if (message.kind !== "ready") {
      this.#listener?.heard(message);
      return;
    }
    this.#isReady = true;
    this.send({ kind: "texts", texts: guideTexts(vscode.l10n.t) });
    this.#listener?.loaded();
  }

  #leave(): void {
    this.#isReady = false;
    this.#listener?.heard({ kind: "focus", hasFocus: false });
  }
}
