import * as vscode from "vscode";
import { editorInUse } from "./editor-in-use.ts";
import type { Guide } from "./guide.ts";
import { endOfLog, lineCount } from "./log-text.ts";

/** Explains what is selected in the editor; without a selection, what is on the clipboard. Says in the view which it was. */
export async function explainLog(guide: Guide): Promise<void> {
  const editor = editorInUse();
  const selected = editor?.document.getText(editor.selection) ?? "";
  if (editor && selected.trim() !== "") {
    const name = editor.document.uri.path.split("/").at(-1) ?? "";
    const from = vscode.l10n.t("Taken from the selection in {0}, lines: {1}.", name, `${lineCount(selected)}`);
    return guide.explain(endOfLog(selected), from);
  }
  const copied = await vscode.env.clipboard.readText();
  if (copied.trim() === "") return sayHow();
  await guide.explain(endOfLog(copied), vscode.l10n.t("Taken from the clipboard, lines: {0}.", `${lineCount(copied)}`));
}

/**
 * Explains what is selected in the terminal. VS Code doesn't tell extensions what that is, so it is copied to the
 * clipboard for a moment; the text that was there comes back.
 */
export async function explainTerminalSelection(guide: Guide): Promise<void> {
  const selected = await copiedFromTerminal();
  if (selected.trim() === "") return sayHow();
  const from = vscode.l10n.t("Taken from the selection in the terminal, lines: {0}.", `${lineCount(selected)}`);
  await guide.explain(endOfLog(selected), from);
}

async function copiedFromTerminal(): Promise<string> {
  const before = await vscode.env.clipboard.readText();
  try {
    await vscode.env.clipboard.writeText("");
    await vscode.commands.executeCommand("workbench.action.terminal.copySelection");
    return await vscode.env.clipboard.readText();
  } finally {
    await vscode.env.clipboard.writeText(before);
  }
}

function sayHow(): void {
  void vscode.window.showInformationMessage(
    vscode.l10n.t("Select the failing part of a log in an editor, or copy it, and run the command again."),
  );
}
