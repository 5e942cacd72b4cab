import type { GraphDirection } from "../../../protocol/index.ts";
import type { FileGraph, GraphPart, SeenNode } from "../graph.ts";
import { type Box, type GraphLayout, layOutGraph, type Size } from "./lay-out-graph.ts";
import { textWidth } from "./text-width.ts";

/** A picture of a graph, all its parts one below the other. */
export interface GraphPicture extends Size {
  readonly parts: readonly DrawnPart[];
}

export interface DrawnPart extends GraphPart {
  /** Where its title stands, if the picture has several parts. */
  readonly titleAt: { readonly x: number; readonly y: number } | undefined;
  /** In the order of the nodes. */
  readonly boxes: readonly Box[];
  /** In the order of the edges. */
  readonly paths: readonly string[];
  /** The paths count from here. */
  readonly top: number;
}

export const fontSizes = { label: 13, detail: 11 } as const;
const nodeHeight = 48;
const nodeWidths = { least: 120, most: 240 } as const;
/** Left and right of a node's words: the coloured edge, the sign of a problem. */
const besideWords = 58;
/** How much wider than usual letters those of a name are. */
const boldness = 1.08;
const titleHeight = 28;

/** Lays a graph out. Pure; see `layOutGraph` for what it costs. */
export function drawGraph({ parts }: FileGraph, direction: GraphDirection): GraphPicture {
  const drawn: DrawnPart[] = [];
  let width = 0;
  let top = 0;
  for (const part of parts) {
    const indexById = new Map(part.nodes.map(({ id }, index) => [id, index]));
    const links = part.edges.map(({ from, to }) => ({ from: indexById.get(from) ?? 0, to: indexById.get(to) ?? 0 }));
    const layout: GraphLayout = layOutGraph(part.nodes.map(sizeOf), links, direction);
    const titleAt = parts.length > 1 ? { x: 24, y: top } : undefined;
    if (titleAt) top += titleHeight;
    const boxes = layout.boxes.map((box) => ({ ...box, y: box.y + top }));
    drawn.push({ ...part, titleAt, boxes, paths: layout.paths, top });
    top += layout.height;
    width = Math.max(width, layout.width);
  }
  return { width, height: top, parts: drawn };
}

function sizeOf({ label, detail }: SeenNode): Size {
  const words = Math.max(Math.ceil(textWidth(label, fontSizes.label) * boldness), textWidth(detail, fontSizes.detail));
  return { width: Math.min(nodeWidths.most, Math.max(nodeWidths.least, words + besideWords)), height: nodeHeight };
}
