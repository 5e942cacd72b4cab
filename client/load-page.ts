import * as vscode from "vscode";
import { pageHtml } from "./page-html.ts";

/** Puts a page into a view: the script and the style sheet of that name in `dist/`. It speaks up by `ready`. */
export function loadPage(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  name: string,
  pictures: "none" | "data",
): void {
  const files = vscode.Uri.joinPath(extensionUri, "dist");
  webview.options = { enableScripts: true, localResourceRoots: [files] };
  const uriOf = (file: string) => webview.asWebviewUri(vscode.Uri.joinPath(files, file)).toString();
  webview.html = pageHtml({
    cspSource: webview.cspSource,
    scriptUri: uriOf(`${name}.js`),
    styleUri: uriOf(`${name}.css`),
    nonce: crypto.randomUUID().replaceAll("-", ""),
    language: vscode.env.language,
    pictures,
  });
}
