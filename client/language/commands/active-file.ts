import * as vscode from "vscode";
import type { DialectChoices } from "../choices.ts";
import type { DocumentGate } from "../gate.ts";

/**
 * The file of ours in the active editor, or else the only one in sight: a button of the walkthrough is pressed beside it.
 * Where there is none, a notification says so; for a YAML file that isn't ours it offers to make it so.
 */
export async function activeFile(gate: DocumentGate, choices: DialectChoices): Promise<vscode.TextEditor | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (editor && gate.admits(editor.document)) return editor;
  if (!editor) {
    const [only, ...others] = vscode.window.visibleTextEditors.filter(({ document }) => gate.admits(document));
    if (only && others.length === 0) return only;
  }
  if (editor?.document.languageId !== "yaml") {
    void vscode.window.showInformationMessage(
      vscode.l10n.t("Open a pipeline file first: this command works on the file in the active editor."),
    );
    return undefined;
  }
  const treat = vscode.l10n.t("Treat It as a Pipeline");
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t("This file is not a pipeline, so Pipewright leaves it alone."),
    treat,
  );
  if (answer !== treat) return undefined;
  await choices.choose(editor.document.uri, "pipeline");
  return gate.admits(editor.document) ? editor : undefined;
}

/** Said where a command needs the server and it can't be had. */
export async function tellServerIsDown(): Promise<void> {
  const restart = vscode.l10n.t("Restart");
  const answer = await vscode.window.showErrorMessage(
    vscode.l10n.t("Pipewright's language server does not run."),
    restart,
  );
  if (answer === restart) await vscode.commands.executeCommand("pipewright.restartServer");
}
