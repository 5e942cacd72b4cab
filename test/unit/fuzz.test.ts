/** A short run of `npm run fuzz`, always with the same seed: what it would find here, it finds each time. */
import fc from "fast-check";
import { laws } from "../fuzz/laws.ts";

describe("random texts against the laws", () => {
  for (const { name, property, weight } of laws) {
    test(`Law: ${name}`, () => fc.assert(property, { seed: 2026, numRuns: Math.max(2, Math.round(150 / weight)) }));
  }
});
