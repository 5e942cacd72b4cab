import * as vscode from "vscode";
import type { LanguageClientOptions } from "vscode-languageclient";
import { CloseAction, ErrorAction, RevealOutputChannelOn } from "vscode-languageclient";
import type { PipewrightOptions } from "../../protocol/index.ts";
import { githubFilePatterns, pipelineFilePatterns } from "../../server/dialects/detect/index.ts";
import { hasOurName } from "./belongs.ts";
import type { DialectChoices } from "./choices.ts";
import type { ConfigFolders } from "./config-folders.ts";
import { mayRestart } from "./crashes.ts";
import type { DocumentGate } from "./gate.ts";
import { gateMiddleware } from "./middleware.ts";
import { ruleLinkTemplate } from "./rule-link.ts";

export interface ClientParts {
  readonly log: vscode.LogOutputChannel;
  readonly gate: DocumentGate;
  readonly choices: DialectChoices;
  readonly configFolders: ConfigFolders;
  readonly isBrowser: boolean;
  readonly builtIn: readonly vscode.Uri[];
}

/** Shows a page of the guide, by its id. */
const pageCommand = "pipewright.openPage";

/** How the client shall speak with the server. Loaded with the first file of ours, since it brings the client's packages. */
export function clientOptions({
  log,
  gate,
  choices,
  configFolders,
  isBrowser,
  builtIn,
}: ClientParts): LanguageClientOptions {
  // Asked for at each start: one after a crash has to hear what was said meanwhile.
  const initializationOptions = (): PipewrightOptions => ({
    rulePages: ruleLinkTemplate,
    pageCommand,
    statusUpdates: true,
    readsFiles: isBrowser,
    chosenDialects: choices.all(),
    packs: builtIn.map(String),
    isUntrusted: !vscode.workspace.isTrusted,
  });
  return {
    // A file whose language somebody has changed is still known by its name.
    documentSelector: [
      { language: "yaml" },
      ...[...pipelineFilePatterns, ...githubFilePatterns].map((pattern) => ({ pattern })),
    ],
    outputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions,
    middleware: gateMiddleware(gate),
    // Hovers lead to pages of the guide, and may do nothing else.
    markdown: { isTrusted: { enabledCommands: [pageCommand] } },
    diagnosticPullOptions: {
      onChange: true,
      onSave: false,
      onFocus: false, // the server tells when something else than the text has changed
      onTabs: true,
      // A tab that was never filled is known by its address alone.
      match: (_selector, uri) => uri.scheme !== "git" && hasOurName(uri.path),
    },
    synchronize: { fileEvents: configFolders.watcher },
    errorHandler: crashHandler(log),
    initializationFailedHandler: (error) => {
      log.error("The language server refused to start.", error);
      return false;
    },
  };
}

/** The status item tells that the server is gone and offers to restart it: no notification on top of that. */
function crashHandler(log: vscode.LogOutputChannel): NonNullable<LanguageClientOptions["errorHandler"]> {
  const crashedAtMs: number[] = [];
  return {
    error: (error) => {
      log.error("The connection to the language server has a fault.", error);
      // A dying server makes several at once; to shut down for them would keep `closed` from starting it again.
      return { action: ErrorAction.Continue, handled: true };
    },
    closed: () => {
      crashedAtMs.push(Date.now());
      if (mayRestart(crashedAtMs)) {
        return {
          action: CloseAction.Restart,
          handled: true,
          message: vscode.l10n.t("The language server ended; it is started again."),
        };
      }
      const message = vscode.l10n.t(
        "The language server ended several times in a short while; it is not started again.",
      );
      return { action: CloseAction.DoNotRestart, handled: true, message };
    },
  };
}
