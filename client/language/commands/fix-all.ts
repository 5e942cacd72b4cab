import * as vscode from "vscode";
import { activeFile, tellServerIsDown } from "./active-file.ts";
import type { CommandParts } from "./command-parts.ts";

const kind = vscode.CodeActionKind.SourceFixAll.append("pipewright");

/** Applies every fix that can't change what the author meant; the others are left to the light bulb. */
export async function fixAll({ session, gate, choices }: CommandParts): Promise<void> {
  const editor = await activeFile(gate, choices);
  if (!editor) return;
  if (!(await session.start()) || session.state !== "ready") return tellServerIsDown();
  const { document } = editor;
  const whole = document.validateRange(new vscode.Range(0, 0, document.lineCount, 0));
  const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[] | undefined>(
    "vscode.executeCodeActionProvider",
    document.uri,
    whole,
    kind.value,
    1, // resolves the action, should its edit come only then
  );
  const edit = actions?.find((action) => action.edit !== undefined)?.edit;
  if (edit === undefined || edit.size === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        "There is nothing here that could be fixed without a decision of yours. The light bulb at a finding shows what can be done.",
      ),
    );
    return;
  }
  await vscode.workspace.applyEdit(edit);
}
