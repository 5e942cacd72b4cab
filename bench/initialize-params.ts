import { pathToFileURL } from "node:url";
import type { ClientCapabilities } from "vscode-languageserver/node";
import { DiagnosticTag } from "vscode-languageserver/node";
import type { BenchServer } from "./servers.ts";

/** The abilities of today's VS Code, as far as a server's work on what we measure depends on them. */
export function initializeParams({ diagnostics }: BenchServer, folder: string): object {
  const shown = {
    relatedInformation: true,
    tagSupport: { valueSet: [DiagnosticTag.Unnecessary, DiagnosticTag.Deprecated] },
    codeDescriptionSupport: true,
    dataSupport: true,
  };
  const capabilities: ClientCapabilities = {
    general: { positionEncodings: ["utf-16"] },
    textDocument: {
      synchronization: { dynamicRegistration: true, didSave: true },
      publishDiagnostics: { ...shown, versionSupport: true },
      ...(diagnostics === "pull" ? { diagnostic: { dynamicRegistration: false, relatedDocumentSupport: false } } : {}),
      completion: {
        contextSupport: true,
        insertTextMode: 2,
        completionItem: {
          snippetSupport: true,
          commitCharactersSupport: true,
          documentationFormat: ["markdown", "plaintext"],
          deprecatedSupport: true,
          insertReplaceSupport: true,
          labelDetailsSupport: true,
          resolveSupport: { properties: ["documentation", "detail", "additionalTextEdits"] },
        },
        completionList: {
          itemDefaults: ["commitCharacters", "editRange", "insertTextFormat", "insertTextMode", "data"],
        },
      },
      hover: { contentFormat: ["markdown", "plaintext"] },
    },
    workspace: {
      configuration: true,
      workspaceFolders: true,
      didChangeConfiguration: { dynamicRegistration: true },
      didChangeWatchedFiles: { dynamicRegistration: true },
      diagnostics: { refreshSupport: diagnostics === "pull" },
    },
  };
  const rootUri = pathToFileURL(folder).href;
  const workspaceFolders = [{ uri: rootUri, name: "bench" }];
  return { processId: process.pid, rootUri, workspaceFolders, locale: "en", capabilities };
}
