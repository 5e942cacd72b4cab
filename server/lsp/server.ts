/**
 * The language server: one door to the features, for editors that speak LSP. It converts, delegates, converts back.
 * What both kinds of process share is here; `main.node.ts` and `main.worker.ts` bring the wire and the file system.
 * Law: no file of this room knows what a pipeline is; an `if` about one belongs into `features/`.
 * Law: an exception ends one answer, never the server.
 */
import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  RequestType,
  ResponseError,
  type SemanticTokens,
  type SemanticTokensDelta,
  type SemanticTokensDeltaParams,
  type SemanticTokensParams,
  type SemanticTokensRangeParams,
} from "vscode-languageserver";
import { version } from "../../package.json";
import {
  type ChooseDialectParams,
  chooseDialectMethod,
  type DocumentParams,
  type DocumentStatus,
  type ExportGraphAnswer,
  type ExportGraphParams,
  exportGraphMethod,
  type GraphAnswer,
  type GraphParams,
  type GuideAnswer,
  type GuideQuestion,
  graphMethod,
  guideMethod,
  type LessonState,
  lessonStateMethod,
  type MigrateAnswer,
  type MigrateParams,
  migrateMethod,
  type RulePage,
  type RulePageParams,
  rulePageMethod,
  statusMethod,
  trustedMethod,
} from "../../protocol/index.ts";
import type { Host } from "../features/index.ts";
import { isConfig, isInToolFolder, isReadable } from "./addresses.ts";
import { abilitiesOf, type ClientAbilities } from "./client-abilities.ts";
import { onCodeAction } from "./code-actions.ts";
import { onCompletion } from "./completion.ts";
import { type Core, loadCore } from "./core.ts";
import { onDocumentLinks } from "./document-links.ts";
import { onDocumentSymbols } from "./document-symbols.ts";
import { FolderChanges } from "./folder-changes.ts";
import { onFoldingRanges } from "./folding-ranges.ts";
import { onFormatting } from "./formatting.ts";
import { registerFormatting } from "./formatting-registrations.ts";
import { onExportGraph, onGraph } from "./graph.ts";
import { type GuardContext, guarded, guardedNotification, refusalIn } from "./guard.ts";
import { onGuide } from "./guide.ts";
import { onHover } from "./hover.ts";
import { onInlayHints } from "./inlay-hints.ts";
import { inBackground, type Log, logTo } from "./log.ts";
import { onMigrate } from "./migrate.ts";
import { onDefinition, onDocumentHighlight, onReferences } from "./navigation.ts";
import { onLessonState, onRulePage, onStatus } from "./own-requests.ts";
import { watchPacks } from "./pack-watches.ts";
import type { PackWeb } from "./project-packs.ts";
import { pullDiagnostics } from "./pull-diagnostics.ts";
import { PushDiagnostics } from "./push-diagnostics.ts";
import { onPrepareRename, onRename } from "./rename.ts";
import { onSelectionRanges } from "./selection-ranges.ts";
import { SemanticTokensAnswers } from "./semantic-tokens.ts";
import { serverCapabilities } from "./server-capabilities.ts";
import { sendStatusChanges } from "./status-changes.ts";
import { Workspace } from "./workspace.ts";
import { WorkspaceDiagnostics } from "./workspace-diagnostics.ts";
import { onWorkspaceSymbols } from "./workspace-symbols.ts";

const ownRequests = {
  status: new RequestType<DocumentParams, DocumentStatus | null, void>(statusMethod),
  rulePage: new RequestType<RulePageParams, RulePage | null, void>(rulePageMethod),
  migrate: new RequestType<MigrateParams, MigrateAnswer | null, void>(migrateMethod),
  graph: new RequestType<GraphParams, GraphAnswer | null, void>(graphMethod),
  exportGraph: new RequestType<ExportGraphParams, ExportGraphAnswer | null, void>(exportGraphMethod),
  guide: new RequestType<GuideQuestion, GuideAnswer | null, void>(guideMethod),
  lessonState: new RequestType<DocumentParams, LessonState | null, void>(lessonStateMethod),
};

/** What a process or a worker brings. */
export interface Surroundings {
  readonly connection: Connection;
  /** Made once the client has said what it can do. */
  readonly host: (client: ClientAbilities) => Host | Promise<Host>;
  /** The text of the pages that are shipped with us; undefined where they can't be had. */
  readonly ownPages: (client: ClientAbilities) => Promise<string | undefined>;
  readonly web: () => Promise<PackWeb>;
}

export interface RunningServer {
  readonly log: Log;
}

/** Serves one client until it says `exit`. Before its `initialize` nothing is loaded that an answer to it does not need. */
export function serve({ connection, host, ownPages, web }: Surroundings): RunningServer {
  const log = logTo(connection);
  let phase: "new" | "running" | "stopped" = "new";
  let loading: Promise<Core> | undefined;
  const core = (): Promise<Core> => {
    loading ??= loadCore();
    return loading;
  };
  let stop = (): void => {};
  connection.onInitialize(async (params): Promise<InitializeResult> => {
    const client = abilitiesOf(params);
    const roots = rootsOf(params);
    const workspace = new Workspace({
      connection,
      client,
      core,
      log,
      roots,
      host: await host(client),
      ownPages: () => ownPages(client),
      web,
    });
    const guard: GuardContext = {
      log,
      locale: () => client.locale,
      phase: () => phase,
      version: (uri) => workspace.version(uri),
    };
    stop = listen({ connection, workspace, client, core, log, guard });
    phase = "running";
    return { capabilities: serverCapabilities(client), serverInfo: { name: "pipewright", version } };
  });
  connection.onShutdown(() => {
    phase = "stopped";
    stop();
  });
  // Whatever has no handler: because it is nothing of ours, or because the client has not begun properly.
  connection.onRequest(
    (method) => refusalIn<void>(phase) ?? new ResponseError(ErrorCodes.MethodNotFound, `Unknown: ${method}`),
  );
  connection.listen();
  return { log };
}

interface Parts {
  readonly connection: Connection;
  readonly workspace: Workspace;
  readonly client: ClientAbilities;
  readonly core: () => Promise<Core>;
  readonly log: Log;
  readonly guard: GuardContext;
}

/** Takes up the work for one client; gives back how to lay it down. */
function listen(parts: Parts): () => void {
  const { connection, workspace, client, core, log } = parts;
  const publisher = client.pullsDiagnostics ? undefined : new PushDiagnostics(connection, workspace, client, log);
  const everywhere = new WorkspaceDiagnostics(workspace, client);
  listenToFeatures(parts, everywhere);
  listenToWorld(parts);
  if (client.registersFormatting) registerFormatting(connection, workspace, log);
  if (client.watchesFolders) watchPacks(connection, workspace, log);
  if (client.options.statusUpdates === true) sendStatusChanges(connection, workspace, log);
  workspace.listen();
  connection.onInitialized(() => {
    inBackground(log, "loading the checks", core());
    inBackground(log, "registering", register(connection, client));
  });
  return () => {
    publisher?.dispose();
    everywhere.dispose();
    workspace.calm.dispose();
    workspace.related.dispose();
  };
}

function listenToFeatures({ connection, workspace, client, guard }: Parts, everywhere: WorkspaceDiagnostics): void {
  connection.onHover(guarded(guard, "hover", onHover(workspace, client)));
  connection.onCompletion(guarded(guard, "completion", onCompletion(workspace, client)));
  connection.onDocumentSymbol(guarded(guard, "document symbols", onDocumentSymbols(workspace, client)));
  connection.onDocumentLinks(guarded(guard, "document links", onDocumentLinks(workspace)));
  connection.onFoldingRanges(guarded(guard, "folding ranges", onFoldingRanges(workspace)));
  connection.onSelectionRanges(guarded(guard, "selection ranges", onSelectionRanges(workspace)));
  connection.onDefinition(guarded(guard, "definition", onDefinition(workspace)));
  connection.onReferences(guarded(guard, "references", onReferences(workspace)));
  connection.onDocumentHighlight(guarded(guard, "document highlight", onDocumentHighlight(workspace)));
  connection.onPrepareRename(guarded(guard, "prepare rename", onPrepareRename(workspace)));
  connection.onDocumentFormatting(guarded(guard, "formatting", onFormatting(workspace)));
  connection.onDocumentRangeFormatting(guarded(guard, "range formatting", onFormatting(workspace)));
  connection.languages.inlayHint.on(guarded(guard, "inlay hints", onInlayHints(workspace)));
  const tokens = new SemanticTokensAnswers(workspace);
  const { semanticTokens } = connection.languages;
  semanticTokens.on(guarded<SemanticTokensParams, SemanticTokens>(guard, "semantic tokens", tokens.full));
  semanticTokens.onDelta(
    guarded<SemanticTokensDeltaParams, SemanticTokens | SemanticTokensDelta>(guard, "changed tokens", tokens.delta),
  );
  semanticTokens.onRange(guarded<SemanticTokensRangeParams, SemanticTokens>(guard, "tokens of a part", tokens.range));
  connection.onWorkspaceSymbol(guarded(guard, "workspace symbols", onWorkspaceSymbols(workspace)));
  connection.onRenameRequest(guarded(guard, "rename", onRename(workspace, client)));
  connection.onCodeAction(guarded(guard, "code actions", onCodeAction(workspace, client)));
  if (client.pullsDiagnostics) {
    const stale = new ResponseError(LSPErrorCodes.ServerCancelled, "The document has changed since.", {
      retriggerRequest: true,
    });
    connection.languages.diagnostics.on(guarded(guard, "diagnostics", pullDiagnostics(workspace, client), stale));
    connection.languages.diagnostics.onWorkspace((params, token, _progress, pieces) => {
      const answer = (asked: typeof params, signal: AbortSignal) => everywhere.answer(asked, pieces, signal);
      return guarded(guard, "workspace diagnostics", answer, stale)(params, token);
    });
  }
  connection.onRequest(ownRequests.status, guarded(guard, statusMethod, onStatus(workspace)));
  connection.onRequest(ownRequests.rulePage, guarded(guard, rulePageMethod, onRulePage(workspace, client)));
  connection.onRequest(ownRequests.migrate, guarded(guard, migrateMethod, onMigrate(workspace)));
  connection.onRequest(ownRequests.graph, guarded(guard, graphMethod, onGraph(workspace)));
  connection.onRequest(ownRequests.exportGraph, guarded(guard, exportGraphMethod, onExportGraph(workspace)));
  connection.onRequest(ownRequests.guide, guarded(guard, guideMethod, onGuide(workspace, client)));
  connection.onRequest(ownRequests.lessonState, guarded(guard, lessonStateMethod, onLessonState(workspace)));
}

/** What changes answers although no document changed. */
function listenToWorld({ connection, workspace, client, log, guard }: Parts): void {
  const on = <Params>(name: string, handle: (params: Params) => void) => guardedNotification(guard, name, handle);
  const rereadConfigs = (): void => {
    workspace.configs.forget();
    workspace.outdate();
  };
  connection.onDidChangeConfiguration(
    on("settings", ({ settings }) => {
      workspace.settings.changed(settings);
      workspace.outdate();
    }),
  );
  const folders = new FolderChanges({
    host: workspace.host,
    log,
    isPassedOver: (uri) => isInToolFolder(uri, workspace.configs.rootOf(uri)) && !workspace.packs.concerns(uri),
    onFolders: (come, gone) => workspace.foldersChanged(come, gone),
  });
  connection.onDidChangeWatchedFiles(
    on("watched files", ({ changes }) => {
      if (changes.some(({ uri }) => isConfig(uri))) rereadConfigs();
      const gone = changes.filter(({ type }) => type === FileChangeType.Deleted);
      workspace.packs.placesGone(gone.map(({ uri }) => uri));
      // Clients tell of a file once for each watcher that it matches.
      for (const uri of new Set(changes.map((change) => change.uri))) workspace.changedOnDisk(uri);
      // A folder may have the name of a file, but that of one which is written to again and again is a file's.
      const others = changes.filter(({ uri, type }) => type !== FileChangeType.Changed || !isReadable(uri));
      if (others.length > 0) inBackground(log, "looking into folders", folders.changed(others));
    }),
  );
  workspace.onSaved(({ document }) => {
    workspace.calm.rest(document.uri);
    if (isConfig(document.uri)) rereadConfigs();
    workspace.diskMayHaveChanged();
  });
  connection.onNotification(
    chooseDialectMethod,
    on<ChooseDialectParams>("choice", ({ uri, dialect }) => workspace.choose(uri, dialect)),
  );
  connection.onNotification(
    trustedMethod,
    on("trust", () => {
      workspace.packs.trust();
      workspace.outdate();
    }),
  );
  if (client.workspaceFolders) {
    connection.onNotification(
      "workspace/didChangeWorkspaceFolders",
      on<{ event: FoldersEvent }>("folders", ({ event }) => {
        const removed = event.removed.map(addressOf);
        workspace.configs.changeRoots(event.added.map(addressOf), removed);
        workspace.packs.placesGone(removed);
        workspace.outdate();
      }),
    );
  }
  if (client.refreshesInlayHints) {
    workspace.onOutdated(() => inBackground(log, "hint refresh", connection.languages.inlayHint.refresh()));
  }
  if (client.pullsDiagnostics && client.refreshesDiagnostics) {
    const refresh = () => inBackground(log, "diagnostic refresh", connection.languages.diagnostics.refresh());
    workspace.onOutdated(refresh);
    workspace.onRelatedChanged(refresh);
    workspace.calm.onRested(refresh);
  }
}

interface FoldersEvent {
  readonly added: readonly { readonly uri: string }[];
  readonly removed: readonly { readonly uri: string }[];
}

async function register(connection: Connection, client: ClientAbilities): Promise<void> {
  if (client.registersSettings) {
    await connection.client.register(DidChangeConfigurationNotification.type, { section: "pipewright" });
  }
  if (client.watchesFiles) {
    // All of it, since a folder may have any name. In some clients a star doesn't stand for a dot.
    const watchers = [{ globPattern: "**/.pipewright.{yml,yaml}" }, { globPattern: "**/*" }];
    await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  }
}

/** The workspace's folders, however old the way in which the client tells them. */
function rootsOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  if (workspaceFolders) return workspaceFolders.map(addressOf);
  return rootUri ? [addressOf({ uri: rootUri })] : [];
}

function addressOf({ uri }: { readonly uri: string }): string {
  return uri.replace(/\/+$/, "");
}
