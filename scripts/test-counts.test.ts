import assert from "node:assert/strict";
import { countsOf, verdict } from "./test-counts.ts";

/** Exit code, written counts and output of a suite, and the line that becomes of it. */
function checkCounts(suite: { exit: number; written?: string; output?: string }, expected: string): void {
  assert.equal(verdict(countsOf(suite.exit, suite.written, suite.output ?? "")), expected);
}

describe("what a suite counts", () => {
  test("is what it wrote", () =>
    checkCounts({ exit: 1, written: `{"passed":3,"failed":1,"skipped":2}` }, "3 passed, 1 failed, 2 skipped"));

  test("is what its last line says", () =>
    checkCounts({ exit: 0, output: "a\n12 passed, 0 failed, 1 skipped\n" }, "12 passed, 0 failed, 1 skipped"));

  test("is one where it says nothing", () => {
    checkCounts({ exit: 0, output: "All is well.\n" }, "1 passed, 0 failed");
    checkCounts({ exit: 2 }, "0 passed, 1 failed");
  });

  test("holds a failure where it ended badly, whatever it wrote", () =>
    checkCounts({ exit: 1, written: `{"passed":3,"failed":0,"skipped":0}` }, "3 passed, 1 failed"));

  test("holds a failure where no test ran", () =>
    checkCounts({ exit: 0, written: `{"passed":0,"failed":0,"skipped":0}` }, "0 passed, 1 failed"));
});
