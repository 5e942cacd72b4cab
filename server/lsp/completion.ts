import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type CompletionList,
  type CompletionParams,
  CompletionTriggerKind,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
} from "vscode-languageserver";
import type { Offer } from "../features/index.ts";
import type { ClientAbilities } from "./client-abilities.ts";
import { offsetOf, toLspRange } from "./convert.ts";
import type { Answer } from "./guard.ts";
import type { OpenFile } from "./open-file.ts";
import type { Workspace } from "./workspace.ts";

const kinds = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  name: CompletionItemKind.Reference,
  skeleton: CompletionItemKind.Snippet,
  context: CompletionItemKind.Module,
  function: CompletionItemKind.Function,
} as const satisfies Record<Offer["kind"], CompletionItemKind>;

export const onCompletion =
  (workspace: Workspace, client: ClientAbilities): Answer<CompletionParams, CompletionList | null> =>
  async ({ textDocument, position, context }, signal) => {
    const open = await workspace.file(textDocument.uri, signal);
    if (!open) return null;
    const asked = context?.triggerKind === CompletionTriggerKind.TriggerCharacter ? "by-typing" : "by-hand";
    const offers = open.core.features.complete(open.file, offsetOf(open, position), open.context, asked);
    return { isIncomplete: false, items: offers.map((offer, index) => toLspItem(open, offer, index, client)) };
  };

function toLspItem(open: OpenFile, offer: Offer, index: number, client: ClientAbilities): CompletionItem {
  const { label, detail, documentation, edit, plain } = offer;
  const kind = client.markdownInCompletion ? MarkupKind.Markdown : MarkupKind.PlainText;
  return {
    label,
    kind: kinds[offer.kind],
    ...(detail === undefined ? {} : { detail }),
    ...(documentation === undefined ? {} : { documentation: { kind, value: documentation } }),
    ...(offer.deprecated && client.completionTags ? { tags: [CompletionItemTag.Deprecated] } : {}),
    // The order of the list is ours: what is needed comes first.
    sortText: String(index).padStart(4, "0"),
    filterText: offer.filter,
    insertTextFormat: client.snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(client.insertTextModes ? { insertTextMode: InsertTextMode.asIs } : {}),
    textEdit: { range: toLspRange(open, edit.span), newText: client.snippets ? edit.text : plain },
  };
}
