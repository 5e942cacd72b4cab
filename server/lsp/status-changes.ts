import type { Connection } from "vscode-languageserver";
import { type DocumentStatus, type StatusChangedParams, statusChangedMethod } from "../../protocol/index.ts";
import { inBackground, type Log } from "./log.ts";
import type { Workspace } from "./workspace.ts";

/** Tells a client that asked for it what each document is taken for, whenever that changes. */
export function sendStatusChanges(connection: Connection, workspace: Workspace, log: Log): void {
  const toldByUri = new Map<string, string>();
  const tell = (uri: string, status: DocumentStatus | null): void => {
    const content = JSON.stringify(status);
    if ((toldByUri.get(uri) ?? "null") === content) return;
    toldByUri.set(uri, content);
    const params: StatusChangedParams = { uri, status };
    inBackground(log, statusChangedMethod, connection.sendNotification(statusChangedMethod, params));
  };
  workspace.onRead(({ uri, status }) => tell(uri, status));
  workspace.onClosed(({ document }) => toldByUri.delete(document.uri));
}
