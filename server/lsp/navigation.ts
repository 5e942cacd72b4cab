import {
  type DefinitionParams,
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentHighlightParams,
  type Location,
  type ReferenceParams,
} from "vscode-languageserver";
import { offsetOf, toLspRange } from "./convert.ts";
import type { Answer } from "./guard.ts";
import type { Workspace } from "./workspace.ts";

export const onDefinition =
  (workspace: Workspace): Answer<DefinitionParams, Location[]> =>
  async ({ textDocument, position }, signal) => {
    const open = await workspace.file(textDocument.uri, signal);
    if (!open) return [];
    const spans = open.core.features.definition(open.file, offsetOf(open, position), open.context);
    return spans.map((span) => ({ uri: open.uri, range: toLspRange(open, span) }));
  };

export const onReferences =
  (workspace: Workspace): Answer<ReferenceParams, Location[]> =>
  async ({ textDocument, position, context }, signal) => {
    const open = await workspace.file(textDocument.uri, signal);
    if (!open) return [];
    const spans = open.core.features.references(open.file, offsetOf(open, position), open.context, {
      withDeclaration: context.includeDeclaration,
    });
    return spans.map((span) => ({ uri: open.uri, range: toLspRange(open, span) }));
  };

const highlightKinds = { read: DocumentHighlightKind.Read, write: DocumentHighlightKind.Write } as const;

export const onDocumentHighlight =
  (workspace: Workspace): Answer<DocumentHighlightParams, DocumentHighlight[]> =>
  async ({ textDocument, position }, signal) => {
    const open = await workspace.file(textDocument.uri, signal);
    if (!open) return [];
    const found = open.core.features.highlights(open.file, offsetOf(open, position), open.context);
    return found.map(({ span, kind }) => ({ range: toLspRange(open, span), kind: highlightKinds[kind] }));
  };
