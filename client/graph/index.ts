/**
 * The stage graph: the pipeline as a picture beside the editor. It follows the file in which the person works.
 * Nothing is done before the view is opened; a hidden view costs nothing.
 * Law: the view knows nothing of YAML; the server says what there is to draw, and where.
 */
import * as vscode from "vscode";
import { isGraphViewState } from "../../protocol/index.ts";
import type { Language } from "../language/index.ts";
import { keepGraphFiles } from "./graph-files.ts";
import { GraphPanel } from "./graph-panel.ts";

/** As the manifest names it in `onWebviewPanel:`. */
const viewType = "pipewright.graph";

export function registerGraph(context: vscode.ExtensionContext, language: Language): vscode.Disposable {
  let open: GraphPanel | undefined;
  const adopt = (panel: vscode.WebviewPanel, document: vscode.TextDocument | undefined): void => {
    const graph = new GraphPanel(panel, context.extensionUri, language, document);
    open = graph;
    panel.onDidDispose(() => {
      if (open === graph) open = undefined;
      graph.dispose();
    });
  };
  return vscode.Disposable.from(
    keepGraphFiles(language),
    vscode.commands.registerCommand("pipewright.showGraph", async () => {
      const editor = await language.activeFile();
      if (!editor) return;
      if (open) return open.show(editor.document);
      const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
      const title = vscode.l10n.t("Stage Graph");
      adopt(vscode.window.createWebviewPanel(viewType, title, place, { enableScripts: true }), editor.document);
    }),
    vscode.window.registerWebviewPanelSerializer(viewType, {
      deserializeWebviewPanel: async (panel, state: unknown) => {
        const document = isGraphViewState(state) ? await openAgain(state.document) : undefined;
        adopt(panel, document);
      },
    }),
    { dispose: () => open?.close() },
  );
}

/** The file of a view that was open when the window closed; it may be gone since. */
async function openAgain(address: string): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(vscode.Uri.parse(address, true));
  } catch {
    return undefined; // the view says that there is nothing to show, and follows the next file
  }
}
