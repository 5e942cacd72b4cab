import type { BaseLanguageClient } from "vscode-languageclient";
import { DidOpenTextDocumentNotification, DocumentDiagnosticRequest, State } from "vscode-languageclient";
import type { ClientConnection, ServerState } from "./session.ts";

/** A client of either kind as the session wants it. */
export function connectionOf(client: BaseLanguageClient): ClientConnection {
  return {
    client,
    open: async (document) => {
      await client.getFeature(DidOpenTextDocumentNotification.method).getProvider(document)?.send(document);
    },
    checkAgain: (document) => {
      client.getFeature(DocumentDiagnosticRequest.method).getProvider(document)?.onDidChangeDiagnosticsEmitter.fire();
    },
    check: async (document, token) => {
      const provider = client.getFeature(DocumentDiagnosticRequest.method).getProvider(document);
      if (!provider) return [];
      const report = await provider.diagnostics.provideDiagnostics(document, undefined, token);
      // What was just counted is shown by the client's own pull.
      provider.onDidChangeDiagnosticsEmitter.fire();
      return report && "items" in report ? report.items : [];
    },
    onDidChangeState: (listener) => client.onDidChangeState(({ newState }) => listener(serverState(newState))),
  };
}

function serverState(state: State): ServerState {
  switch (state) {
    case State.Running:
      return "ready";
    case State.Starting:
      return "starting";
    case State.Stopped:
    case State.StartFailed:
      return "stopped";
  }
}
