import { type Hover, type HoverParams, MarkupKind } from "vscode-languageserver";
import type { ClientAbilities } from "./client-abilities.ts";
import { offsetOf, toLspRange } from "./convert.ts";
import type { Answer } from "./guard.ts";
import { pageLine, readerOf } from "./page-links.ts";
import type { Workspace } from "./workspace.ts";

export const onHover =
  (workspace: Workspace, client: ClientAbilities): Answer<HoverParams, Hover | null> =>
  async ({ textDocument, position }, signal) => {
    const open = await workspace.file(textDocument.uri, signal);
    if (!open) return null;
    const offset = offsetOf(open, position);
    const found = open.core.features.hover(open.file, offset, open.context, Date.now());
    if (!found) return null;
    const knowledge = client.options.pageCommand === undefined ? undefined : workspace.knowledgeNow(open);
    const pages = knowledge ? open.core.features.pagesOfKey(open.file, offset, knowledge, readerOf(open)) : [];
    const kind = client.markdownInHover ? MarkupKind.Markdown : MarkupKind.PlainText;
    return { contents: { kind, value: found.markdown + pageLine(pages, client) }, range: toLspRange(open, found.span) };
  };
