/**
 * The guide: documentation and answers beside the editor, search, what is known of the place of the cursor, and what a
 * log says went wrong. It follows the cursor, but takes nothing away from somebody who reads.
 * Law: the client renders no Markdown and knows no page; the server answers, in the language and for the platform of the
 * file in use.
 */
import * as vscode from "vscode";
import type { Language } from "../language/index.ts";
import { explainLog, explainTerminalSelection } from "./explain-log.ts";
import { Guide } from "./guide.ts";
import { GuideView, guideViewId } from "./guide-view.ts";
import { isPageId, pageOfPath } from "./page-address.ts";
import { openPageByName, searchDocs } from "./pick-page.ts";
import { registerRuleLinks } from "./rule-links.ts";

/** What other rooms of the client may ask of this one. */
export interface GuideRoom extends vscode.Disposable {
  /** The id of the page that the guide shows; undefined while it shows none. */
  shownPage(): string | undefined;
}

export function registerGuide(context: vscode.ExtensionContext, language: Language): GuideRoom {
  const view = new GuideView(context.extensionUri, language);
  const guide = new Guide(language, view, context.workspaceState);
  const register = vscode.commands.registerCommand;
  const parts = [
    guide,
    offerWhereUseful(language),
    registerRuleLinks(language, guide),
    vscode.window.registerWebviewViewProvider(guideViewId, view),
    vscode.window.registerUriHandler({
      handleUri: async ({ path }) => {
        const id = pageOfPath(path);
        if (id !== undefined) await guide.openPage(id);
      },
    }),
    register("pipewright.openGuide", () => guide.open()),
    register("pipewright.searchDocs", (text?: unknown) =>
      typeof text === "string" ? guide.search(text) : searchDocs(language, guide),
    ),
    register("pipewright.openPage", (id?: unknown, about?: unknown) =>
      typeof id === "string" && isPageId(id)
        ? guide.openPage(id, typeof about === "string" ? about : null)
        : openPageByName(language, guide),
    ),
    register("pipewright.explainLog", () => explainLog(guide)),
    register("pipewright.explainTerminalSelection", () => explainTerminalSelection(guide)),
    register("pipewright.guideHome", () => guide.goTo("contents")),
    register("pipewright.guideBack", () => guide.goTo("back")),
    register("pipewright.guideForward", () => guide.goTo("forward")),
    register("pipewright.pinGuide", () => guide.pin(true)),
    register("pipewright.unpinGuide", () => guide.pin(false)),
  ];
  return { shownPage: () => guide.shownPage, dispose: () => vscode.Disposable.from(...parts).dispose() };
}

/** What we add to the menus of editors and terminals, where other people's files are too, is there while this is set. */
const offeredKey = "pipewright.isOffered";

/** Offers to explain logs from the first file of ours on. */
function offerWhereUseful(language: Language): vscode.Disposable {
  let isOffered = false;
  const look = (): void => {
    if (isOffered || !vscode.workspace.textDocuments.some((document) => language.isOurs(document))) return;
    isOffered = true;
    language.inBackground("offering the guide", vscode.commands.executeCommand("setContext", offeredKey, true));
  };
  return language.onDidChangeStatus(look);
}
