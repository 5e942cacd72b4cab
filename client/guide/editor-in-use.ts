import * as vscode from "vscode";
import type { Language } from "../language/index.ts";

/** Editors of the editor area: an output channel is a text editor to VS Code as well. */
const isOfFile = ({ viewColumn }: vscode.TextEditor): boolean => viewColumn !== undefined;

/** The editor that the person worked in last: it stays the active one while the keyboard is in a view. */
export function editorInUse(): vscode.TextEditor | undefined {
  const { activeTextEditor: active, visibleTextEditors } = vscode.window;
  return active && isOfFile(active) ? active : visibleTextEditors.find(isOfFile);
}

/** As above, if what is in it is ours; else nothing, even when a file of ours stands beside it. */
export function ourEditorInUse(language: Language): vscode.TextEditor | undefined {
  const editor = editorInUse();
  return editor && language.isOurs(editor.document) ? editor : undefined;
}

/** A file of ours that answers can be about: the one in use, one in sight, or any that is open. */
export function ourDocument(language: Language): vscode.TextDocument | undefined {
  const visible = vscode.window.visibleTextEditors.filter(isOfFile).map(({ document }) => document);
  const candidates = [...visible, ...vscode.workspace.textDocuments.filter(({ isClosed }) => !isClosed)];
  return ourEditorInUse(language)?.document ?? candidates.find((document) => language.isOurs(document));
}

/**
 * The address of a file in the workspace, or of an open one, as VS Code writes it; undefined for any other. It may have
 * come by a link, of which VS Code has decoded more or less on the way.
 */
export function addressInWorkspace(written: string): string | undefined {
  const uri = vscode.Uri.parse(written);
  const address = uri.toString();
  const isOpen = vscode.workspace.textDocuments.some((document) => document.uri.toString() === address);
  const isInside = !uri.path.split("/").includes("..") && vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  return isOpen || isInside ? address : undefined;
}
