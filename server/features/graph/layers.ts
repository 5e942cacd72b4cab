/** One thing before another, both as indexes of nodes. */
export interface Link {
  readonly from: number;
  readonly to: number;
}

export interface Layers {
  /** For each node: how many must at least come before it, one after the other. */
  readonly layerOf: readonly number[];
  readonly layerCount: number;
  /** For each link: it closes a circle, so it was taken for its opposite. */
  readonly isTurned: readonly boolean[];
}

/**
 * Puts each node as early as what comes before it allows. In a circle the link that leads back to where the way began,
 * seen in the order of the nodes, is turned. Links of a node to itself count for nothing. Linear; no recursion.
 */
export function layersOf(nodeCount: number, links: readonly Link[]): Layers {
  const out = linksBySource(nodeCount, links);
  const isTurned = turnedLinks(nodeCount, links, out);
  const after: number[][] = Array.from({ length: nodeCount }, () => []);
  const waiting = new Array<number>(nodeCount).fill(0);
  for (const [index, { from, to }] of links.entries()) {
    if (from === to) continue;
    const [first, second] = isTurned[index] ? [to, from] : [from, to];
    after[first]?.push(second);
    waiting[second] = (waiting[second] ?? 0) + 1;
  }
  const layerOf = new Array<number>(nodeCount).fill(0);
  const ready = [...waiting.keys()].filter((node) => waiting[node] === 0);
  let last = -1;
  for (const node of ready) {
    const layer = layerOf[node] ?? 0;
    last = Math.max(last, layer);
    for (const next of after[node] ?? []) {
      layerOf[next] = Math.max(layerOf[next] ?? 0, layer + 1);
      waiting[next] = (waiting[next] ?? 0) - 1;
      if (waiting[next] === 0) ready.push(next);
    }
  }
  return { layerOf, layerCount: last + 1, isTurned };
}

function linksBySource(nodeCount: number, links: readonly Link[]): readonly number[][] {
  const out: number[][] = Array.from({ length: nodeCount }, () => []);
  for (const [index, { from }] of links.entries()) out[from]?.push(index);
  return out;
}

/** The links that lead back into the way by which they were reached. */
function turnedLinks(nodeCount: number, links: readonly Link[], out: readonly number[][]): readonly boolean[] {
  const isTurned = new Array<boolean>(links.length).fill(false);
  const state = new Uint8Array(nodeCount); // 0 not seen, 1 on the way, 2 done
  const next = new Uint32Array(nodeCount);
  for (let start = 0; start < nodeCount; start++) {
    if (state[start] !== 0) continue;
    const way = [start];
    state[start] = 1;
    for (let node = way.at(-1); node !== undefined; node = way.at(-1)) {
      const link = out[node]?.[next[node] ?? 0];
      if (link === undefined) {
        state[node] = 2;
        way.pop();
        continue;
      }
      next[node] = (next[node] ?? 0) + 1;
      const to = links[link]?.to ?? node;
      if (state[to] === 1) isTurned[link] = to !== node;
      else if (state[to] === 0) {
        state[to] = 1;
        way.push(to);
      }
    }
  }
  return isTurned;
}
