import { entryOf, nodePathAt, type SourceFile, type Span } from "../document/index.ts";
import { documentAt } from "./document-facts.ts";

/** What growing a selection takes in, step by step, the smallest first: a value, its key with it, the map around, … the file. */
export function selectionRanges(file: SourceFile, offset: number): readonly Span[] {
  const spans: Span[] = [{ start: 0, end: file.text.length }];
  const document = documentAt(file, offset);
  if (document?.root) {
    spans.push(document.span, document.root.span);
    const { path, nodes, entry, on } = nodePathAt(document.root, offset);
    for (const [index, step] of path.entries()) {
      if (typeof step === "string") spans.push(...spanOfEntry(nodes[index], step));
      const child = nodes[index + 1];
      if (child) spans.push(child.span);
    }
    if (on === "key" && entry) spans.push(entry.key.span);
    spans.push(...insideQuotes(file.text, spans.at(-1)));
  }
  return nested(spans, offset);
}

function spanOfEntry(node: Parameters<typeof entryOf>[0], key: string): readonly Span[] {
  const entry = entryOf(node, key);
  return entry ? [entry.span] : [];
}

function insideQuotes(text: string, span: Span | undefined): readonly Span[] {
  if (!span || span.end - span.start < 2) return [];
  const quote = text[span.start];
  if ((quote !== '"' && quote !== "'") || text[span.end - 1] !== quote) return [];
  return [{ start: span.start + 1, end: span.end - 1 }];
}

/** Each span truly inside the one before, around the offset; what is not (an alias, the blanks at an end) is left out. */
function nested(spans: readonly Span[], offset: number): readonly Span[] {
  const kept: Span[] = [];
  for (const { start, end } of spans) {
    const outer = kept.at(-1);
    const isAround = start <= offset && offset <= end;
    const isSmaller = !outer || (start >= outer.start && end <= outer.end && end - start < outer.end - outer.start);
    if (isAround && isSmaller) kept.push({ start, end });
  }
  return kept.reverse();
}
