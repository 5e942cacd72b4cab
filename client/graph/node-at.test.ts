import assert from "node:assert/strict";
import type { PictureNode } from "../../protocol/index.ts";
import { nodeAtLine } from "./node-at.ts";

const node = (id: string, start: number, end: number, kind: PictureNode["kind"] = "stage"): PictureNode => {
  const range = { start: { line: start, character: 4 }, end: { line: end, character: 0 } };
  const words = { label: id, detail: "", spoken: id, steps: [], problems: [], isInCircle: false };
  return { id, kind, ...words, x: 0, y: 0, width: 0, height: 0, range, nameRange: range };
};

describe("the stage that the cursor is in", () => {
  const nodes = [node("build", 3, 6), node("test", 6, 9), node("gone", 7, 7, "absent"), node("inner", 7, 8)];
  const picture = { kind: "picture", version: 1, state: "whole", direction: "right", title: null } as const;
  const answer = { ...picture, width: 0, height: 0, titles: [], nodes, edges: [] };
  const cases: readonly [line: number, id: string | undefined][] = [
    [0, undefined],
    [3, "build"],
    [5, "build"],
    [6, "test"],
    [7, "inner"],
    [9, undefined],
  ];
  for (const [line, id] of cases) {
    test(`on line ${line} is ${id ?? "none"}`, () => assert.equal(nodeAtLine(answer, line)?.id, id));
  }

  test("is none without a picture", () => {
    assert.equal(nodeAtLine(undefined, 3), undefined);
    assert.equal(nodeAtLine({ kind: "too-large", version: 1, nodeCount: 1_001 }, 3), undefined);
  });
});
