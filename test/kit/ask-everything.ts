import assert from "node:assert/strict";
import { parseSource, type Span } from "../../server/document/index.ts";
import { codeActions } from "../../server/features/actions.ts";
import { complete } from "../../server/features/complete.ts";
import { foldingRanges } from "../../server/features/folding.ts";
import { drawGraph } from "../../server/features/graph/draw-graph.ts";
import { writeSvg } from "../../server/features/graph/write-svg.ts";
import { graph } from "../../server/features/graph.ts";
import { hover } from "../../server/features/hover.ts";
import type { CheckContext, Finding } from "../../server/features/index.ts";
import { inlayHints } from "../../server/features/inlay-hints.ts";
import { definition, highlights, references } from "../../server/features/navigate.ts";
import { refactorings } from "../../server/features/refactorings.ts";
import { prepareRename } from "../../server/features/rename.ts";
import { selectionRanges } from "../../server/features/selection.ts";
import { semanticTokens } from "../../server/features/semantic-tokens.ts";
import { symbols } from "../../server/features/symbols.ts";

/** Asks all that an editor can ask at a place. Every answer is one, and every place in it is in the text. */
export function askEverything(text: string, offset: number, context: CheckContext, findings: readonly Finding[]): void {
  const file = parseSource(text);
  const inText = (what: string, { start, end }: Span): void => {
    assert.ok(0 <= start && start <= end && end <= text.length, `${what} answers with a place outside of the text.`);
  };
  for (const item of symbols(file, context)) inText("The outline", item.span);
  for (const span of selectionRanges(file, offset)) inText("Selecting more", span);
  for (const span of definition(file, offset, context)) inText("Go to definition", span);
  for (const span of references(file, offset, context, { withDeclaration: true })) inText("Find references", span);
  for (const { span } of highlights(file, offset, context)) inText("Highlighting", span);
  for (const { edit } of complete(file, offset, context)) inText("Completion", edit.span);
  const told = hover(file, offset, context, Date.UTC(2026, 2, 2, 10));
  if (told) inText("Hover", told.span);
  const place = prepareRename(file, offset, context);
  if (place.ok) inText("Rename", place.value.span);
  const cursor = { start: offset, end: offset };
  const cures = codeActions(file, cursor, findings, context, undefined);
  for (const action of [...cures, ...refactorings(file, cursor, context, cures)]) {
    for (const { span } of action.edits) inText(`The action "${action.title}"`, span);
  }
  const near = { start: Math.max(0, offset - 200), end: Math.min(text.length, offset + 200) };
  for (const { at } of inlayHints(file, near, context)) inText("A hint", { start: at, end: at });
  for (const token of semanticTokens(file, context, near)) inText("A token", token);
  const drawn = graph(file, findings, context);
  for (const { nodes, edges } of drawn?.parts ?? []) {
    for (const { span, nameSpan } of nodes) {
      inText("A node of the graph", span);
      inText("The name of a node", nameSpan);
    }
    for (const { span } of edges) inText("An edge of the graph", span);
  }
  if (drawn) writeSvg(drawGraph(drawn, "right"), "graph");
  const lineCount = text.split(/\r\n|\r|\n/).length;
  for (const { startLine, endLine } of foldingRanges(file)) {
    assert.ok(startLine < endLine && endLine < lineCount, "Folding answers with a line outside of the text.");
  }
}
