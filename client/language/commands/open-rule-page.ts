import * as vscode from "vscode";

/**
 * Shows in the guide what explains the given rule; without one, the finding at the cursor, or one picked among the file's.
 * `uri`: the file that has the finding, which need not be open.
 */
export async function openRulePage(id: unknown, uri: unknown): Promise<void> {
  if (typeof id === "string") return showRulePage(id, typeof uri === "string" ? uri : undefined);
  const editor = vscode.window.activeTextEditor;
  const findings = editor ? vscode.languages.getDiagnostics(editor.document.uri).filter(isOurs) : [];
  const here = findings.filter(({ range }) => editor?.selection.intersection(range) !== undefined).map(ruleOf);
  const ids = [...new Set(here.length > 0 ? here : findings.map(ruleOf))].filter((rule) => rule !== undefined);
  if (ids.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t("There is no finding of Pipewright in this file, so there is no rule to explain."),
    );
    return;
  }
  const picked =
    ids.length === 1 ? ids[0] : await vscode.window.showQuickPick(ids, { title: vscode.l10n.t("Which rule?") });
  if (picked !== undefined) await showRulePage(picked, editor?.document.uri.toString());
}

async function showRulePage(id: string, uri: string | undefined): Promise<void> {
  await vscode.commands.executeCommand("pipewright.openPage", `code:${id}`, uri);
}

const isOurs = ({ source }: vscode.Diagnostic) => source === "pipewright";

const ruleOf = ({ code }: vscode.Diagnostic): string | undefined =>
  typeof code === "object" ? `${code.value}` : code === undefined ? undefined : `${code}`;
