import { hasExpression, valueAt, type YamlNode } from "../../document/index.ts";
import type { DialectGraph, GraphEdge, GraphMatrix, GraphNode } from "../graph.ts";
import type { Waiter } from "./waiting.ts";

/** How a dialect's stages or jobs become a graph. */
export interface GraphSource<One extends Waiter> {
  readonly title: string | undefined;
  readonly all: readonly One[];
  readonly byName: ReadonlyMap<string, One>;
  node(one: One): Omit<GraphNode, "id" | "nameSpan">;
  /** Whether it waits for the one before it, although nothing says so. */
  followsBefore(one: One): boolean;
}

/** What waits for what. A name that nothing has becomes a node of its own: it may be a slip, or stand elsewhere. */
export function waitingGraph<One extends Waiter>(source: GraphSource<One>): DialectGraph {
  const { title, all, byName } = source;
  const ids = new NodeIds();
  const nodes = all.map((one): GraphNode => {
    const node = source.node(one);
    return { ...node, id: ids.of(node.label ?? ""), nameSpan: one.nameSpan };
  });
  const idByWaiter = new Map(all.map((one, index) => [one, nodes[index]?.id ?? ""]));
  const absent = new Map<string, GraphNode>();
  const edges: GraphEdge[] = [];
  for (const [index, one] of all.entries()) {
    const to = nodes[index]?.id ?? "";
    const before = nodes[index - 1];
    if (!one.needsEntry) {
      if (before && source.followsBefore(one)) edges.push({ from: before.id, to, kind: "implied", span: one.nameSpan });
      continue;
    }
    const seen = new Set<string>();
    for (const { name, span } of one.needs) {
      if (seen.has(name)) continue;
      seen.add(name);
      const needed = byName.get(name);
      const from = (needed && idByWaiter.get(needed)) ?? absentNode(name, span, absent, ids).id;
      edges.push({ from, to, kind: "written", span });
    }
  }
  return { title, nodes: [...nodes, ...absent.values()], edges };
}

/** Ids that stay the same while the author types elsewhere: the names, and numbers where names repeat or lack. */
class NodeIds {
  readonly #taken = new Set<string>();
  readonly #counts = new Map<string, number>();

  of(name: string): string {
    let count = (this.#counts.get(name) ?? 0) + 1;
    let id = count === 1 ? name : `${name}#${count}`;
    while (this.#taken.has(id)) id = `${name}#${++count}`;
    this.#counts.set(name, count);
    this.#taken.add(id);
    return id;
  }
}

function absentNode(name: string, span: GraphNode["span"], absent: Map<string, GraphNode>, ids: NodeIds): GraphNode {
  const known = absent.get(name);
  if (known) return known;
  const node: GraphNode = { id: ids.of(`?${name}`), kind: "absent", label: name, detail: {}, span, nameSpan: span };
  absent.set(name, node);
  return node;
}

/** The axes of a matrix and how many runs they make; `besideAxes` are its keys that are none. */
export function matrixOf(matrix: YamlNode | undefined, besideAxes: readonly string[]): GraphMatrix | undefined {
  if (matrix?.kind !== "map") return undefined;
  const axes = matrix.entries.filter(({ key }) => !besideAxes.includes(key.text));
  const isPlain =
    axes.length > 0 && valueAt(matrix, "include") === undefined && valueAt(matrix, "exclude") === undefined;
  let runCount: number | undefined = isPlain ? 1 : undefined;
  for (const { value } of axes) {
    if (value.kind !== "list" || value.items.some(hasExpression)) runCount = undefined;
    else if (runCount !== undefined) runCount *= value.items.length;
  }
  return { axes: axes.map(({ key }) => key.text), runCount };
}
