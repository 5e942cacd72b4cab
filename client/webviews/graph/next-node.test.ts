import assert from "node:assert/strict";
import type { GraphDirection, Picture, PictureNode } from "../../../protocol/index.ts";
import { inReadingOrder, type MoveKey, nextNode } from "./next-node.ts";

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
const node = (id: string, x: number, y: number): PictureNode => ({
  ...{ id, kind: "stage", label: id, detail: "", spoken: id, steps: [], problems: [], isInCircle: false },
  ...{ x, y, width: 100, height: 40, range, nameRange: range },
});

/**
 *   build ─┬─ unit ──┬─ deploy
 *          ├─ lint ──┘
 *   docs   └─ scan
 */
function picture(direction: GraphDirection): Picture {
  const turned = (id: string, along: number, across: number) =>
    direction === "right" ? node(id, along * 160, across * 60) : node(id, across * 160, along * 60);
  const nodes = [
    turned("build", 0, 1),
    turned("docs", 0, 2),
    turned("unit", 1, 0),
    turned("lint", 1, 1),
    turned("scan", 1, 2),
    turned("deploy", 2, 0.5),
  ];
  const edges = ["build>unit", "build>lint", "build>scan", "unit>deploy", "lint>deploy"].map((words) => {
    const [from = "", to = ""] = words.split(">");
    return { from, to, kind: "written" as const, path: "", top: 0, range, isInCircle: false };
  });
  const size = { width: 600, height: 300 };
  return { kind: "picture", version: 1, state: "whole", direction, title: null, ...size, titles: [], nodes, edges };
}

describe("walking through the picture by keys", () => {
  const cases: readonly [from: string, key: MoveKey, to: string | undefined][] = [
    ["build", "ArrowRight", "lint"],
    ["lint", "ArrowRight", "deploy"],
    ["deploy", "ArrowLeft", "unit"],
    ["unit", "ArrowLeft", "build"],
    ["unit", "ArrowDown", "lint"],
    ["lint", "ArrowUp", "unit"],
    ["unit", "ArrowUp", undefined],
    ["build", "ArrowDown", "docs"],
    ["deploy", "ArrowRight", undefined],
    ["docs", "ArrowRight", "scan"],
    ["deploy", "Home", "build"],
    ["build", "End", "deploy"],
    ["gone", "ArrowRight", undefined],
  ];
  const turnedKey: Readonly<Record<MoveKey, MoveKey>> = {
    ArrowRight: "ArrowDown",
    ArrowLeft: "ArrowUp",
    ArrowDown: "ArrowRight",
    ArrowUp: "ArrowLeft",
    Home: "Home",
    End: "End",
  };
  for (const [from, key, to] of cases) {
    test(`${key} from ${from} leads to ${to ?? "nothing"}`, () => {
      assert.equal(nextNode(picture("right"), from, key)?.id, to);
      assert.equal(nextNode(picture("down"), from, turnedKey[key])?.id, to);
    });
  }

  test("reads layer after layer", () =>
    assert.deepEqual(
      inReadingOrder(picture("right")).map(({ id }) => id),
      ["build", "docs", "unit", "lint", "scan", "deploy"],
    ));
});
