import { deepEqual, equal } from "node:assert/strict";
import { amount, table } from "./table.ts";

test("the first column stands left, all others right, and short rows are filled", () => {
  equal(
    table([
      ["", "us", "them"],
      ["a key", "1"],
      ["open", "10", "200"],
    ]),
    "         us  them\n  a key   1\n  open   10   200",
  );
});

test("three digits count", () => {
  deepEqual([0.3123, 3.123, 31.23, 312.3, 3123].map(amount), ["0.312", "3.12", "31.2", "312", "3,123"]);
});
