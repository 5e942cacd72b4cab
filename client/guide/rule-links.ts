import * as vscode from "vscode";
import { type Language, ruleOfLink } from "../language/index.ts";
import type { Guide } from "./guide.ts";

/** As the manifest names the editor that stands in for the guide. */
const editorType = "pipewright.ruleLink";

/**
 * Leads from a finding's code to the guide. VS Code opens the link of a code as a file; a command it runs in the list of
 * problems alone, not in a hover, and an address of its own it opens only after a question. So an editor of ours opens the
 * link, which shows the page in the guide and goes at once. It can go for good when VS Code runs commands in hovers too.
 */
export function registerRuleLinks(language: Language, guide: Guide): vscode.Disposable {
  const place = new LastPlace();
  const lead = async (uri: vscode.Uri, column: vscode.ViewColumn | undefined): Promise<void> => {
    await place.comeBack(column);
    // First of all: what goes takes the keyboard along.
    await vscode.window.tabGroups.close(tabsWhere((input) => input instanceof vscode.TabInputCustom && isLink(input)));
    const rule = ruleOfLink(uri);
    if (rule) await guide.openPage(`code:${rule.id}`, rule.about);
  };
  const editor: vscode.CustomReadonlyEditorProvider = {
    openCustomDocument: (uri) => ({ uri, dispose: () => undefined }),
    resolveCustomEditor: ({ uri }, { viewColumn }) =>
      language.inBackground("leading to the guide", lead(uri, viewColumn)),
  };
  return vscode.Disposable.from(place, vscode.window.registerCustomEditorProvider(editorType, editor));
}

/** The file that the person looked at last: a link that is opened takes the place of one that is shown in passing. */
class LastPlace implements vscode.Disposable {
  #uri = vscode.window.activeTextEditor?.document.uri;
  readonly #listening = vscode.window.onDidChangeActiveTextEditor((editor) => {
    if (editor?.viewColumn !== undefined) this.#uri = editor.document.uri;
  });

  /** Shows it again if it is no longer there; the keyboard stays where it is. */
  async comeBack(viewColumn: vscode.ViewColumn | undefined): Promise<void> {
    const uri = this.#uri;
    if (!uri || viewColumn === undefined) return;
    const isThere = tabsWhere((input) => isText(input) && input.uri.toString() === uri.toString()).some(
      ({ group }) => group.viewColumn === viewColumn,
    );
    if (!isThere) await vscode.window.showTextDocument(uri, { viewColumn, preview: true, preserveFocus: true });
  }

  dispose(): void {
    this.#listening.dispose();
  }
}

const tabsWhere = (fits: (input: unknown) => boolean): readonly vscode.Tab[] =>
  vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ input }) => fits(input));

const isLink = ({ viewType }: vscode.TabInputCustom): boolean => viewType === editorType;
const isText = (input: unknown): input is vscode.TabInputText => input instanceof vscode.TabInputText;
