import {
  type DocumentSymbol,
  type DocumentSymbolParams,
  type SymbolInformation,
  SymbolKind,
} from "vscode-languageserver";
import type { OutlineItem } from "../dialects/index.ts";
import type { ClientAbilities } from "./client-abilities.ts";
import { toLspRange } from "./convert.ts";
import type { Answer } from "./guard.ts";
import type { OpenFile } from "./open-file.ts";
import type { Workspace } from "./workspace.ts";

const kinds = {
  pipeline: SymbolKind.Module,
  stage: SymbolKind.Class,
  step: SymbolKind.Method,
  template: SymbolKind.Interface,
  setting: SymbolKind.Property,
} as const satisfies Record<OutlineItem["kind"], SymbolKind>;

export const onDocumentSymbols =
  (
    workspace: Workspace,
    client: ClientAbilities,
  ): Answer<DocumentSymbolParams, DocumentSymbol[] | SymbolInformation[]> =>
  async ({ textDocument }, signal) => {
    const open = await workspace.file(textDocument.uri, signal);
    const items = open?.core.features.symbols(open.file, open.context) ?? [];
    if (!open) return [];
    return client.hierarchicalSymbols
      ? items.map((item) => toLspSymbol(open, item))
      : items.flatMap((item) => flatSymbols(open, item, undefined));
  };

function toLspSymbol(open: OpenFile, item: OutlineItem): DocumentSymbol {
  return {
    name: item.name,
    ...(item.detail === undefined ? {} : { detail: item.detail }),
    kind: kinds[item.kind],
    range: toLspRange(open, item.span),
    selectionRange: toLspRange(open, item.nameSpan),
    children: item.children.map((child) => toLspSymbol(open, child)),
  };
}

function flatSymbols(open: OpenFile, item: OutlineItem, container: string | undefined): SymbolInformation[] {
  const own: SymbolInformation = {
    name: item.name,
    kind: kinds[item.kind],
    location: { uri: open.uri, range: toLspRange(open, item.span) },
    ...(container === undefined ? {} : { containerName: container }),
  };
  return [own, ...item.children.flatMap((child) => flatSymbols(open, child, item.name))];
}
