import type { DocumentDiagnosticParams, DocumentDiagnosticReport } from "vscode-languageserver";
import type { ClientAbilities } from "./client-abilities.ts";
import { diagnosticsOf } from "./diagnostics.ts";
import type { Answer } from "./guard.ts";
import { TypingPace } from "./typing-pace.ts";
import type { Workspace } from "./workspace.ts";

/**
 * Answers `textDocument/diagnostic`. The result id names a list of diagnostics, not a version of the file: as long
 * as a client has the same list, it is told so and sent nothing.
 */
export function pullDiagnostics(
  workspace: Workspace,
  client: ClientAbilities,
): Answer<DocumentDiagnosticParams, DocumentDiagnosticReport> {
  const lastByUri = new Map<string, { readonly resultId: string; readonly content: string }>();
  let resultCount = 0;
  workspace.onClosed(({ document }) => lastByUri.delete(document.uri));
  const pace = new TypingPace(workspace);
  return async ({ textDocument, previousResultId }, signal) => {
    await pace.rested(textDocument.uri, signal);
    const items = diagnosticsOf(await workspace.file(textDocument.uri, signal), workspace.calm, client);
    const content = JSON.stringify(items);
    const last = lastByUri.get(textDocument.uri);
    if (last?.content === content) {
      if (last.resultId === previousResultId) return { kind: "unchanged", resultId: last.resultId };
      return { kind: "full", resultId: last.resultId, items };
    }
    const resultId = String(++resultCount);
    if (workspace.version(textDocument.uri) !== undefined) lastByUri.set(textDocument.uri, { resultId, content });
    return { kind: "full", resultId, items };
  };
}
