import type { Lanes } from "./lanes.ts";
import type { Link } from "./layers.ts";

/** Sweeps over all layers, there and back; more of them hardly ever help, nor do any after two in vain. */
const mostSweeps = 8;
const mostInVain = 2;

/** For each vertex its neighbours in the layer before and in the one after. */
export interface Neighbours {
  readonly before: readonly (readonly number[])[];
  readonly after: readonly (readonly number[])[];
}

export function neighboursOf(vertexCount: number, lines: readonly Link[]): Neighbours {
  const before: number[][] = Array.from({ length: vertexCount }, () => []);
  const after: number[][] = Array.from({ length: vertexCount }, () => []);
  for (const { from, to } of lines) {
    after[from]?.push(to);
    before[to]?.push(from);
  }
  return { before, after };
}

/**
 * Orders the vertices within their layers so that few lines cross: each goes to the middle of its neighbours, layer
 * after layer, and the best of the orders seen is kept. What is equal stays in the order of the file.
 */
export function orderLayers({ layers, lines, layerOf }: Lanes, neighbours: Neighbours): number[][] {
  const placeOf = new Float64Array(layerOf.length);
  const middleOf = new Float64Array(layerOf.length);
  let current = layers.map((layer) => [...layer]);
  for (const layer of current) settle(layer, placeOf);
  let best = current;
  let fewest = crossingsOf(current, lines, layerOf, placeOf);
  for (let sweep = 0, inVain = 0; sweep < mostSweeps && fewest > 0 && inVain < mostInVain; sweep++) {
    const isForward = sweep % 2 === 0;
    const seen = isForward ? neighbours.before : neighbours.after;
    current = current.map((layer) => [...layer]);
    for (const layer of isForward ? current : [...current].reverse()) sortByMiddle(layer, seen, placeOf, middleOf);
    const crossings = crossingsOf(current, lines, layerOf, placeOf);
    if (crossings < fewest) {
      fewest = crossings;
      best = current;
      inVain = 0;
    } else inVain++;
  }
  return best;
}

function settle(layer: readonly number[], placeOf: Float64Array): void {
  for (const [place, vertex] of layer.entries()) placeOf[vertex] = place;
}

function sortByMiddle(
  layer: number[],
  neighbours: readonly (readonly number[])[],
  placeOf: Float64Array,
  middleOf: Float64Array,
): void {
  for (const vertex of layer) {
    const others = neighbours[vertex] ?? [];
    let sum = 0;
    for (const other of others) sum += placeOf[other] ?? 0;
    middleOf[vertex] = others.length === 0 ? (placeOf[vertex] ?? 0) : sum / others.length;
  }
  // Sorting keeps the order of what is equal.
  if (layer.length > 1) layer.sort((a, b) => (middleOf[a] ?? 0) - (middleOf[b] ?? 0));
  settle(layer, placeOf);
}

/** How many pairs of lines cross, counted layer by layer with a tree of sums: lines times the logarithm of a layer. */
function crossingsOf(
  layers: readonly (readonly number[])[],
  lines: readonly Link[],
  layerOf: readonly number[],
  placeOf: Float64Array,
): number {
  const byLayer: Link[][] = layers.map(() => []);
  for (const line of lines) byLayer[layerOf[line.from] ?? 0]?.push(line);
  let count = 0;
  for (const [layer, here] of byLayer.entries()) {
    const place = (vertex: number) => placeOf[vertex] ?? 0;
    here.sort((a, b) => place(a.from) - place(b.from) || place(a.to) - place(b.to));
    const sums = new Uint32Array((layers[layer + 1]?.length ?? 0) + 1);
    for (const [passed, { to }] of here.entries()) {
      count += passed - sumUpTo(sums, place(to) + 1);
      addAt(sums, place(to) + 1);
    }
  }
  return count;
}

function sumUpTo(sums: Uint32Array, place: number): number {
  let sum = 0;
  for (let at = place; at > 0; at -= at & -at) sum += sums[at] ?? 0;
  return sum;
}

function addAt(sums: Uint32Array, place: number): void {
  for (let at = place; at < sums.length; at += at & -at) sums[at] = (sums[at] ?? 0) + 1;
}
