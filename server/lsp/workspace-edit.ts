import type { TextEdit, WorkspaceEdit } from "vscode-languageserver";
import type { ConfigChange } from "../features/index.ts";
import type { ClientAbilities } from "./client-abilities.ts";
import { toLspEdit } from "./convert.ts";
import type { OpenFile } from "./open-file.ts";

/** Edits of an open file, tied to the version that they were made for where the client can hold them to it. */
export function editOf({ uri, version }: OpenFile, edits: TextEdit[], client: ClientAbilities): WorkspaceEdit {
  return client.documentChanges
    ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
    : { changes: { [uri]: edits } };
}

/** A change of `.pipewright.yml`; undefined when it has to be made and the client can't make files. */
export function editOfConfig(
  { core }: OpenFile,
  change: ConfigChange,
  client: ClientAbilities,
): WorkspaceEdit | undefined {
  const { uri } = change;
  switch (change.kind) {
    case "create": {
      if (!client.createsFiles) return undefined;
      const start = { line: 0, character: 0 };
      return {
        documentChanges: [
          { kind: "create", uri, options: { ignoreIfExists: true } },
          { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: change.text }] },
        ],
      };
    }
    case "edit": {
      const edits = change.edits.map((edit) => toLspEdit({ core, file: change.file }, edit));
      return client.documentChanges
        ? { documentChanges: [{ textDocument: { uri, version: null }, edits }] }
        : { changes: { [uri]: edits } };
    }
  }
}
