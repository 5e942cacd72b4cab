import { positionAt, type SourceFile, type Span, type YamlNode } from "../document/index.ts";

/** Lines that may be hidden behind the first of them; zero-based, the last one included. */
export interface FoldingRange {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind: "block" | "comment";
}

/** What can be folded: every key and list item of several lines, and comments of several lines. One range a first line. */
export function foldingRanges(file: SourceFile): readonly FoldingRange[] {
  const byStart = new Map<number, FoldingRange>();
  const add = (range: FoldingRange): void => {
    const other = byStart.get(range.startLine);
    if (range.endLine > range.startLine && (!other || other.endLine < range.endLine))
      byStart.set(range.startLine, range);
  };
  for (const { root } of file.documents) if (root) addBlocks(file, root, add);
  for (const range of commentBlocks(file)) add(range);
  return [...byStart.values()].sort((a, b) => a.startLine - b.startLine);
}

function addBlocks(file: SourceFile, node: YamlNode, add: (range: FoldingRange) => void): void {
  if (node.span.origin) return;
  if (node.kind === "map") {
    for (const entry of node.entries) {
      if (entry.merged) continue;
      add(blockOf(file, entry.span));
      addBlocks(file, entry.value, add);
    }
  } else if (node.kind === "list") {
    for (const item of node.items) {
      if (!item.span.origin) add(blockOf(file, item.span));
      addBlocks(file, item, add);
    }
  }
}

/** Blank lines after the last word belong to nobody. */
function blockOf({ text, lines }: SourceFile, { start, end }: Span): FoldingRange {
  const lastWord = start + text.slice(start, end).trimEnd().length;
  return { startLine: positionAt(lines, start).line, endLine: positionAt(lines, lastWord).line, kind: "block" };
}

function commentBlocks({ comments }: SourceFile): readonly FoldingRange[] {
  const blocks: { startLine: number; endLine: number; kind: "comment" }[] = [];
  for (const { line, ownLine } of comments) {
    if (!ownLine) continue;
    const last = blocks.at(-1);
    if (last?.endLine === line - 1) last.endLine = line;
    else blocks.push({ startLine: line, endLine: line, kind: "comment" });
  }
  return blocks;
}
