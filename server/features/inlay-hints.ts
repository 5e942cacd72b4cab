import { say } from "../../protocol/index.ts";
import type { SourceFile, Span, TextEdit } from "../document/index.ts";
import type { CheckContext } from "./diagnose.ts";
import { declaredFacts } from "./document-facts.ts";

/** What holds although it isn't written, as an editor shows it. */
export interface InlayHint {
  /** The offset behind which it stands. */
  readonly at: number;
  readonly label: string;
  readonly tooltip: string;
  /** Writes it into the file. */
  readonly edits: readonly TextEdit[];
}

/** The hints for a part of a file, in the order of the text. */
export function inlayHints(file: SourceFile, within: Span, context: CheckContext): readonly InlayHint[] {
  const { dialect, locale } = context;
  const sources = dialect.hints ?? [];
  const found: InlayHint[] = [];
  for (const document of file.documents) {
    if (sources.length === 0 || !document.root || document.problems.length > 0) continue;
    if (document.span.end < within.start || within.end < document.span.start) continue;
    const facts = declaredFacts(file, document, context);
    for (const source of sources) {
      for (const { at, text, words, tooltip, edits } of source.hints(facts, within)) {
        if (at < within.start || within.end < at) continue;
        found.push({ at, label: say(text, locale, words), tooltip: say(tooltip, locale), edits });
      }
    }
  }
  return found.sort((a, b) => a.at - b.at);
}
