import type { DocumentFormattingParams, DocumentRangeFormattingParams, TextEdit } from "vscode-languageserver";
import { spanOf, toLspEdit } from "./convert.ts";
import { type Answer, Refusal } from "./guard.ts";
import type { Workspace } from "./workspace.ts";

/** A whole document, or the part of it that the parameters name. */
export const onFormatting =
  (
    workspace: Workspace,
  ): Answer<DocumentFormattingParams & Partial<DocumentRangeFormattingParams>, TextEdit[] | null> =>
  async ({ textDocument, options, range }, signal) => {
    const open = await workspace.file(textDocument.uri, signal);
    if (!open) return null;
    const answer = open.core.features.format(open.file, open.context.locale, {
      indentSize: options.tabSize,
      ...(range && { range: spanOf(open, range) }),
    });
    if (!answer.ok) throw new Refusal(answer.refusal);
    return answer.edits.map((edit) => toLspEdit(open, edit));
  };
