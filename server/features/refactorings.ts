import { say } from "../../protocol/index.ts";
import type { SourceFile, Span } from "../document/index.ts";
import type { Action } from "./action.ts";
import type { CheckContext } from "./diagnose.ts";
import { declaredFacts, documentAt } from "./document-facts.ts";

/**
 * Other ways to write what is selected, where nothing needs to be wrong. `cures` are what is offered for findings there:
 * what one of them does already is not offered a second time.
 */
export function refactorings(
  file: SourceFile,
  selection: Span,
  context: CheckContext,
  cures: readonly Action[],
): readonly Action[] {
  const document = documentAt(file, selection.start);
  const all = context.dialect.refactorings ?? [];
  if (!document?.root || document.problems.length > 0 || file.limits.length > 0 || all.length === 0) return [];
  const facts = declaredFacts(file, document, context);
  const known = new Set(cures.map(keyOf));
  return all.flatMap((refactoring): readonly Action[] => {
    const offer = refactoring.offer(facts, selection);
    if (!offer) return [];
    const { title, words, edits, renameAt } = offer;
    const action: Action = {
      title: say(title, context.locale, words),
      kind: refactoring.kind,
      finding: undefined,
      preferred: false,
      edits,
      ...(renameAt !== undefined && { renameAt }),
    };
    return known.has(keyOf(action)) ? [] : [action];
  });
}

function keyOf({ edits }: Action): string {
  return JSON.stringify(edits.map(({ span, text }) => [span.start, span.end, text]));
}
