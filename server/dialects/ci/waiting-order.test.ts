import assert from "node:assert/strict";
import type { YamlMap } from "../../document/index.ts";
import { WaitingOrder } from "./waiting-order.ts";

type Waiters = ConstructorParameters<typeof WaitingOrder>[0];

/** `build`, `test: build` …: who waits, and for whom. */
function waiters(...lines: readonly string[]): Waiters {
  const map: YamlMap = { kind: "map", span: { start: 0, end: 0 }, flow: false, entries: [], duplicates: [] };
  return lines.map((line) => {
    const [name = "", needs = ""] = line.split(":");
    const nameSpan = map.span;
    const names = needs.split(" ").filter(Boolean);
    return {
      map,
      name: name || undefined,
      nameSpan,
      needsEntry: undefined,
      needs: names.map((need) => ({ name: need, span: nameSpan, implied: false })),
    };
  });
}

describe("the order of those that wait", () => {
  const order = new WaitingOrder(
    waiters("build", "test: build", "docs", "ship: test docs", "lost: nowhere ship", "late: lost"),
  );
  const place = (name: string): number => order.placeOf(name) ?? -1;

  test("knows what comes before, also by others", () => {
    assert.equal(order.isBefore(place("build"), place("ship")), true);
    assert.equal(order.isBefore(place("ship"), place("build")), false);
    assert.equal(order.isBefore(place("docs"), place("test")), false);
    assert.equal(order.isBefore(order.placeOf("nowhere"), place("ship")), false);
  });
  test("finds out whether one of some comes before", () => {
    const docs = order.maskOf((one) => one === place("docs"));
    assert.deepEqual(
      ["test", "ship", "late"].map((name) => order.isBehindSome(place(name), docs)),
      [false, true, true],
    );
  });
  test("does not know what comes before where a need leads nowhere", () => {
    const names = ["ship", "lost", "late"];
    assert.deepEqual(
      names.map((name) => order.isKnownBefore(place(name))),
      [true, false, false],
    );
    assert.equal(order.hasLost, true);
  });
  test("finds those that could never start", () => {
    assert.deepEqual(order.endless, []);
    assert.deepEqual(new WaitingOrder(waiters("a", "b: c a", "c: b", "d: c", "e: e")).endless, [1, 2, 3]);
  });
  test("says whether a name repeats, or needs itself", () => {
    const repeated = new WaitingOrder(waiters("a", "b: b", "a"));
    assert.deepEqual([repeated.hasRepeats, repeated.needsItself], [true, true]);
    assert.deepEqual([order.hasRepeats, order.needsItself], [false, false]);
  });
  test("goes over more than 32 places", () => {
    const many = new WaitingOrder(
      waiters("s0", ...Array.from({ length: 99 }, (_, index) => `s${index + 1}: s${index}`)),
    );
    assert.equal(many.isBefore(0, 99), true);
    assert.equal(
      many.isBehindSome(
        99,
        many.maskOf((one) => one === 40),
      ),
      true,
    );
    assert.equal(
      many.isBehindSome(
        40,
        many.maskOf((one) => one === 99),
      ),
      false,
    );
  });
  test("holds of others as long as names and needs are the same", () => {
    const held = new WaitingOrder(waiters("build", "test: build"));
    assert.equal(held.holdsOf(waiters("build", "test: build")), true);
    assert.equal(held.holdsOf(waiters("build", "test")), false);
    assert.equal(held.holdsOf(waiters("build", "check: build")), false);
    assert.equal(held.holdsOf(waiters("build", "test: build", "ship")), false);
  });
  test("names what was most likely meant, but never the asker", () => {
    assert.equal(order.nearestTo("biuld", "test"), "build");
    assert.equal(order.nearestTo("biuld", "build"), undefined);
  });
});
