import type { FileLink } from "../dialects/index.ts";
import { contains, type SourceFile } from "../document/index.ts";
import type { CheckContext } from "./diagnose.ts";
import { declaredFacts } from "./document-facts.ts";

/** The paths in a file that lead to other files, in the order of the text. */
export function links(file: SourceFile, context: CheckContext): readonly FileLink[] {
  const { dialect } = context;
  if (!dialect.links) return [];
  return file.documents.flatMap((document) => dialect.links?.(declaredFacts(file, document, context)) ?? []);
}

/** The link that the cursor is on. */
export function linkAt(file: SourceFile, offset: number, context: CheckContext): FileLink | undefined {
  return links(file, context).find(({ span }) => contains(span, offset));
}
