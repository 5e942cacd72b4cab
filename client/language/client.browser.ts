import * as vscode from "vscode";
import type { LanguageClientOptions } from "vscode-languageclient";
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
  State,
} from "vscode-languageclient/browser";
import {
  type ListFolderAnswer,
  type ListFolderParams,
  listFolderMethod,
  ownPagesMethod,
  type ReadFileAnswer,
  type ReadFileParams,
  readFileMethod,
} from "../../protocol/index.ts";
import { connectionOf } from "./connection.ts";
import { builtInPacks } from "./own-packs.ts";
import { listFolderForServer, readFileForServer, readOwnPages } from "./read-file.ts";
import type { ClientConnection } from "./session.ts";

/** The server in a worker of its own. It has no file system, so it reads the few files that it needs through us. */
export function createBrowserClient(
  context: vscode.ExtensionContext,
  options: LanguageClientOptions,
): ClientConnection {
  const script = vscode.Uri.joinPath(context.extensionUri, "dist", "server.web.js").toString(true);
  let worker: Worker | undefined;
  // The transports are made here, since the client asks `instanceof Worker` and VS Code's worker host has a stand-in for
  // `Worker` whose instances are none. A new worker a start, so that a crashed one is not spoken to again.
  const start = async (): Promise<MessageTransports> => {
    worker = new Worker(script);
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  const client = new LanguageClient("pipewright", "Pipewright", start, options);
  client.onRequest<ReadFileAnswer, void>(readFileMethod, (params: ReadFileParams) =>
    readFileForServer(params, builtInPacks(context)),
  );
  client.onRequest<ListFolderAnswer, void>(listFolderMethod, (params: ListFolderParams) => listFolderForServer(params));
  client.onRequest<string | null, void>(ownPagesMethod, () => readOwnPages(context.extensionUri));
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Stopped || newState === State.StartFailed) worker?.terminate();
  });
  return connectionOf(client);
}
