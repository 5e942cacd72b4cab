import { type Hover, type HoverParams, MarkupKind } from "vscode-languageserver";
import type { ClientAbilities } from "./client-abilities.ts";
import { offsetOf, toLspRange } from "./convert.ts";
import type { Answer } from "./guard.ts";
import type { Workspace } from "./workspace.ts";

export const onHover =
  (workspace: Workspace, client: ClientAbilities): Answer<HoverParams, Hover | null> =>
  async ({ textDocument, position }, signal) => {
    const open = await workspace.file(textDocument.uri, signal);
    const found = open?.core.features.hover(open.file, offsetOf(open, position), open.context, Date.now());
    if (!open || !found) return null;
    const kind = client.markdownInHover ? MarkupKind.Markdown : MarkupKind.PlainText;
    return { contents: { kind, value: found.markdown }, range: toLspRange(open, found.span) };
  };
