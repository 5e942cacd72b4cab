import assert from "node:assert/strict";
import { DisplacedTab } from "./displaced-tab.ts";

describe("what the tab of a link has displaced", () => {
  it("is the file shown in passing whose tab went in the same moment", () => {
    const tab = new DisplacedTab<string>();
    tab.passingTabClosed({ address: "a.yml", column: 1 }, 1_000);
    tab.linkOpened(1, 1_003);
    assert.equal(tab.take(1), "a.yml");
    assert.equal(tab.take(1), undefined, "it comes back twice");
  });

  it("is the same when the link is told of first", () => {
    const tab = new DisplacedTab<string>();
    tab.linkOpened(1, 1_000);
    tab.passingTabClosed({ address: "a.yml", column: 1 }, 1_003);
    assert.equal(tab.take(1), "a.yml");
  });

  it("is nothing when no tab went", () => {
    const tab = new DisplacedTab<string>();
    tab.linkOpened(1, 1_000);
    assert.equal(tab.take(1), undefined);
  });

  it("is no file that the person has closed before", () => {
    const tab = new DisplacedTab<string>();
    tab.passingTabClosed({ address: "a.yml", column: 1 }, 1_000);
    tab.linkOpened(1, 9_000);
    assert.equal(tab.take(1), undefined);
  });

  it("is no file of another column", () => {
    const tab = new DisplacedTab<string>();
    tab.passingTabClosed({ address: "a.yml", column: 2 }, 1_000);
    tab.linkOpened(1, 1_001);
    assert.equal(tab.take(1), undefined);
  });
});
