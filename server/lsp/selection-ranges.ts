import type { SelectionRange, SelectionRangeParams } from "vscode-languageserver";
import { offsetOf, toLspRange } from "./convert.ts";
import type { Answer } from "./guard.ts";
import type { Workspace } from "./workspace.ts";

export const onSelectionRanges =
  (workspace: Workspace): Answer<SelectionRangeParams, SelectionRange[]> =>
  async ({ textDocument, positions }, signal) => {
    const open = await workspace.file(textDocument.uri, signal);
    return positions.map((position) => {
      const here: SelectionRange = { range: { start: position, end: position } };
      if (!open) return here;
      const spans = open.core.features.selectionRanges(open.file, offsetOf(open, position));
      const outermostFirst = spans.map((span) => toLspRange(open, span)).reverse();
      return (
        outermostFirst.reduce<SelectionRange | undefined>(
          (parent, range) => (parent ? { range, parent } : { range }),
          undefined,
        ) ?? here
      );
    });
  };
