import type { Layers, Link } from "./layers.ts";

/** Nodes and bends in layers, with lines between neighbouring layers only. */
export interface Lanes {
  /** Of each vertex: first all nodes, then the bends. */
  readonly layerOf: readonly number[];
  readonly nodeCount: number;
  /** The vertices of each layer, in the order in which they will stand. */
  readonly layers: number[][];
  /** Each once, from a layer to the next one. */
  readonly lines: readonly Link[];
  /** For each link the bends that it passes, in the direction in which it was laid. */
  readonly bends: readonly (readonly number[])[];
  /** Bends that follow each other, for all links of a node. */
  readonly chains: readonly (readonly number[])[];
}

/**
 * So many bends all links together may pass; what comes beyond goes straight, behind the nodes. A picture with more of
 * them is neither clear nor quick. Links of one node share their bends.
 */
const mostBends = 3_000;

/** Cuts each link that passes layers into lines from layer to layer. */
export function lanesOf(nodeCount: number, links: readonly Link[], { layerOf, layerCount, isTurned }: Layers): Lanes {
  const layers: number[][] = Array.from({ length: layerCount }, () => []);
  const vertexLayer = [...layerOf];
  for (const [node, layer] of layerOf.entries()) layers[layer]?.push(node);
  const lines: Link[] = [];
  const seen = new Set<number>();
  const line = (from: number, to: number): void => {
    const key = from * (nodeCount + mostBends) + to;
    if (seen.has(key)) return;
    seen.add(key);
    lines.push({ from, to });
  };
  const chains = new Map<number, number[]>();
  let passedCount = 0;
  const bends = links.map(({ from, to }, index): readonly number[] => {
    if (from === to) return [];
    const [first, last] = isTurned[index] ? [to, from] : [from, to];
    const start = layerOf[first] ?? 0;
    const wanted = (layerOf[last] ?? 0) - start - 1;
    const key = isTurned[index] ? first + nodeCount : first;
    const chain = chains.get(key) ?? [];
    if (passedCount + wanted > mostBends) return [];
    passedCount += wanted;
    chains.set(key, chain);
    while (chain.length < wanted) {
      const bend = vertexLayer.length;
      const layer = start + 1 + chain.length;
      vertexLayer.push(layer);
      layers[layer]?.push(bend);
      line(chain.at(-1) ?? first, bend);
      chain.push(bend);
    }
    line(wanted > 0 ? (chain[wanted - 1] ?? first) : first, last);
    return chain.slice(0, wanted);
  });
  return { layerOf: vertexLayer, nodeCount, layers, lines, bends, chains: [...chains.values()] };
}
