import assert from "node:assert/strict";
import { mayRestart } from "./crashes.ts";

describe("a server that crashes", () => {
  it("is started again four times within three minutes, then left alone", () => {
    assert.equal(mayRestart([0, 1_000, 2_000, 3_000]), true);
    assert.equal(mayRestart([0, 1_000, 2_000, 3_000, 4_000]), false);
  });

  it("is started again when its crashes lie far apart", () => {
    assert.equal(mayRestart([0, 60_000, 120_000, 180_000, 240_000]), true);
  });
});
