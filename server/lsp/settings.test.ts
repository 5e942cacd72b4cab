import assert from "node:assert/strict";
import { settingsOf } from "./settings.ts";

describe("settings that people write", () => {
  test("are taken as far as they are right", () =>
    assert.deepEqual(
      settingsOf({ platform: " 2.0 ", level: "strict", rules: { "needs/*": "off", "name/style": "loud", x: 3 } }),
      { platform: "2.0", level: "strict", rules: { "needs/*": "off" } },
    ));

  test("count as not set when they are of no use", () => {
    for (const said of [undefined, null, "2.0", [], { platform: "", level: "hard", rules: null }, { platform: 2 }]) {
      assert.deepEqual(settingsOf(said), {});
    }
  });
});
