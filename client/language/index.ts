/**
 * The checks in the editor: which files are ours, the language server's life, the status item, commands.
 * Opening a file costs one look at its root keys; the server starts with the first file that is ours.
 * Law: a file that isn't ours is never sent to the server.
 */
import * as vscode from "vscode";
import type {
  ExportGraphAnswer,
  ExportGraphParams,
  GraphAnswer,
  GraphDirection,
  GuideAnswer,
  GuideQuestion,
  LessonState,
} from "../../protocol/index.ts";
import {
  chooseDialectMethod,
  exportGraphMethod,
  graphMethod,
  guideMethod,
  isExportGraphAnswer,
  isGraphAnswer,
  isGuideAnswer,
  lessonStateMethod,
  trustedMethod,
} from "../../protocol/index.ts";
import { DialectChoices } from "./choices.ts";
import { activeFile } from "./commands/active-file.ts";
import { registerCommands } from "./commands/index.ts";
import { ConfigFolders } from "./config-folders.ts";
import { DocumentGate } from "./gate.ts";
import { builtInPacks } from "./own-packs.ts";
import type { Asked, CreateClient, ServerState } from "./session.ts";
import { LanguageSession } from "./session.ts";
import { registerStatusItem } from "./status-item.ts";
import { Statuses } from "./statuses.ts";
import { registerYamlPeace } from "./yaml-peace-hint.ts";

export { tellServerIsDown } from "./commands/active-file.ts";
export { ruleOfLink } from "./rule-link.ts";
export type { Asked, ServerState } from "./session.ts";

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
  /** The file of ours that the person looks at; where there is none, a notification has said so. */
  activeFile(): Promise<vscode.TextEditor | undefined>;
  /** Whether the server has said that there is a graph of it. */
  hasGraph(document: vscode.TextDocument): boolean;
  /** Undefined when there is none, when the server is down, and when the document has changed meanwhile. */
  graph(document: vscode.TextDocument, direction: GraphDirection): Promise<GraphAnswer | undefined>;
  exportGraph(
    document: vscode.TextDocument,
    direction: GraphDirection,
    format: ExportGraphParams["format"],
  ): Promise<ExportGraphAnswer | undefined>;
  /** Asks what the guide shows, and starts the server for it if need be. `none`: there is no such page. */
  guide(question: GuideQuestion): Promise<Asked<GuideAnswer>>;
  /** For work that nobody waits for: a failure goes to the log. */
  inBackground(name: string, work: Thenable<unknown>): void;
  readonly onDidChangeServerState: vscode.Event<ServerState>;
  /** The server takes a document for something else than before. */
  readonly onDidChangeStatus: vscode.Event<string>;
}

export function registerLanguage(context: vscode.ExtensionContext, platform: ClientPlatform): Language {
  const log = vscode.window.createOutputChannel("Pipewright", { log: true });
  const choices = new DialectChoices(context.workspaceState);
  const configFolders = new ConfigFolders(log);
  const builtIn = builtInPacks(context);
  const gate = new DocumentGate(choices, configFolders, builtIn.length > 0);
  const session = new LanguageSession(log, platform.createClient, async () => {
    const { clientOptions } = await import("./options.ts");
    return clientOptions({ log, gate, choices, configFolders, isBrowser: platform.isBrowser, builtIn });
  });
  const statuses = new Statuses(session, gate);
  const parts = [
    log,
    session,
    configFolders,
    gate,
    statuses,
    gate.onDidAdmit((document) =>
      session.inBackground("opening a file at the server", openAtServer(document, session, gate)),
    ),
    session.onDidChangeState((state) => {
      if (state !== "ready") gate.forgetSent();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => session.notify(trustedMethod, {})),
    choices.onDidChange(({ uri, dialect }) => session.notify(chooseDialectMethod, { uri, dialect: dialect ?? null })),
    registerStatusItem(session, gate, statuses),
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
    activeFile: () => activeFile(gate, choices),
    hasGraph: (document) => statuses.of(document)?.hasGraph === true,
    graph: async (document, direction) => {
      if (!gate.wasSent(document) && gate.admits(document)) await session.open(document);
      const answer = await session.request<unknown>(graphMethod, { ...documentParams(document), direction });
      return isGraphAnswer(answer) ? answer : undefined;
    },
    exportGraph: async (document, direction, format) => {
      const params = { ...documentParams(document), direction, format };
      const answer = await session.request<unknown>(exportGraphMethod, params);
      return isExportGraphAnswer(answer) ? answer : undefined;
    },
    guide: async (question) => {
      const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === question.uri);
      if (document && !gate.wasSent(document) && gate.admits(document)) await session.open(document);
      const asked = await session.ask<unknown>(guideMethod, question);
      if (asked.kind !== "answer") return asked;
      return isGuideAnswer(asked.answer) ? { kind: "answer", answer: asked.answer } : { kind: "failed" };
    },
    inBackground: (name, work) => session.inBackground(name, work),
    onDidChangeServerState: session.onDidChangeState,
    onDidChangeStatus: statuses.onDidChange,
    dispose: () => vscode.Disposable.from(...parts).dispose(),
  };
}

async function openAtServer(
  document: vscode.TextDocument,
  session: LanguageSession,
  gate: DocumentGate,
): Promise<void> {
  await session.open(document);
  if (gate.unmarkAskedEarly(document)) await session.checkAgain(document);
}

const documentParams = (document: vscode.TextDocument) => ({ textDocument: { uri: document.uri.toString() } });
