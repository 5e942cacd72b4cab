import * as vscode from "vscode";
import { showRulePage } from "../rule-pages.ts";

/** Opens the page of the given rule; without one, of the finding at the cursor, or of one picked among the file's. */
export async function openRulePage(id: unknown): Promise<void> {
  if (typeof id === "string") return showRulePage(id);
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
  if (picked !== undefined) await showRulePage(picked);
}

const isOurs = ({ source }: vscode.Diagnostic) => source === "pipewright";

const ruleOf = ({ code }: vscode.Diagnostic): string | undefined =>
  typeof code === "object" ? `${code.value}` : code === undefined ? undefined : `${code}`;
