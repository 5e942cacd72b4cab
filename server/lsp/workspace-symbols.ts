import { type SymbolInformation, SymbolKind, type WorkspaceSymbolParams } from "vscode-languageserver";
import type { ProjectSymbol } from "../features/index.ts";
import { toRange } from "./convert.ts";
import type { Answer } from "./guard.ts";
import type { Workspace } from "./workspace.ts";

const kinds = {
  pipeline: SymbolKind.Module,
  stage: SymbolKind.Class,
  template: SymbolKind.Interface,
} as const satisfies Record<ProjectSymbol["kind"], SymbolKind>;

/** The pipelines, stages and templates of all files, those that are open as they stand in the editor. */
export const onWorkspaceSymbols =
  (workspace: Workspace): Answer<WorkspaceSymbolParams, SymbolInformation[]> =>
  async ({ query }, signal) => {
    const project = await workspace.project();
    signal.throwIfAborted();
    const { addressKey, matchingSymbols, projectSymbols } = (await workspace.core()).features;
    const opened = new Set<string>();
    const all: ProjectSymbol[] = [];
    for (const uri of workspace.openUris()) {
      opened.add(addressKey(uri));
      const open = await workspace.file(uri, signal);
      if (open) all.push(...projectSymbols(uri, open.file, open.context));
    }
    for (const { uri, symbols } of project.files) if (!opened.has(addressKey(uri))) all.push(...symbols);
    return matchingSymbols(all, query).map(({ kind, name, container, place }) => ({
      name,
      kind: kinds[kind],
      location: { uri: place.uri, range: toRange(place) },
      ...(container === undefined ? {} : { containerName: container }),
    }));
  };
