import type { PrepareRenameParams, PrepareRenameResult, RenameParams, WorkspaceEdit } from "vscode-languageserver";
import type { ClientAbilities } from "./client-abilities.ts";
import { offsetOf, toLspEdit, toLspRange } from "./convert.ts";
import { fileAmongOthers } from "./file-among-others.ts";
import { type Answer, Refusal } from "./guard.ts";
import type { Workspace } from "./workspace.ts";
import { editOf, editOfFiles } from "./workspace-edit.ts";

export const onPrepareRename =
  (workspace: Workspace): Answer<PrepareRenameParams, PrepareRenameResult | null> =>
  async ({ textDocument, position }, signal) => {
    const open = await workspace.file(textDocument.uri, signal);
    if (!open) return null;
    const answer = open.core.features.prepareRename(open.file, offsetOf(open, position), open.context);
    if (!answer.ok) throw new Refusal(answer.refusal);
    return { range: toLspRange(open, answer.value.span), placeholder: answer.value.name };
  };

export const onRename =
  (workspace: Workspace, client: ClientAbilities): Answer<RenameParams, WorkspaceEdit | null> =>
  async ({ textDocument, position, newName }, signal) => {
    const open = await fileAmongOthers(workspace, textDocument.uri, position, signal);
    if (!open) return null;
    const answer = open.core.features.rename(open.file, offsetOf(open, position), newName, open.context);
    if (!answer.ok) throw new Refusal(answer.refusal);
    const { here, elsewhere } = answer.value;
    const own = here.map((edit) => toLspEdit(open, edit));
    return elsewhere.length === 0 ? editOf(open, own, client) : editOfFiles(open, own, elsewhere, workspace, client);
  };
