import * as vscode from "vscode";
import type { ExportGraphParams, GraphDirection } from "../../protocol/index.ts";
import type { Language } from "../language/index.ts";

/** Copies the graph as Mermaid, or saves it as an SVG file where the person says. */
export async function exportGraph(
  language: Language,
  document: vscode.TextDocument,
  direction: GraphDirection,
  format: ExportGraphParams["format"],
): Promise<void> {
  const answer = await language.exportGraph(document, direction, format);
  if (!answer) {
    void vscode.window.showWarningMessage(vscode.l10n.t("There is no stage graph of this file to export."));
    return;
  }
  if (format === "mermaid") {
    await vscode.env.clipboard.writeText(answer.text);
    vscode.window.setStatusBarMessage(vscode.l10n.t("The stage graph is on the clipboard, as Mermaid."), 5_000);
    return;
  }
  const defaultUri = svgBeside(document);
  const target = await vscode.window.showSaveDialog({
    ...(defaultUri && { defaultUri }),
    filters: { SVG: ["svg"] },
    title: vscode.l10n.t("Save the Stage Graph"),
  });
  if (target) await save(target, answer.text);
}

async function save(target: vscode.Uri, text: string): Promise<void> {
  try {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(vscode.l10n.t("The stage graph could not be saved: {0}", reason));
    return;
  }
  const open = vscode.l10n.t("Open");
  const saved = vscode.l10n.t("The stage graph is saved as `{0}`.", target.path.split("/").at(-1) ?? "");
  if ((await vscode.window.showInformationMessage(saved, open)) === open) {
    await vscode.commands.executeCommand("vscode.open", target);
  }
}

/** `pipeline.yml` → `pipeline.svg` in the same folder; of a file that was never saved, in the first folder of the window. */
function svgBeside({ uri, isUntitled }: vscode.TextDocument): vscode.Uri | undefined {
  if (!isUntitled) return uri.with({ path: uri.path.replace(/\.ya?ml$/i, "").concat(".svg"), query: "", fragment: "" });
  const folder = vscode.workspace.workspaceFolders?.[0];
  return folder && vscode.Uri.joinPath(folder.uri, "pipeline.svg");
}
