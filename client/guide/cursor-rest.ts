import * as vscode from "vscode";
import type { Language } from "../language/index.ts";
import { restMs } from "./follow.ts";

/**
 * Tells when the cursor has come to rest, and when what is known of its place may have changed: other findings, another
 * file in front, another platform. Hot: runs at each move of the cursor, so it does nothing but start a timer.
 */
export function onCursorRest(language: Language, tell: () => void): vscode.Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(tell, restMs);
  };
  return vscode.Disposable.from(
    vscode.window.onDidChangeTextEditorSelection(soon),
    vscode.window.onDidChangeActiveTextEditor(soon),
    vscode.languages.onDidChangeDiagnostics(soon),
    language.onDidChangeStatus(soon),
    { dispose: () => clearTimeout(timer) },
  );
}
