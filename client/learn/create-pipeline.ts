import * as vscode from "vscode";
import { nearestLocale } from "../../protocol/index.ts";
import { freeFileName } from "./file-name.ts";
import type { TemplateId } from "./templates.ts";
import { templateText } from "./templates.ts";

export interface CreatedPipeline {
  readonly document: vscode.TextDocument;
  readonly template: TemplateId;
}

/**
 * Makes a pipeline file from a template, in the first folder of the workspace, and opens it; without a folder it is an
 * unsaved text. Asks for the template unless one is given: then the walkthrough did, and the file opens beside it.
 * An existing file is never overwritten.
 */
export async function createPipeline(asked: TemplateId | undefined): Promise<CreatedPipeline | undefined> {
  const template = asked ?? (await pickTemplate());
  if (template === undefined) return undefined;
  const text = templateText(template, nearestLocale(vscode.env.language));
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const document = folder
    ? await writeFile(folder, text)
    : await vscode.workspace.openTextDocument({ language: "yaml", content: text });
  if (!document) return undefined;
  const viewColumn = asked === undefined ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside;
  await vscode.window.showTextDocument(document, { viewColumn, preview: false });
  return { document, template };
}

async function pickTemplate(): Promise<TemplateId | undefined> {
  const items: readonly (vscode.QuickPickItem & { readonly id: TemplateId })[] = [
    {
      id: "guided",
      label: vscode.l10n.t("Guided"),
      detail: vscode.l10n.t("A file to complete step by step, with the walkthrough."),
    },
    {
      id: "build-and-test",
      label: vscode.l10n.t("Build and Test"),
      detail: vscode.l10n.t("Two stages that run at each push and merge request."),
    },
    {
      id: "deploy",
      label: vscode.l10n.t("Build, Test and Deploy"),
      detail: vscode.l10n.t("Deploys to production after approval, and rolls back by itself."),
    },
  ];
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t("Create a pipeline from which template?") }))
    ?.id;
}

async function writeFile(folder: vscode.Uri, text: string): Promise<vscode.TextDocument | undefined> {
  const names = (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
  const uri = vscode.Uri.joinPath(folder, freeFileName(new Set(names)));
  try {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  } catch {
    void vscode.window.showErrorMessage(
      vscode.l10n.t("The file can't be written in {0}. Is the folder read-only?", folder.path),
    );
    return undefined;
  }
  return vscode.workspace.openTextDocument(uri);
}
