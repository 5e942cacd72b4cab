import * as vscode from "vscode";
import type { Language } from "../language/index.ts";

/** What the buttons in the view's title depend on, as the manifest names it under `pipewright.guide.`. */
export interface TitleState {
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
  readonly isHome: boolean;
  readonly isPinned: boolean;
}

/** Tells VS Code what the title's buttons depend on; each only when it has changed. */
export class TitleKeys {
  readonly #language: Language;
  readonly #told = new Map<string, boolean>();

  constructor(language: Language) {
    this.#language = language;
  }

  tell(state: TitleState): void {
    for (const [name, value] of Object.entries(state)) {
      const key = `pipewright.guide.${name}`;
      if (this.#told.get(key) === value) continue;
      this.#told.set(key, value);
      this.#language.inBackground(key, vscode.commands.executeCommand("setContext", key, value));
    }
  }
}
