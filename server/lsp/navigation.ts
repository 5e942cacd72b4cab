import {
  type DefinitionParams,
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentHighlightParams,
  type Location,
  type ReferenceParams,
} from "vscode-languageserver";
import type { FilePlace } from "../dialects/index.ts";
import type { Span } from "../document/index.ts";
import { offsetOf, toLspRange, toRange } from "./convert.ts";
import { fileAmongOthers } from "./file-among-others.ts";
import type { Answer } from "./guard.ts";
import type { OpenFile } from "./open-file.ts";
import type { Workspace } from "./workspace.ts";

function ownLocation(open: OpenFile, span: Span): Location {
  return { uri: open.uri, range: toLspRange(open, span) };
}

function toLocation(place: FilePlace): Location {
  return { uri: place.uri, range: toRange(place) };
}

export const onDefinition =
  (workspace: Workspace): Answer<DefinitionParams, Location[]> =>
  async ({ textDocument, position }, signal) => {
    const open = await workspace.file(textDocument.uri, signal);
    if (!open) return [];
    const { definition, definitionElsewhere } = open.core.features;
    const offset = offsetOf(open, position);
    const own = definition(open.file, offset, open.context).map((span) => ownLocation(open, span));
    return [...own, ...definitionElsewhere(open.file, offset, open.context).map(toLocation)];
  };

export const onReferences =
  (workspace: Workspace): Answer<ReferenceParams, Location[]> =>
  async ({ textDocument, position, context }, signal) => {
    const open = await fileAmongOthers(workspace, textDocument.uri, position, signal);
    if (!open) return [];
    const { references, referencesElsewhere } = open.core.features;
    const offset = offsetOf(open, position);
    const which = { withDeclaration: context.includeDeclaration };
    const own = references(open.file, offset, open.context, which).map((span) => ownLocation(open, span));
    return [...own, ...referencesElsewhere(open.file, offset, open.context, which).map(toLocation)];
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
