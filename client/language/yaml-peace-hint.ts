import * as vscode from "vscode";
import type { DocumentGate } from "./gate.ts";
import { leftToUs } from "./yaml-peace.ts";

const extensionId = "redhat.vscode-yaml";
const setting = "disableSchemaDetection";
const askedKey = "pipewright.yamlPeaceAsked";

/**
 * Where Red Hat's YAML extension is installed, both would look at our files: it would take a schema for them by name,
 * and report what is right. Asked once in a lifetime, when the first of our files is open; never again, whatever the
 * answer. An edition without the setting (before 1.24) isn't asked about, since nothing could be done.
 */
export function registerYamlPeace(context: vscode.ExtensionContext, gate: DocumentGate): vscode.Disposable {
  const listener = gate.onDidAdmit(async () => {
    if (context.globalState.get<boolean>(askedKey)) return listener.dispose();
    const yaml = vscode.workspace.getConfiguration("yaml");
    const canBeSet = yaml.inspect(setting)?.defaultValue !== undefined;
    if (!vscode.extensions.getExtension(extensionId) || !canBeSet) return;
    listener.dispose();
    const patterns = leftToUs(yaml.get(setting));
    if (patterns === undefined) return;
    await context.globalState.update(askedKey, true);
    await ask(yaml, patterns);
  });
  return listener;
}

async function ask(yaml: vscode.WorkspaceConfiguration, patterns: readonly string[]): Promise<void> {
  const leave = vscode.l10n.t("Leave Pipelines to Pipewright");
  const question = vscode.l10n.t(
    "The YAML extension may take pipeline files for something else and report what is right. The button adds their names to its setting yaml.disableSchemaDetection; other YAML files stay as they are, and it still reports broken YAML. You won't be asked again.",
  );
  if ((await vscode.window.showInformationMessage(question, leave)) !== leave) return;
  await yaml.update(setting, patterns, vscode.ConfigurationTarget.Global);
}
