import type { InlayHint, InlayHintParams } from "vscode-languageserver";
import { spanOf, toLspEdit, toLspPosition } from "./convert.ts";
import type { Answer } from "./guard.ts";
import type { Workspace } from "./workspace.ts";

/** None unless somebody has asked for them in the settings. */
export const onInlayHints =
  (workspace: Workspace): Answer<InlayHintParams, InlayHint[]> =>
  async ({ textDocument, range }, signal) => {
    const { inlayHints } = await workspace.settings.of(textDocument.uri);
    const open = inlayHints?.enabled === true ? await workspace.file(textDocument.uri, signal) : undefined;
    if (!open) return [];
    const hints = open.core.features.inlayHints(open.file, spanOf(open, range), open.context);
    return hints.map(({ at, label, tooltip, edits }) => ({
      position: toLspPosition(open, at),
      label,
      tooltip: { kind: "markdown", value: tooltip },
      paddingLeft: true,
      ...(edits.length > 0 && { textEdits: edits.map((edit) => toLspEdit(open, edit)) }),
    }));
  };
