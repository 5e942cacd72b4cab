import type { Link } from "./layers.ts";

/**
 * For each link, whether it is part of a circle; a node that is linked to itself is one.
 * Tarjan's strongly connected components, without recursion: linear.
 */
export function linksInCircles(nodeCount: number, links: readonly Link[]): readonly boolean[] {
  const groupOf = groupsOf(nodeCount, links);
  return links.map(({ from, to }) => groupOf[from] === groupOf[to]);
}

/** For each node the number of its group: all that can be reached from it and lead back to it. */
function groupsOf(nodeCount: number, links: readonly Link[]): Int32Array {
  const out: number[][] = Array.from({ length: nodeCount }, () => []);
  for (const { from, to } of links) out[from]?.push(to);
  const walk = { order: new Int32Array(nodeCount).fill(-1), low: new Int32Array(nodeCount), count: 0 };
  const next = new Uint32Array(nodeCount);
  const groupOf = new Int32Array(nodeCount).fill(-1);
  const open: number[] = [];
  let groupCount = 0;
  const enter = (node: number, way: number[]): void => {
    walk.order[node] = walk.count;
    walk.low[node] = walk.count++;
    open.push(node);
    way.push(node);
  };
  for (let start = 0; start < nodeCount; start++) {
    if (walk.order[start] !== -1) continue;
    const way: number[] = [];
    enter(start, way);
    for (let node = way.at(-1); node !== undefined; node = way.at(-1)) {
      const to = out[node]?.[next[node] ?? 0];
      if (to !== undefined) {
        next[node] = (next[node] ?? 0) + 1;
        if (walk.order[to] === -1) enter(to, way);
        else if (groupOf[to] === -1) lower(walk.low, node, walk.order[to] ?? 0);
        continue;
      }
      way.pop();
      const parent = way.at(-1);
      if (parent !== undefined) lower(walk.low, parent, walk.low[node] ?? 0);
      if (walk.low[node] === walk.order[node]) closeGroup(node, open, groupOf, groupCount++);
    }
  }
  return groupOf;
}

function lower(low: Int32Array, node: number, to: number): void {
  low[node] = Math.min(low[node] ?? to, to);
}

function closeGroup(first: number, open: number[], groupOf: Int32Array, group: number): void {
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    groupOf[node] = group;
    if (node === first) return;
  }
}
