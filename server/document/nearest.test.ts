import assert from "node:assert/strict";
import { editDistance, nearest } from "./index.ts";

describe("did you mean", () => {
  const cases: readonly (readonly [string, readonly string[], string | undefined])[] = [
    ["stps", ["steps", "stages", "services"], "steps"],
    ["biuld", ["build", "test"], "build"],
    ["mavn-build", ["maven-build", "go-build"], "maven-build"],
    ["Steps", ["steps"], "steps"],
    ["branch", ["branches", "tags"], "branches"],
    ["tes", ["test", "tea"], undefined],
    ["x", ["y"], undefined],
    ["completely-else", ["build"], undefined],
    ["build", ["build"], undefined],
  ];
  for (const [word, candidates, expected] of cases) {
    test(`${word} among ${candidates.join(", ")}: ${expected ?? "nothing"}`, () =>
      assert.equal(nearest(word, candidates)?.word, expected));
  }
  test("a swap of neighbours counts once", () => assert.equal(editDistance("biuld", "build"), 1));
  test("long words are not compared", () => assert.equal(editDistance("a".repeat(300), "a".repeat(299), 3), 4));
});
