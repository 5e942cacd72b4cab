import type { TextEdit, WorkspaceEdit } from "vscode-languageserver";
import type { ConfigChange, EditElsewhere } from "../features/index.ts";
import type { ClientAbilities } from "./client-abilities.ts";
import { toLspEdit, toRange } from "./convert.ts";
import type { OpenFile } from "./open-file.ts";

/** Edits of an open file, tied to the version that they were made for where the client can hold them to it. */
export function editOf({ uri, version }: OpenFile, edits: TextEdit[], client: ClientAbilities): WorkspaceEdit {
  return client.documentChanges
    ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
    : { changes: { [uri]: edits } };
}

/** The same with edits of other files, open or not. */
export function editOfFiles(
  open: OpenFile,
  own: TextEdit[],
  elsewhere: readonly EditElsewhere[],
  versions: { version(uri: string): number | undefined },
  client: ClientAbilities,
): WorkspaceEdit {
  const editsByUri = new Map<string, TextEdit[]>();
  if (own.length > 0) editsByUri.set(open.uri, own);
  for (const { place, text } of elsewhere) {
    const edits = editsByUri.get(place.uri) ?? [];
    edits.push({ range: toRange(place), newText: text });
    editsByUri.set(place.uri, edits);
  }
  if (!client.documentChanges) return { changes: Object.fromEntries(editsByUri) };
  const documentChanges = [...editsByUri].map(([uri, edits]) => {
    const version = uri === open.uri ? open.version : (versions.version(uri) ?? null);
    return { textDocument: { uri, version }, edits };
  });
  return { documentChanges };
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
