import * as vscode from "vscode";
import type { LanguageClientOptions } from "vscode-languageclient";
import { LanguageClient } from "vscode-languageclient/browser";
import type { ReadFileAnswer, ReadFileParams } from "../../protocol/index.ts";
import { readFileMethod } from "../../protocol/index.ts";
import { connectionOf } from "./connection.ts";
import { readFileForServer } from "./read-file.ts";
import type { ClientConnection } from "./session.ts";

/** The server in a worker of its own. It has no file system, so it reads the few files that it needs through us. */
export function createBrowserClient(
  context: vscode.ExtensionContext,
  options: LanguageClientOptions,
): ClientConnection {
  const script = vscode.Uri.joinPath(context.extensionUri, "dist", "server.web.js").toString(true);
  const client = new LanguageClient("pipewright", "Pipewright", async () => new Worker(script), options);
  client.onRequest<ReadFileAnswer, void>(readFileMethod, (params: ReadFileParams) => readFileForServer(params));
  return connectionOf(client);
}
