import * as vscode from "vscode";
import { fileComment } from "../../../server/dialects/detect/index.ts";
import type { ChosenDialect } from "../choices.ts";
import type { CommandParts } from "./command-parts.ts";

interface DialectItem extends vscode.QuickPickItem {
  readonly chosen: ChosenDialect | undefined;
}

/** Lets a person say what the file in the active editor is, or leave it to detection again. */
export async function chooseDialect({ choices }: CommandParts): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document?.languageId !== "yaml") {
    void vscode.window.showInformationMessage(
      vscode.l10n.t("Open a YAML file first: this command works on the file in the active editor."),
    );
    return;
  }
  const said = fileComment(document.getText())?.dialect;
  if (said !== undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t("The comment at the top of this file says what it is: {0}. Change it there.", `dialect=${said}`),
    );
    return;
  }
  const now = choices.of(document.uri);
  const mark = (chosen: ChosenDialect | undefined) => (chosen === now ? vscode.l10n.t("now") : "");
  const items: readonly DialectItem[] = [
    {
      chosen: "pipeline",
      label: vscode.l10n.t("A Pipeline"),
      description: mark("pipeline"),
      detail: vscode.l10n.t("Check this file, whatever it is called."),
    },
    {
      chosen: "github-actions",
      label: vscode.l10n.t("A GitHub Actions Workflow"),
      description: mark("github-actions"),
      detail: vscode.l10n.t("Check this file, whatever it is called."),
    },
    {
      chosen: "none",
      label: vscode.l10n.t("Not a Pipeline"),
      description: mark("none"),
      detail: vscode.l10n.t("Leave this file alone."),
    },
    {
      chosen: undefined,
      label: vscode.l10n.t("Find Out by Name and Content"),
      description: mark(undefined),
      detail: vscode.l10n.t("What happens without a choice."),
    },
  ];
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t("What is this file?") });
  if (picked && picked.chosen !== now) await choices.choose(document.uri, picked.chosen);
}
