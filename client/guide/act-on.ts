import * as vscode from "vscode";
import type { GuideScreen, MessageFromGuideView } from "../../protocol/index.ts";
import type { GuideView } from "./guide-view.ts";
import { isOutsideAddress } from "./page-address.ts";
import { showPicture } from "./pictures.ts";
import { insertSample, trySample } from "./samples.ts";

/** What a person does in the view that leads out of it: to a file, the clipboard, a browser, a command. */
export type Deed = Extract<
  MessageFromGuideView,
  { readonly kind: "link" | "sample" | "picture" | "reveal" | "explain-log" | "restart" }
>;

/** What stands around a deed. */
export interface Scene {
  readonly view: GuideView;
  readonly screen: GuideScreen | undefined;
  /** The file that the answers are about. */
  readonly document: vscode.TextDocument | undefined;
}

export async function actOn(deed: Deed, { view, screen, document }: Scene): Promise<void> {
  switch (deed.kind) {
    case "link":
      // VS Code asks by itself whether an address may be opened.
      if (isOutsideAddress(deed.href)) await vscode.env.openExternal(vscode.Uri.parse(deed.href, true));
      return;
    case "sample":
      await useSample(deed, view);
      return;
    case "picture": {
      const address = screen?.kind === "page" ? screen.page.pictures[deed.picture] : undefined;
      if (typeof address === "string") await showPicture(address);
      return;
    }
    case "reveal":
      if (document) await reveal(document, deed.line);
      return;
    case "explain-log":
      await vscode.commands.executeCommand("pipewright.explainLog");
      return;
    case "restart":
      await vscode.commands.executeCommand("pipewright.restartServer");
      return;
  }
}

async function useSample(
  { action, text, dialect, platform, sample }: Extract<Deed, { readonly kind: "sample" }>,
  view: GuideView,
): Promise<void> {
  switch (action) {
    case "copy":
      await vscode.env.clipboard.writeText(text);
      view.send({ kind: "copied", sample });
      return;
    case "insert":
      await insertSample(text);
      return;
    case "try":
      if (/^[\w-]+$/.test(dialect) && /^[\w.+-]*$/.test(platform ?? "")) await trySample(text, dialect, platform);
      return;
  }
}

/** Puts the cursor at the beginning of a line's text, in the editor that shows the file already. */
async function reveal(document: vscode.TextDocument, line: number): Promise<void> {
  const column = vscode.window.visibleTextEditors.find((editor) => editor.document === document)?.viewColumn;
  const place = document.validatePosition(new vscode.Position(line, Number.MAX_SAFE_INTEGER));
  const start = new vscode.Position(place.line, document.lineAt(place.line).firstNonWhitespaceCharacterIndex);
  const options = { selection: new vscode.Range(start, start), ...(column !== undefined && { viewColumn: column }) };
  await vscode.window.showTextDocument(document, options);
}
