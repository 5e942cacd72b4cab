import { type FoldingRange, FoldingRangeKind, type FoldingRangeParams } from "vscode-languageserver";
import type { Answer } from "./guard.ts";
import type { Workspace } from "./workspace.ts";

export const onFoldingRanges =
  (workspace: Workspace): Answer<FoldingRangeParams, FoldingRange[]> =>
  async ({ textDocument }, signal) => {
    const open = await workspace.file(textDocument.uri, signal);
    return (open?.core.features.foldingRanges(open.file) ?? []).map(({ startLine, endLine, kind }) => ({
      startLine,
      endLine,
      ...(kind === "comment" ? { kind: FoldingRangeKind.Comment } : {}),
    }));
  };
