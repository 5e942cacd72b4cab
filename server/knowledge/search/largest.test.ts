import assert from "node:assert/strict";
import fc from "fast-check";
import { largest } from "./largest.ts";

test("the largest are those that sorting everything finds", () => {
  const value = fc.oneof(fc.constant(0), fc.constant(1), fc.float({ min: 0, max: 5, noNaN: true }));
  fc.assert(
    fc.property(fc.array(value, { maxLength: 80 }), fc.integer({ min: 1, max: 12 }), (list, most) => {
      const values = Float32Array.from(list);
      const sorted = Array.from(values, (value, place) => ({ place, value }))
        .filter(({ value }) => value > 0)
        .sort((a, b) => b.value - a.value || a.place - b.place);
      assert.deepEqual(largest(values, most), sorted.slice(0, most));
    }),
  );
});
