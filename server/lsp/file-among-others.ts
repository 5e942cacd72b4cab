import type { Position } from "vscode-languageserver";
import { offsetOf } from "./convert.ts";
import type { OpenFile } from "./open-file.ts";
import type { Workspace } from "./workspace.ts";

/**
 * An open document; where a name stands at the position that other files may use, with all files of the workspace known.
 */
export async function fileAmongOthers(
  workspace: Workspace,
  uri: string,
  position: Position,
  signal: AbortSignal,
): Promise<OpenFile | undefined> {
  const open = await workspace.file(uri, signal);
  if (!open?.core.features.isSharedName(open.file, offsetOf(open, position), open.context)) return open;
  await workspace.project();
  signal.throwIfAborted();
  return workspace.file(uri, signal);
}
