import * as vscode from "vscode";
import type { LanguageClientOptions } from "vscode-languageclient";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { connectionOf } from "./connection.ts";
import type { ClientConnection } from "./session.ts";

/**
 * What is new and soon forgotten gets 1 MB of room before it is looked through, not 16: at 10,000 lines 40 MB less stay
 * with the process, and no key takes longer. Source: https://nodejs.org/api/cli.html#--max-semi-space-sizesize-in-mib
 */
const smallYoungSpace = "--max-semi-space-size=1";

/** The server as a process of its own, in the Node that comes with the editor. */
export function createNodeClient(context: vscode.ExtensionContext, options: LanguageClientOptions): ClientConnection {
  const module = vscode.Uri.joinPath(context.extensionUri, "dist", "server.js").fsPath;
  const run = { module, transport: TransportKind.ipc, options: { execArgv: [smallYoungSpace] } };
  const debug = { ...run, options: { execArgv: [smallYoungSpace, "--nolazy", "--inspect=6009"] } };
  return connectionOf(new LanguageClient("pipewright", "Pipewright", { run, debug }, options));
}
