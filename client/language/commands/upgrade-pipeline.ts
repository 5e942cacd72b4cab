import * as vscode from "vscode";
import { type MigrateAnswer, type MigrateParams, migrateMethod, type WireRange } from "../../../protocol/index.ts";
import { editLabel, humanSteps, type MovedAnswer, upgradeChoices, upgradeSentence } from "../upgrade-view.ts";
import { activeFile, tellServerIsDown } from "./active-file.ts";
import type { CommandParts } from "./command-parts.ts";

/**
 * Moves the pipeline in the active editor to another platform version: asks which one, shows what will change in VS
 * Code's own preview, and leads to what is left for a person. A version may be given, for a key binding.
 */
export async function upgradePipeline(parts: CommandParts, given: unknown): Promise<void> {
  const { session, statuses, gate, choices } = parts;
  const editor = await activeFile(gate, choices);
  if (!editor) return;
  const { document } = editor;
  const status = await statuses.ask(document);
  if (!status) {
    if (session.state !== "ready") await tellServerIsDown();
    return;
  }
  const items = upgradeChoices(status, vscode.l10n.t).map(({ version: label, description }) => ({
    label,
    description,
  }));
  const version =
    typeof given === "string"
      ? given
      : (await vscode.window.showQuickPick(items, { title: vscode.l10n.t("Upgrade to Which Platform Version?") }))
          ?.label;
  if (version === undefined) return;
  const params: MigrateParams = { textDocument: { uri: document.uri.toString() }, to: version };
  const answer = await session.request<MigrateAnswer>(migrateMethod, params);
  if (!answer) return;
  if (answer.kind === "refused") {
    void vscode.window.showWarningMessage(answer.reason);
    return;
  }
  if (await applied(document, answer)) await tell(document, answer);
}

/** False when the person thought better of it. */
async function applied(document: vscode.TextDocument, answer: MovedAnswer): Promise<boolean> {
  if (answer.edits.length === 0) return true;
  if (answer.version !== document.version) {
    void vscode.window.showWarningMessage(vscode.l10n.t("The file has changed meanwhile. Run the command again."));
    return false;
  }
  const edit = new vscode.WorkspaceEdit();
  for (const { range, newText } of answer.edits) {
    const label = editLabel(range, answer, vscode.l10n.t);
    edit.replace(document.uri, toRange(range), newText, { needsConfirmation: true, label });
  }
  return vscode.workspace.applyEdit(edit, { isRefactoring: true });
}

async function tell(document: vscode.TextDocument, answer: MovedAnswer): Promise<void> {
  const sentence = upgradeSentence(answer, vscode.l10n.t);
  const steps = humanSteps(answer);
  if (steps.length === 0) {
    void vscode.window.showInformationMessage(sentence);
    return;
  }
  const show = vscode.l10n.t("Show Them");
  if ((await vscode.window.showWarningMessage(sentence, show)) !== show) return;
  const items = steps.map(({ title, why, after }) => ({
    label: title,
    description: vscode.l10n.t("line {0}", String(after.start.line + 1)),
    detail: why,
    range: toRange(after),
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("What Is Left to Change by Hand"),
    matchOnDetail: true,
  });
  if (picked) await vscode.window.showTextDocument(document, { selection: document.validateRange(picked.range) });
}

function toRange({ start, end }: WireRange): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
