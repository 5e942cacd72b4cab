import type { Lanes } from "./lanes.ts";
import type { Neighbours } from "./order.ts";

/** Passes over the layers. More of them make a calmer picture; large ones have to do with fewer. */
const passes = { least: 6, most: 60, vertices: 18_000 } as const;

/** How far apart things stand within a layer. */
export interface Spacing {
  readonly betweenNodes: number;
  readonly besideBend: number;
}

/**
 * The middle of each vertex across the layers: near its neighbours, in the given order, never closer than their sizes
 * allow. Each layer is placed by a least-squares fit that keeps the order, so a pass is linear.
 */
export function placeVertices(
  order: readonly (readonly number[])[],
  { layerOf, nodeCount, chains }: Lanes,
  { before, after }: Neighbours,
  sizeOf: (vertex: number) => number,
  spacing: Spacing,
): Float64Array {
  const middle = new Float64Array(layerOf.length);
  const offsets = order.map((layer) => offsetsOf(layer, nodeCount, sizeOf, spacing));
  for (const [index, layer] of order.entries()) {
    const all = offsets[index] ?? [];
    const half = (all.at(-1) ?? 0) / 2;
    for (const [place, vertex] of layer.entries()) middle[vertex] = (all[place] ?? 0) - half;
  }
  const passCount = Math.min(passes.most, Math.max(passes.least, Math.floor(passes.vertices / layerOf.length)));
  for (let pass = 0; pass < passCount; pass++) {
    const isForward = pass % 2 === 0;
    const isLast = pass >= passCount / 2;
    for (let step = 0; step < order.length; step++) {
      const index = isForward ? step : order.length - 1 - step;
      const sides = isLast ? [before, after] : [isForward ? before : after];
      placeLayer(order[index] ?? [], offsets[index] ?? [], sides, nodeCount, middle);
    }
  }
  straighten(chains, order, offsets, layerOf, middle);
  return middle;
}

/** A long link runs in one line wherever it can do so without coming too near to anything. */
function straighten(
  chains: readonly (readonly number[])[],
  order: readonly (readonly number[])[],
  offsets: readonly (readonly number[])[],
  layerOf: readonly number[],
  middle: Float64Array,
): void {
  const placeOf = new Uint32Array(layerOf.length);
  for (const layer of order) for (const [place, vertex] of layer.entries()) placeOf[vertex] = place;
  for (const chain of chains) {
    let sum = 0;
    let least = Number.NEGATIVE_INFINITY;
    let most = Number.POSITIVE_INFINITY;
    for (const bend of chain) {
      const [layer, gaps] = [order[layerOf[bend] ?? 0] ?? [], offsets[layerOf[bend] ?? 0] ?? []];
      const place = placeOf[bend] ?? 0;
      const gap = (at: number) => Math.abs((gaps[at] ?? 0) - (gaps[place] ?? 0));
      const [above, below] = [layer[place - 1], layer[place + 1]];
      sum += middle[bend] ?? 0;
      if (above !== undefined) least = Math.max(least, (middle[above] ?? 0) + gap(place - 1));
      if (below !== undefined) most = Math.min(most, (middle[below] ?? 0) - gap(place + 1));
    }
    if (chain.length < 2 || least > most) continue;
    const line = Math.min(most, Math.max(least, sum / chain.length));
    for (const bend of chain) middle[bend] = line;
  }
}

function offsetsOf(
  layer: readonly number[],
  nodeCount: number,
  sizeOf: (vertex: number) => number,
  { betweenNodes, besideBend }: Spacing,
): readonly number[] {
  const offsets: number[] = [];
  let offset = 0;
  for (const [place, vertex] of layer.entries()) {
    const above = layer[place - 1];
    if (above !== undefined) {
      const gap = above < nodeCount && vertex < nodeCount ? betweenNodes : besideBend;
      offset += (sizeOf(above) + sizeOf(vertex)) / 2 + gap;
    }
    offsets.push(offset);
  }
  return offsets;
}

interface Block {
  sum: number;
  weight: number;
  count: number;
}

/** Pool adjacent violators: blocks of neighbours that push each other move as one. */
function placeLayer(
  layer: readonly number[],
  offsets: readonly number[],
  sides: readonly (readonly (readonly number[])[])[],
  nodeCount: number,
  middle: Float64Array,
): void {
  const blocks: Block[] = [];
  for (const [place, vertex] of layer.entries()) {
    const { wish, weight } = wishOf(vertex, sides, nodeCount, middle);
    let block: Block = { sum: (wish - (offsets[place] ?? 0)) * weight, weight, count: 1 };
    for (let last = blocks.at(-1); last && last.sum / last.weight > block.sum / block.weight; last = blocks.at(-1)) {
      blocks.pop();
      block = { sum: last.sum + block.sum, weight: last.weight + block.weight, count: last.count + block.count };
    }
    blocks.push(block);
  }
  let place = 0;
  for (const { sum, weight, count } of blocks) {
    for (let end = place + count; place < end; place++) {
      const vertex = layer[place];
      if (vertex !== undefined) middle[vertex] = sum / weight + (offsets[place] ?? 0);
    }
  }
}

/**
 * Where a vertex would like to be. Lines between bends weigh most, so that long links run straight; a bend hardly moves
 * a node, or rows would slant along a link that passes them.
 */
function wishOf(
  vertex: number,
  sides: readonly (readonly (readonly number[])[])[],
  nodeCount: number,
  middle: Float64Array,
): { readonly wish: number; readonly weight: number } {
  let sum = 0;
  let weight = 0;
  const isBend = vertex >= nodeCount;
  for (const side of sides) {
    for (const other of side[vertex] ?? []) {
      const pull = isBend ? (other >= nodeCount ? 8 : 0.5) : other >= nodeCount ? 0.1 : 1;
      sum += pull * (middle[other] ?? 0);
      weight += pull;
    }
  }
  return weight === 0 ? { wish: middle[vertex] ?? 0, weight: 0.1 } : { wish: sum / weight, weight };
}
