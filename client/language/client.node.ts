import * as vscode from "vscode";
import type { LanguageClientOptions } from "vscode-languageclient";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { connectionOf } from "./connection.ts";
import type { ClientConnection } from "./session.ts";

/** The server as a process of its own, in the Node that comes with the editor. */
export function createNodeClient(context: vscode.ExtensionContext, options: LanguageClientOptions): ClientConnection {
  const module = vscode.Uri.joinPath(context.extensionUri, "dist", "server.js").fsPath;
  const run = { module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ["--nolazy", "--inspect=6009"] } };
  return connectionOf(new LanguageClient("pipewright", "Pipewright", { run, debug }, options));
}
