import assert from "node:assert/strict";
import type { GraphDirection } from "../../../protocol/index.ts";
import { type GraphLayout, layOutGraph } from "./lay-out-graph.ts";
import type { Link } from "./layers.ts";

/** `a>b c` as links: a comes before b; c stands alone. Gives a row of names for each layer, from the first on. */
function layersOf(text: string, direction: GraphDirection = "right"): readonly string[] {
  const { names, links } = read(text);
  const { boxes } = layOutGraph(
    names.map(() => ({ width: 100, height: 40 })),
    links,
    direction,
  );
  const rows = new Map<number, { name: string; across: number }[]>();
  for (const [index, { x, y }] of boxes.entries()) {
    const [along, across] = direction === "right" ? [x, y] : [y, x];
    const row = rows.get(along) ?? [];
    rows.set(along, row);
    row.push({ name: names[index] ?? "", across });
  }
  return [...rows.keys()]
    .sort((a, b) => a - b)
    .map((along) =>
      (rows.get(along) ?? [])
        .sort((a, b) => a.across - b.across)
        .map(({ name }) => name)
        .join(" "),
    );
}

function read(text: string): { readonly names: readonly string[]; readonly links: readonly Link[] } {
  const names = [...new Set(text.match(/[^\s>]+/g))];
  const links = text.split(" ").flatMap((word) => {
    const [from = "", to] = word.split(">");
    return to === undefined ? [] : [{ from: names.indexOf(from), to: names.indexOf(to) }];
  });
  return { names, links };
}

/** A graph of a given size in which every node waits for two earlier ones, the same each time. */
function large(nodeCount: number): readonly Link[] {
  let seed = 1;
  const below = (limit: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % limit;
  };
  return Array.from({ length: nodeCount - 1 }, (_, index) => [
    { from: below(index + 1), to: index + 1 },
    { from: index, to: index + 1 },
  ]).flat();
}

const layOut = (nodeCount: number, links: readonly Link[], direction: GraphDirection = "right"): GraphLayout =>
  layOutGraph(
    Array.from({ length: nodeCount }, () => ({ width: 100, height: 40 })),
    links,
    direction,
  );

describe("the layout of a graph", () => {
  const cases: readonly [name: string, links: string, layers: readonly string[]][] = [
    ["a row", "a>b b>c", ["a", "b", "c"]],
    ["a fork that joins again", "a>b a>c b>d c>d", ["a", "b c", "d"]],
    ["a link that passes a layer", "a>b b>c a>c", ["a", "b", "c"]],
    ["as early as may be", "a>b b>c d>c", ["a d", "b", "c"]],
    ["no needless crossing", "a>d b>c a>e", ["a b", "d e c"]],
    ["a circle, which begins at its first node", "a>b b>c c>a", ["a", "b", "c"]],
    ["two nodes that wait for each other", "a>b b>a", ["a", "b"]],
    ["a node that waits for itself", "a>a a>b", ["a", "b"]],
    ["nodes without links", "a b c", ["a b c"]],
    ["nothing", "", []],
  ];
  for (const [name, links, layers] of cases) {
    test(`of ${name}, to the right`, () => assert.deepEqual(layersOf(links), layers));
    test(`of ${name}, downwards`, () => assert.deepEqual(layersOf(links, "down"), layers));
  }

  test("lets no two nodes overlap", () => {
    for (const direction of ["right", "down"] as const) {
      const { boxes, width, height } = layOut(120, large(120), direction);
      for (const [index, box] of boxes.entries()) {
        assert.ok(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height);
        for (const other of boxes.slice(index + 1)) {
          const isApart =
            box.x + box.width <= other.x ||
            other.x + other.width <= box.x ||
            box.y + box.height <= other.y ||
            other.y + other.height <= box.y;
          assert.ok(isApart, `${JSON.stringify(box)} overlaps ${JSON.stringify(other)}`);
        }
      }
    }
  });

  test("gives the same picture for the same graph", () =>
    assert.deepEqual(layOut(60, large(60)), layOut(60, large(60))));

  test("ends every arrow at the edge of its node", () => {
    const { boxes, paths } = layOut(3, [
      { from: 0, to: 1 },
      { from: 1, to: 2 },
      { from: 0, to: 2 },
      { from: 2, to: 0 },
    ]);
    const ends = paths.map((path) => Number(path.split(/[ MLC]/).at(-2)));
    const [first, second, third] = boxes.map(({ x, width }) => ({ left: x, right: x + width }));
    assert.deepEqual(ends, [second?.left, third?.left, third?.left, first?.right]);
  });

  test("draws very long links straight once there are too many bends", () => {
    const links = Array.from({ length: 999 }, (_, index) => [
      { from: index, to: index + 1 },
      { from: 0, to: index + 1 },
    ]).flat();
    const { paths } = layOut(1_000, links);
    assert.ok(paths.join("").length < 1_000_000);
  });
});
