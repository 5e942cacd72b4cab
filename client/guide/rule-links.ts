import * as vscode from "vscode";
import { type Language, ruleOfLink } from "../language/index.ts";
import { DisplacedTab } from "./displaced-tab.ts";
import type { Guide } from "./guide.ts";

/** As the manifest names the editor that stands in for the guide. */
const editorType = "pipewright.ruleLink";

/**
 * Leads from a finding's code to the guide. VS Code opens the link of a code as a file; a command it runs in the list of
 * problems alone, not in a hover, and an address of its own it opens only after a question. So an editor of ours opens the
 * link, which shows the page in the guide and goes at once. It can go for good when VS Code runs commands in hovers too.
 */
export function registerRuleLinks(language: Language, guide: Guide): vscode.Disposable {
  const passing = new PassingFiles();
  const lead = async (uri: vscode.Uri, column: vscode.ViewColumn | undefined): Promise<void> => {
    const back = passing.comeBack(column);
    language.inBackground("bringing a file back", back);
    await Promise.allSettled([back]); // the file may be gone; the way to the guide is open all the same
    // Before the guide is shown: what goes takes the keyboard along.
    await vscode.window.tabGroups.close(tabsWhere((input) => input instanceof vscode.TabInputCustom && isLink(input)));
    const rule = ruleOfLink(uri);
    if (rule) await guide.openPage(`code:${rule.id}`, rule.about);
  };
  const editor: vscode.CustomReadonlyEditorProvider = {
    openCustomDocument: (uri) => ({ uri, dispose: () => undefined }),
    resolveCustomEditor: ({ uri }, { viewColumn }) =>
      language.inBackground("leading to the guide", lead(uri, viewColumn)),
  };
  return vscode.Disposable.from(passing, vscode.window.registerCustomEditorProvider(editorType, editor));
}

/** A link that is opened takes the place of a file that is shown in passing. */
class PassingFiles implements vscode.Disposable {
  readonly #displaced = new DisplacedTab<vscode.Uri>();
  readonly #listening = vscode.window.tabGroups.onDidChangeTabs(({ opened, closed }) => {
    for (const { input, isPreview, group } of closed) {
      if (!isPreview || !isText(input)) continue;
      this.#displaced.passingTabClosed({ address: input.uri, column: group.viewColumn }, Date.now());
    }
    for (const { input, group } of opened) {
      if (input instanceof vscode.TabInputCustom && isLink(input)) {
        this.#displaced.linkOpened(group.viewColumn, Date.now());
      }
    }
  });

  /** Shows the file again that the link in this column has displaced, if any; the keyboard stays where it is. */
  async comeBack(viewColumn: vscode.ViewColumn | undefined): Promise<void> {
    if (viewColumn === undefined) return;
    const uri = this.#displaced.take(viewColumn);
    if (uri) await vscode.window.showTextDocument(uri, { viewColumn, preview: true, preserveFocus: true });
  }

  dispose(): void {
    this.#listening.dispose();
  }
}

const tabsWhere = (fits: (input: unknown) => boolean): readonly vscode.Tab[] =>
  vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ input }) => fits(input));

const isLink = ({ viewType }: vscode.TabInputCustom): boolean => viewType === editorType;
const isText = (input: unknown): input is vscode.TabInputText => input instanceof vscode.TabInputText;
