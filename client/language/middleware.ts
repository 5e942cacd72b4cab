import * as vscode from "vscode";
import type { Middleware } from "vscode-languageclient";
import type { DocumentGate } from "./gate.ts";

/**
 * Keeps from the server what is not ours. The server's answers are asked for by language (`yaml`), so without this a
 * hover in any YAML file would send that file's address, and opening it all of its text.
 */
export function gateMiddleware(gate: DocumentGate): Middleware {
  return { ...synchronization(gate), ...answers(gate) };
}

function synchronization(gate: DocumentGate): Middleware {
  return {
    didOpen: async (document, next) => {
      // The client asks twice when a file becomes ours while it is being opened.
      if (gate.wasSent(document) || !gate.admits(document)) return;
      gate.markSent(document);
      await next(document);
    },
    didChange: async (event, next) => {
      if (gate.wasSent(event.document)) await next(event);
    },
    didSave: async (document, next) => {
      if (gate.wasSent(document)) await next(document);
    },
    didClose: async (document, next) => {
      if (gate.unmarkSent(document)) await next(document);
    },
  };
}

function answers(gate: DocumentGate): Middleware {
  return {
    provideDiagnostics: (document, previousResultId, token, next) => {
      if (document instanceof vscode.Uri || gate.wasSent(document)) return next(document, previousResultId, token);
      gate.markAskedEarly(document);
      return undefined;
    },
    provideHover: (document, position, token, next) =>
      gate.wasSent(document) ? next(document, position, token) : undefined,
    provideCompletionItem: (document, position, context, token, next) =>
      gate.wasSent(document) ? next(document, position, context, token) : undefined,
    provideCodeActions: async (document, range, context, token, next) => {
      if (!gate.wasSent(document)) return undefined;
      const actions = await next(document, range, context, token);
      return actions?.map((action) => withRename(document, action));
    },
    provideDocumentSymbols: (document, token, next) => (gate.wasSent(document) ? next(document, token) : undefined),
    provideDocumentHighlights: (document, position, token, next) =>
      gate.wasSent(document) ? next(document, position, token) : undefined,
    provideFoldingRanges: (document, context, token, next) =>
      gate.wasSent(document) ? next(document, context, token) : undefined,
    provideSelectionRanges: (document, positions, token, next) =>
      gate.wasSent(document) ? next(document, positions, token) : undefined,
    provideDefinition: (document, position, token, next) =>
      gate.wasSent(document) ? next(document, position, token) : undefined,
    provideReferences: (document, position, options, token, next) =>
      gate.wasSent(document) ? next(document, position, options, token) : undefined,
    provideDocumentFormattingEdits: (document, options, token, next) =>
      gate.wasSent(document) ? orSentence(next(document, options, token)) : undefined,
    provideDocumentRangeFormattingEdits: (document, range, options, token, next) =>
      gate.wasSent(document) ? orSentence(next(document, range, options, token)) : undefined,
    provideInlayHints: (document, range, token, next) =>
      gate.wasSent(document) ? next(document, range, token) : undefined,
    provideDocumentSemanticTokens: (document, token, next) =>
      gate.wasSent(document) ? next(document, token) : undefined,
    provideDocumentSemanticTokensEdits: (document, previousResultId, token, next) =>
      gate.wasSent(document) ? next(document, previousResultId, token) : undefined,
    provideDocumentRangeSemanticTokens: (document, range, token, next) =>
      gate.wasSent(document) ? next(document, range, token) : undefined,
    prepareRename: (document, position, token, next) =>
      gate.wasSent(document) ? next(document, position, token) : undefined,
    provideRenameEdits: (document, position, newName, token, next) =>
      gate.wasSent(document) ? next(document, position, newName, token) : undefined,
  };
}

/** Some actions make up a name: the person is asked for a better one right behind them. */
function withRename<Action extends vscode.Command | vscode.CodeAction>(
  { uri }: vscode.TextDocument,
  action: Action,
): Action {
  const at = renamePlaceOf("data" in action ? action.data : undefined);
  if (!at || !(action instanceof vscode.CodeAction)) return action;
  action.command = { title: action.title, command: "editor.action.rename", arguments: [[uri, at]] };
  return action;
}

/** The `data` of an action of ours: `RenameAfter` of the protocol. */
function renamePlaceOf(data: unknown): vscode.Position | undefined {
  if (typeof data !== "object" || data === null || !("renameAt" in data)) return undefined;
  const { renameAt } = data;
  if (typeof renameAt !== "object" || renameAt === null || !("line" in renameAt) || !("character" in renameAt))
    return undefined;
  const { line, character } = renameAt;
  const isPlace = typeof line === "number" && typeof character === "number";
  return isPlace ? new vscode.Position(line, character) : undefined;
}

/** VS Code keeps it to itself when a file can't be formatted. Formatting may run at each save, so it is said in passing. */
async function orSentence<Value>(answer: Value | PromiseLike<Value>): Promise<Value | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof vscode.CancellationError) throw error;
    if (error instanceof Error) vscode.window.setStatusBarMessage(`Pipewright: ${error.message}`, 8_000);
    return undefined;
  }
}
