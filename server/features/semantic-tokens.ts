import type { Token } from "../dialects/index.ts";
import type { SourceFile, Span } from "../document/index.ts";
import type { CheckContext } from "./diagnose.ts";
import { declaredFacts } from "./document-facts.ts";

/**
 * The words within values that mean something, in the order of the text, none over another; those of a part of the file
 * where one is asked for. Cost: about the number of stages, and what has changed since it was asked before.
 */
export function semanticTokens(file: SourceFile, context: CheckContext, within?: Span): readonly Token[] {
  const { dialect } = context;
  const range = within ?? { start: 0, end: file.text.length };
  const tokens: Token[] = [];
  for (const document of file.documents) {
    if (!document.root || document.span.end < range.start || range.end < document.span.start) continue;
    for (const token of dialect.tokens?.(declaredFacts(file, document, context), range) ?? []) {
      if (token.start < token.end && token.start < range.end && range.start < token.end) tokens.push(token);
    }
  }
  tokens.sort((a, b) => a.start - b.start || a.end - b.end);
  let end = -1;
  return tokens.filter((token) => {
    if (token.start < end) return false;
    end = token.end;
    return true;
  });
}
