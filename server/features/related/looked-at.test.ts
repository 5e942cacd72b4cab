import assert from "node:assert/strict";
import { LookedAt } from "./looked-at.ts";

describe("who has looked at an address", () => {
  function look(...looks: readonly (readonly [asker: string, ...keys: string[]])[]): LookedAt {
    const lookedAt = new LookedAt();
    for (const [asker, ...keys] of looks) lookedAt.set(asker, new Set(keys));
    return lookedAt;
  }

  test("is known of each address", () => {
    const lookedAt = look(["shop", "build", "test"], ["store", "build"]);
    assert.deepEqual([...lookedAt.askersOf("build")], ["shop", "store"]);
    assert.deepEqual([...lookedAt.askersOf("test")], ["shop"]);
    assert.deepEqual([...lookedAt.askersOf("deploy")], []);
  });

  test("is what it looked at last", () => {
    const lookedAt = look(["shop", "build", "test"], ["store", "build"], ["shop", "test", "deploy"]);
    assert.deepEqual([...lookedAt.askersOf("build")], ["store"]);
    assert.deepEqual([...lookedAt.askersOf("test")], ["shop"]);
    assert.deepEqual([...lookedAt.askersOf("deploy")], ["shop"]);
  });

  test("is forgotten with the file that looked", () => {
    const lookedAt = look(["shop", "build", "test"], ["store", "build"]);
    lookedAt.forget("shop");
    assert.deepEqual([...lookedAt.askersOf("build")], ["store"]);
    assert.equal(lookedAt.has("test"), false);
  });
});
