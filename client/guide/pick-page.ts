import * as vscode from "vscode";
import type { PageLink } from "../../protocol/index.ts";
import type { Language } from "../language/index.ts";
import { tellServerIsDown } from "../language/index.ts";
import { type Answered, ask } from "./ask.ts";
import type { Guide } from "./guide.ts";

interface PageItem extends vscode.QuickPickItem {
  /** None for a line that only says something. */
  readonly id?: string;
}

/** So long nobody has typed: the question is put. */
const searchAfterMs = 150;

/** Lets the person pick a page from the contents, and opens it. */
export async function openPageByName(language: Language, guide: Guide): Promise<void> {
  const asked = await ask(language, { kind: "contents", uri: guide.about() });
  if (asked.kind !== "answer") return tellWhy(asked.kind);
  const items: readonly PageItem[] = asked.answer.categories.flatMap(({ title, pages }) => [
    { label: title, kind: vscode.QuickPickItemKind.Separator },
    ...pages.map(itemOf),
  ]);
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("Open a Page of the Documentation"),
    placeHolder: vscode.l10n.t("The name of a page"),
    matchOnDetail: true,
  });
  if (picked?.id !== undefined) await guide.openPage(picked.id);
}

/** Searches while the person types, best answers first; the picked one opens in the guide. */
export function searchDocs(language: Language, guide: Guide): void {
  const pick = vscode.window.createQuickPick<PageItem>();
  pick.title = vscode.l10n.t("Search the documentation");
  pick.placeholder = vscode.l10n.t("A question, a key, a message…");
  // Not in the types yet: without it VS Code moves those up that have the words in their title, over the best answer.
  Object.assign(pick, { sortByLabel: false });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;
  const search = async (text: string): Promise<void> => {
    turn += 1;
    const own = turn;
    if (text.trim() === "") {
      pick.items = [];
      pick.busy = false;
      return;
    }
    pick.busy = true;
    const asked = await ask(language, { kind: "search", text, uri: guide.about() });
    if (own !== turn) return;
    pick.busy = false;
    if (asked.kind === "answer") pick.items = itemsFor(text, asked.answer);
    else {
      pick.hide();
      await tellWhy(asked.kind);
    }
  };
  pick.onDidChangeValue((text) => {
    clearTimeout(timer);
    timer = setTimeout(() => language.inBackground("searching", search(text)), searchAfterMs);
  });
  pick.onDidAccept(() => {
    const id = pick.selectedItems[0]?.id;
    if (id === undefined) return;
    pick.hide();
    language.inBackground("opening a page", guide.openPage(id));
  });
  pick.onDidHide(() => {
    clearTimeout(timer);
    turn += 1;
    pick.dispose();
  });
  pick.show();
}

type Hits = Extract<Answered<"search">, { readonly kind: "answer" }>["answer"];

function itemsFor(text: string, { hits }: Hits): readonly PageItem[] {
  if (hits.length === 0) return [{ label: vscode.l10n.t("Nothing was found for “{0}”.", text), alwaysShow: true }];
  // What was found need not have the very words in its title.
  return hits.map(({ page, excerpt }) => ({ ...itemOf(page), detail: excerpt, alwaysShow: true }));
}

function itemOf({ id, title, kind, gist }: PageLink): PageItem {
  return { id, label: title, description: kind === "article" ? vscode.l10n.t("Answer") : "", detail: gist };
}

async function tellWhy(kind: "none" | "down" | "failed"): Promise<void> {
  if (kind === "down") return tellServerIsDown();
  void vscode.window.showWarningMessage(vscode.l10n.t("The language server could not answer. The output tells more."));
}
