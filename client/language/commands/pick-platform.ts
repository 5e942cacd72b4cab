import * as vscode from "vscode";
import type { PlatformPlace, TextChange } from "../platform-choice.ts";
import { placeChoices, versionChoices, writeComment, writeConfig } from "../platform-choice.ts";
import { activeFile, tellServerIsDown } from "./active-file.ts";
import type { CommandParts } from "./command-parts.ts";

/** Two questions, which version and where to write it; then writes it, where undo reaches it. */
export async function pickPlatform({ session, statuses, gate, choices }: CommandParts): Promise<void> {
  const editor = await activeFile(gate, choices);
  if (!editor) return;
  const { document } = editor;
  const status = await statuses.ask(document);
  if (!status) {
    if (session.state !== "ready") await tellServerIsDown();
    return;
  }
  const versions = versionChoices(status, vscode.l10n.t).map(({ version, description }) => ({
    label: version,
    description,
  }));
  const version = await vscode.window.showQuickPick(versions, {
    title: vscode.l10n.t("Platform Version (1 of 2)"),
    placeHolder: vscode.l10n.t("The version of the platform that this pipeline runs on"),
  });
  if (!version) return;
  const folder = vscode.workspace.getWorkspaceFolder(document.uri)?.uri;
  const places = placeChoices(version.label, status, folder !== undefined, vscode.l10n.t);
  const place = await vscode.window.showQuickPick([...places], {
    title: vscode.l10n.t("Platform Version (2 of 2): where shall {0} be written?", version.label),
    matchOnDescription: true,
  });
  if (!place) return;
  const configUri = status.configUri === undefined ? undefined : vscode.Uri.parse(status.configUri);
  await write(
    place.place,
    version.label,
    document,
    configUri ?? (folder && vscode.Uri.joinPath(folder, ".pipewright.yml")),
  );
}

async function write(
  place: PlatformPlace,
  version: string,
  document: vscode.TextDocument,
  config: vscode.Uri | undefined,
): Promise<void> {
  switch (place) {
    case "file":
      return change(document, writeComment(document.getText(), version));
    case "config":
      return config && changeConfig(config, version);
    case "setting":
      return vscode.workspace
        .getConfiguration("pipewright")
        .update("platform", version, vscode.ConfigurationTarget.Global);
  }
}

async function changeConfig(uri: vscode.Uri, version: string): Promise<void> {
  const create = new vscode.WorkspaceEdit();
  create.createFile(uri, { ignoreIfExists: true });
  await vscode.workspace.applyEdit(create);
  const document = await vscode.workspace.openTextDocument(uri);
  await change(document, writeConfig(document.getText(), version));
  // The server reads the configuration from the disk.
  await document.save();
}

async function change(document: vscode.TextDocument, { start, end, text }: TextChange): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text);
  await vscode.workspace.applyEdit(edit);
}
