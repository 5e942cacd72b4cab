import * as vscode from "vscode";
import { editorInUse } from "./editor-in-use.ts";
import { fitSample } from "./fit-sample.ts";
import { sampleToTry } from "./sample-to-try.ts";

/** Writes a sample at the cursor of the editor in use, which gets the keyboard. One undo takes it back. */
export async function insertSample(sample: string): Promise<void> {
  const editor = editorInUse();
  if (!editor) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t("Open the file that the sample shall go into, and put the cursor where it belongs."),
    );
    return;
  }
  const { document, selection } = editor;
  const { line, character } = selection.active;
  const eol = document.eol === vscode.EndOfLine.CRLF ? "\r\n" : "\n";
  const fitted = fitSample(sample, { line: document.lineAt(line).text, character, eol });
  const isDone = await editor.edit((edit) => edit.insert(new vscode.Position(line, fitted.character), fitted.text));
  if (!isDone) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t("The sample could not be inserted: the file can't be changed."),
    );
    return;
  }
  const viewColumn = editor.viewColumn ?? vscode.ViewColumn.Active;
  const shown = await vscode.window.showTextDocument(document, { viewColumn, preserveFocus: false });
  shown.revealRange(new vscode.Range(line, 0, line + fitted.text.split("\n").length, 0));
}

/** Opens a sample as a text that was never saved, beside the file: it is checked as any pipeline is. */
export async function trySample(sample: string, dialect: string, platform: string | null): Promise<void> {
  const content = sampleToTry(sample, dialect, platform);
  const document = await vscode.workspace.openTextDocument({ language: "yaml", content });
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: false });
}
