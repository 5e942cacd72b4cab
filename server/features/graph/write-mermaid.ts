import type { GraphDirection } from "../../../protocol/index.ts";
import type { FileGraph, GraphPart, SeenNode } from "../graph.ts";

/**
 * The graph as a Mermaid flowchart: what is implied is dotted, what is absent dashed, several pipelines are subgraphs.
 * Labels are quoted and written so that nothing in them means something to Mermaid or to HTML.
 * Source: Mermaid's syntax of flowcharts ("Entity codes to escape characters").
 */
export function writeMermaid({ parts }: FileGraph, direction: GraphDirection): string {
  const lines = [`flowchart ${direction === "right" ? "LR" : "TD"}`];
  const idOf = new Map<string, string>();
  for (const { nodes } of parts) for (const { id } of nodes) idOf.set(id, `n${idOf.size + 1}`);
  for (const [index, part] of parts.entries()) {
    const isAlone = parts.length === 1;
    if (!isAlone) lines.push(`  subgraph p${index + 1}["${escapeLabel(part.title ?? "")}"]`);
    for (const line of linesOf(part, idOf)) lines.push(isAlone ? `  ${line}` : `    ${line}`);
    if (!isAlone) lines.push("  end");
  }
  const absent = parts.flatMap(({ nodes }) => nodes.filter(({ kind }) => kind === "absent"));
  if (absent.length > 0) {
    lines.push("  classDef absent stroke-dasharray: 4 3");
    lines.push(`  class ${absent.map(({ id }) => idOf.get(id)).join(",")} absent`);
  }
  return `${lines.join("\n")}\n`;
}

function linesOf({ nodes, edges }: GraphPart, idOf: ReadonlyMap<string, string>): readonly string[] {
  return [
    ...nodes.map((node) => `${idOf.get(node.id)}["${nodeText(node)}"]`),
    ...edges.map(({ from, to, kind }) => `${idOf.get(from)} ${kind === "implied" ? "-.->" : "-->"} ${idOf.get(to)}`),
  ];
}

function nodeText({ label, detail }: SeenNode): string {
  return detail === "" ? escapeLabel(label) : `${escapeLabel(label)}<br/>${escapeLabel(detail)}`;
}

/** Letters, digits, blanks and harmless marks stay; of all else the code is written. */
function escapeLabel(text: string): string {
  let escaped = "";
  for (const letter of text.replace(/\s+/g, " ")) {
    escaped += /[\p{L}\p{M}\p{N} ·.,_()/:…（）：、+-]/u.test(letter) ? letter : `#${letter.codePointAt(0) ?? 32};`;
  }
  return escaped;
}
