import * as vscode from "vscode";

/** Whether the user has packs: these may make any YAML file a pipeline. */
export function hasOwnPacks(): boolean {
  const packs = vscode.workspace.getConfiguration("pipewright").get<unknown>("packs");
  return Array.isArray(packs) && packs.length > 0;
}
