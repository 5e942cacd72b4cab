import * as vscode from "vscode";
import type { DocumentGate } from "./gate.ts";
import type { LanguageSession } from "./session.ts";
import { statusView } from "./status-view.ts";
import type { Statuses } from "./statuses.ts";

/** The entry among the language statuses ({} in the status bar): dialect, platform version and why. */
export function registerStatusItem(
  session: LanguageSession,
  gate: DocumentGate,
  statuses: Statuses,
): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem("pipewright.dialect", { language: "yaml" });
  item.name = vscode.l10n.t("Pipeline Dialect and Platform Version");
  const show = () => {
    const document = vscode.window.activeTextEditor?.document;
    if (document?.languageId !== "yaml") return;
    const view = statusView(session.state, gate.admits(document), statuses.of(document), vscode.l10n.t);
    item.text = view.text;
    item.detail = view.detail;
    item.busy = view.isBusy;
    item.severity =
      view.severity === "error" ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
    item.command = { command: view.action.command, title: view.action.title };
    item.accessibilityInformation = { label: view.label };
  };
  const ask = () => {
    const document = vscode.window.activeTextEditor?.document;
    show();
    if (document && gate.admits(document) && session.state !== "stopped") {
      session.inBackground("asking for the status", statuses.ask(document));
    }
  };
  ask();
  return vscode.Disposable.from(
    item,
    vscode.window.onDidChangeActiveTextEditor(ask),
    gate.onDidAdmit(ask),
    session.onDidChangeState((state) => (state === "ready" ? ask() : show())),
    statuses.onDidChange(show),
  );
}
