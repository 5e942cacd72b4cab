import assert from "node:assert/strict";
import { aFlag, aNumber, aText, either, listOf, oneOf, orNull, recordOf } from "./shape.ts";

describe("the shape of what comes from outside", () => {
  const shape = recordOf({ name: aText, size: orNull(aNumber), tags: listOf(oneOf("new", "old")) });
  const cases: readonly [fits: boolean, value: unknown][] = [
    [true, { name: "a", size: 1, tags: [] }],
    [true, { name: "a", size: null, tags: ["new", "old"], more: 1 }],
    [false, { name: "a", tags: [] }],
    [false, { name: 1, size: 1, tags: [] }],
    [false, { name: "a", size: Number.NaN, tags: [] }],
    [false, { name: "a", size: 1, tags: ["other"] }],
    [false, { name: "a", size: 1, tags: { length: 0 } }],
    [false, null],
    [false, undefined],
    [false, "name"],
  ];
  for (const [fits, value] of cases) {
    test(`${fits ? "takes" : "refuses"} ${JSON.stringify(value)}`, () => assert.equal(shape(value), fits));
  }

  test("may be one of several", () => {
    const shape = either(aFlag, recordOf({ kind: oneOf("a") }));
    assert.deepEqual([true, { kind: "a" }, { kind: "b" }, "a"].map(shape), [true, true, false, false]);
  });
});
