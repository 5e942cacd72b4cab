import type { OutlineItem } from "../dialects/index.ts";
import type { SourceFile } from "../document/index.ts";
import type { CheckContext } from "./diagnose.ts";
import { declaredFacts } from "./document-facts.ts";

/** The table of contents of a file, its documents one after the other. */
export function symbols(file: SourceFile, context: CheckContext): readonly OutlineItem[] {
  return file.documents.flatMap((document) => context.dialect.outline?.(declaredFacts(file, document, context)) ?? []);
}
