/**
 * The checks in the editor: which files are ours, the language server's life, the status item, commands, rule pages.
 * Opening a file costs one look at its root keys; the server starts with the first file that is ours.
 * Law: a file that isn't ours is never sent to the server.
 */
import * as vscode from "vscode";
import type { LessonState } from "../../protocol/index.ts";
import { chooseDialectMethod, lessonStateMethod } from "../../protocol/index.ts";
import { DialectChoices } from "./choices.ts";
import { registerCommands } from "./commands/index.ts";
import { ConfigFolders } from "./config-folders.ts";
import { DocumentGate } from "./gate.ts";
import { registerRulePages } from "./rule-pages.ts";
import type { CreateClient, ServerState } from "./session.ts";
import { LanguageSession } from "./session.ts";
import { registerStatusItem } from "./status-item.ts";
import { Statuses } from "./statuses.ts";
import { registerYamlPeace } from "./yaml-peace-hint.ts";

export type { ServerState } from "./session.ts";

/** Where the extension runs, and how a server is had there. */
export interface ClientPlatform {
  /** A server in a browser's worker reads files through us. */
  readonly isBrowser: boolean;
  readonly createClient: CreateClient;
}

/** What other rooms of the client may ask of this one. */
export interface Language extends vscode.Disposable {
  readonly serverState: ServerState;
  /** Files of ours that are open, whether or not the server has seen them yet. */
  isOurs(document: vscode.TextDocument): boolean;
  /** Undefined when the server is down or takes the document for somebody else's. */
  lessonState(document: vscode.TextDocument): Promise<LessonState | undefined>;
}

export function registerLanguage(context: vscode.ExtensionContext, platform: ClientPlatform): Language {
  const log = vscode.window.createOutputChannel("Pipewright", { log: true });
  const choices = new DialectChoices(context.workspaceState);
  const configFolders = new ConfigFolders(log);
  const gate = new DocumentGate(choices, configFolders);
  const session = new LanguageSession(log, platform.createClient, async () => {
    const { clientOptions } = await import("./options.ts");
    return clientOptions({ log, gate, choices, configFolders, isBrowser: platform.isBrowser });
  });
  const statuses = new Statuses(session, gate);
  const parts = [
    log,
    session,
    configFolders,
    gate,
    statuses,
    gate.onDidAdmit((document) => session.inBackground("opening a file at the server", session.open(document))),
    session.onDidChangeState((state) => {
      if (state !== "ready") gate.forgetSent();
    }),
    choices.onDidChange(({ uri, dialect }) => session.notify(chooseDialectMethod, { uri, dialect: dialect ?? null })),
    registerStatusItem(session, gate, statuses),
    registerRulePages(session),
    registerCommands({ session, gate, choices, statuses, log }),
    registerYamlPeace(context, gate),
  ];
  gate.lookAtOpenDocuments();
  return {
    get serverState() {
      return session.state;
    },
    isOurs: (document) => gate.admits(document),
    lessonState: (document) => session.request<LessonState>(lessonStateMethod, documentParams(document)),
    dispose: () => vscode.Disposable.from(...parts).dispose(),
  };
}

const documentParams = (document: vscode.TextDocument) => ({ textDocument: { uri: document.uri.toString() } });
