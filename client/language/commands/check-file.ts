import * as vscode from "vscode";
import type { Counts } from "../counts.ts";
import { countsOf, countsSentence } from "../counts.ts";
import { activeFile, tellServerIsDown } from "./active-file.ts";
import type { CommandParts } from "./command-parts.ts";

/** Checks the file in the active editor anew, says how many findings there are and shows them where there are any. */
export async function checkFile({ session, gate, choices }: CommandParts): Promise<Counts | undefined> {
  const editor = await activeFile(gate, choices);
  if (!editor) return undefined;
  const connection = await session.start();
  if (!connection || session.state !== "ready") {
    await tellServerIsDown();
    return undefined;
  }
  const { token } = new vscode.CancellationTokenSource();
  const findings = await connection.check(editor.document, token);
  const counts = countsOf(findings.map(({ severity }) => severity));
  vscode.window.setStatusBarMessage(countsSentence(counts, vscode.l10n.t), 5_000);
  if (findings.length > 0) await vscode.commands.executeCommand("workbench.actions.view.problems");
  return counts;
}
