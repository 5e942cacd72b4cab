import { CodeActionKind, type ServerCapabilities, TextDocumentSyncKind } from "vscode-languageserver";
import type { ClientAbilities } from "./client-abilities.ts";
import { semanticTokensLegend } from "./semantic-tokens.ts";

/** The kind under which an editor may apply all safe fixes on save. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.pipewright`;

/** What we offer this client: nothing that it can't use, nothing that we don't do. */
export function serverCapabilities(client: ClientAbilities): ServerCapabilities {
  return {
    positionEncoding: "utf-16",
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    hoverProvider: true,
    // A space after `type:` or `-`, a bracket, a comma, the `@` of a version, the dot and the quote of an expression, the
    // sign of an alias: where a person expects to be offered something.
    completionProvider: { triggerCharacters: [" ", "[", "{", ",", "@", ".", "'", "*"] },
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    documentLinkProvider: { resolveProvider: false },
    inlayHintProvider: true,
    semanticTokensProvider: { legend: semanticTokensLegend, full: { delta: true }, range: true },
    renameProvider: client.preparesRename ? { prepareProvider: true } : true,
    ...(client.registersFormatting ? {} : { documentFormattingProvider: true, documentRangeFormattingProvider: true }),
    ...(client.codeActionLiterals
      ? {
          codeActionProvider: {
            codeActionKinds: [
              CodeActionKind.QuickFix,
              CodeActionKind.RefactorExtract,
              CodeActionKind.RefactorRewrite,
              fixAllKind,
            ],
          },
        }
      : {}),
    ...(client.pullsDiagnostics
      ? {
          diagnosticProvider: {
            identifier: "pipewright",
            // Whom we can tell to ask again need not do so at each key in any other file.
            interFileDependencies: !client.refreshesDiagnostics,
            workspaceDiagnostics: true,
          },
        }
      : {}),
    ...(client.workspaceFolders
      ? { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }
      : {}),
  };
}
