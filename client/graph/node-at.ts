import type { GraphAnswer, PictureNode } from "../../protocol/index.ts";

/** The node that a line stands in, of those that are written there; the innermost where one lies in another. */
export function nodeAtLine(answer: GraphAnswer | undefined, line: number): PictureNode | undefined {
  if (answer?.kind !== "picture") return undefined;
  let best: PictureNode | undefined;
  for (const node of answer.nodes) {
    if (node.kind === "absent" || !reaches(node, line)) continue;
    if (!best || lineCount(node) <= lineCount(best)) best = node;
  }
  return best;
}

/** A range that ends at the start of a line has no part in it. */
function reaches({ range: { start, end } }: PictureNode, line: number): boolean {
  const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  return start.line <= line && line <= last;
}

function lineCount({ range: { start, end } }: PictureNode): number {
  return end.line - start.line;
}
