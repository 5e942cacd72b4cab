import type { DocumentLink, DocumentLinkParams } from "vscode-languageserver";
import { toLspRange } from "./convert.ts";
import type { Answer } from "./guard.ts";
import type { Workspace } from "./workspace.ts";

export const onDocumentLinks =
  (workspace: Workspace): Answer<DocumentLinkParams, DocumentLink[]> =>
  async ({ textDocument }, signal) => {
    const open = await workspace.file(textDocument.uri, signal);
    if (!open) return [];
    const found = open.core.features.links(open.file, open.context);
    return found.map(({ span, uri }) => ({ range: toLspRange(open, span), target: uri }));
  };
