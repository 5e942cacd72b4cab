import type { DeclaredName, FilePlace, NameUse } from "../dialects/index.ts";
import { contains, type SourceFile, type Span } from "../document/index.ts";
import type { CheckContext } from "./diagnose.ts";
import { documentAt } from "./document-facts.ts";
import { documentNames } from "./document-names.ts";
import { linkAt } from "./links.ts";

/** A name that stands at some place, and that place. */
export interface NameAt {
  readonly name: DeclaredName;
  readonly span: Span;
  readonly form: NameUse["form"];
  /** What stands before the name in the value. */
  readonly prefix: string;
}

export interface Highlight {
  readonly span: Span;
  /** `write`: where the name is given. */
  readonly kind: "read" | "write";
}

/** The declared name that the cursor is on, where it is given or used; undefined for anything else. */
export function nameAt(file: SourceFile, offset: number, context: CheckContext): NameAt | undefined {
  const document = documentAt(file, offset);
  if (!document) return undefined;
  for (const name of documentNames(file, document, context, offset)) {
    const isAnchor = name.kind === "anchor";
    const isThere = ({ span }: NameUse): boolean => contains(span, offset) || (isAnchor && offset === span.start - 1); // on its sign
    const declared = name.declared.map((span): NameUse => ({ span, form: isAnchor ? "word" : "scalar" }));
    const found = declared.find(isThere) ?? name.uses.find(isThere);
    if (found) return { name, span: found.span, form: found.form, prefix: found.prefix ?? "" };
  }
  return undefined;
}

/** Whether other files may use the thing at the cursor, so that all of them have to be known. */
export function isSharedName(file: SourceFile, offset: number, context: CheckContext): boolean {
  return nameAt(file, offset, context)?.name.elsewhere !== undefined;
}

/** Where the thing at the cursor gets its name. */
export function definition(file: SourceFile, offset: number, context: CheckContext): readonly Span[] {
  return (nameAt(file, offset, context)?.name.declared ?? []).map(writtenAt);
}

/** The same in other files: of a path, the beginning of the file that it leads to. */
export function definitionElsewhere(file: SourceFile, offset: number, context: CheckContext): readonly FilePlace[] {
  const link = linkAt(file, offset, context);
  if (link) return [{ uri: link.uri, span: { start: 0, end: 0 }, start: fileStart, end: fileStart }];
  return nameAt(file, offset, context)?.name.elsewhere?.declared.map(({ place }) => place) ?? [];
}

const fileStart = { line: 0, column: 0 };

/** All places in other files that mean the thing at the cursor. */
export function referencesElsewhere(
  file: SourceFile,
  offset: number,
  context: CheckContext,
  { withDeclaration }: { readonly withDeclaration: boolean },
): readonly FilePlace[] {
  const elsewhere = nameAt(file, offset, context)?.name.elsewhere;
  if (!elsewhere) return [];
  return [...(withDeclaration ? elsewhere.declared : []), ...elsewhere.uses].map(({ place }) => place);
}

/** All places that mean the thing at the cursor, in the order of the file. */
export function references(
  file: SourceFile,
  offset: number,
  context: CheckContext,
  { withDeclaration }: { readonly withDeclaration: boolean },
): readonly Span[] {
  return highlights(file, offset, context)
    .filter(({ kind }) => withDeclaration || kind === "read")
    .map(({ span }) => span);
}

export function highlights(file: SourceFile, offset: number, context: CheckContext): readonly Highlight[] {
  const name = nameAt(file, offset, context)?.name;
  if (!name) return [];
  const found: Highlight[] = [
    ...name.declared.map((span): Highlight => ({ span: writtenAt(span), kind: "write" })),
    ...name.uses.map(({ span }): Highlight => ({ span: writtenAt(span), kind: "read" })),
  ];
  const byStart = new Map(found.map((highlight) => [highlight.span.start, highlight]));
  return [...byStart.values()].sort((a, b) => a.span.start - b.span.start);
}

/** What came by an alias is shown where its words stand. */
function writtenAt(span: Span): Span {
  return span.origin ?? span;
}
