import * as vscode from "vscode";
import type { RulePage } from "../../protocol/index.ts";
import { nearestLocale, rulePageMethod } from "../../protocol/index.ts";
import { ruleOfPath, rulePagePath, rulePageScheme } from "./rule-page-uri.ts";
import type { LanguageSession } from "./session.ts";

/**
 * Rule pages as a read-only file system. A click on a finding's code opens `pipewright-rule:/needs/unknown.md`, which the
 * manifest's `workbench.editorAssociations` shows as rendered Markdown. A file system, not a content provider: a page
 * that was open when the window closed wakes us by `onFileSystem:` when it comes back.
 */
export function registerRulePages(session: LanguageSession): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  const refuse = (uri: vscode.Uri) => {
    throw vscode.FileSystemError.NoPermissions(uri);
  };
  const pages: vscode.FileSystemProvider = {
    onDidChangeFile: changed.event,
    watch: () => new vscode.Disposable(() => {}),
    stat: (uri) => {
      if (ruleOfPath(uri.path) === undefined) throw vscode.FileSystemError.FileNotFound(uri);
      return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: 0 };
    },
    readDirectory: () => [],
    readFile: async (uri) => new TextEncoder().encode(await pageText(session, uri)),
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
  const options = { isReadonly: true, isCaseSensitive: true };
  return vscode.Disposable.from(changed, vscode.workspace.registerFileSystemProvider(rulePageScheme, pages, options));
}

async function pageText(session: LanguageSession, uri: vscode.Uri): Promise<string> {
  const id = ruleOfPath(uri.path);
  if (id === undefined) throw vscode.FileSystemError.FileNotFound(uri);
  const page = await session.request<RulePage>(rulePageMethod, { id, locale: nearestLocale(vscode.env.language) });
  if (page) return page.markdown;
  return session.state === "ready"
    ? vscode.l10n.t("There is no page about `{0}`.", id)
    : vscode.l10n.t(
        "The page about `{0}` can't be shown, since the language server doesn't run. Restart it and open the page again.",
        id,
      );
}

/** Opens a rule's page as a click on its code would. */
export async function showRulePage(id: string): Promise<void> {
  await vscode.commands.executeCommand(
    "vscode.open",
    vscode.Uri.from({ scheme: rulePageScheme, path: rulePagePath(id) }),
  );
}
