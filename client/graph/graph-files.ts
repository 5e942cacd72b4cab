import * as vscode from "vscode";
import type { Language } from "../language/index.ts";

const contextKey = "pipewright.graphFiles";

/**
 * A file's path in each way in which the window may write it. Its address would not do: on a remote machine it begins
 * with another scheme there than here, and a window on Windows writes paths in its own way.
 */
function pathsOf({ path, fsPath }: vscode.Uri): readonly string[] {
  return [...new Set([path, fsPath, path.replaceAll("/", "\\")])];
}

/** Tells VS Code which open files have a graph: the button in an editor's title stands on these alone. */
export function keepGraphFiles(language: Language): vscode.Disposable {
  let told = "";
  const tell = (): void => {
    const files = vscode.workspace.textDocuments
      .filter((document) => !document.isClosed && language.hasGraph(document))
      .flatMap(({ uri }) => pathsOf(uri));
    const now = files.join("\n");
    if (now === told) return;
    told = now;
    void vscode.commands.executeCommand("setContext", contextKey, files);
  };
  return vscode.Disposable.from(language.onDidChangeStatus(tell), vscode.workspace.onDidCloseTextDocument(tell));
}
