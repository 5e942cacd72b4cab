import { deepEqual, equal } from "node:assert/strict";
import { growthOf, rounded, spreadOf } from "./statistics.ts";

test("the median of an even number of values is the mean of the two in the middle", () => {
  deepEqual(spreadOf([4, 1, 3, 2]), { median: 2.5, best: 1, p95: 3.85, count: 4 });
});

describe("growth", () => {
  const growth: readonly (readonly [string, readonly [number, number][], number | undefined])[] = [
    [
      "what stays doesn't grow",
      [
        [1_000, 3],
        [10_000, 3],
        [50_000, 3],
      ],
      0,
    ],
    [
      "what doubles with the length grows by 1",
      [
        [1_000, 3],
        [10_000, 30],
      ],
      1,
    ],
    [
      "twice the square grows by 2",
      [
        [10, 200],
        [100, 20_000],
        [1_000, 2_000_000],
      ],
      2,
    ],
    [
      "all points pull on the line",
      [
        [1, 1],
        [10, 10],
        [100, 10],
      ],
      0.5,
    ],
    [
      "one length says nothing",
      [
        [1_000, 3],
        [1_000, 4],
      ],
      undefined,
    ],
    ["nothing says nothing", [], undefined],
  ];
  for (const [name, points, exponent] of growth) {
    test(name, () => {
      const found = growthOf(points.map(([at, value]) => ({ at, value })));
      equal(found === undefined ? undefined : rounded(found), exponent);
    });
  }
});
