import * as vscode from "vscode";
import type { Language } from "../language/index.ts";

const contextKey = "pipewright.graphFiles";

/** Tells VS Code which open files have a graph: the button in an editor's title stands on these alone. */
export function keepGraphFiles(language: Language): vscode.Disposable {
  let told = "";
  const tell = (): void => {
    const files = vscode.workspace.textDocuments
      .filter((document) => !document.isClosed && language.hasGraph(document))
      .map(({ uri }) => uri.toString());
    const now = files.join("\n");
    if (now === told) return;
    told = now;
    void vscode.commands.executeCommand("setContext", contextKey, files);
  };
  return vscode.Disposable.from(language.onDidChangeStatus(tell), vscode.workspace.onDidCloseTextDocument(tell));
}
