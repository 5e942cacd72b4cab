import assert from "node:assert/strict";
import { isAtLeast, knownVersion } from "./platform.ts";

const versions = ["1.0", "1.1", "1.2", "2.0", "2.1"];

describe("which known version is meant", () => {
  const cases: readonly (readonly [asked: string, version: string, known: boolean])[] = [
    ["2.1", "2.1", true],
    ["2.0.0", "2.0", true],
    ["2.0.7", "2.0", true],
    ["v1.2", "1.2", true],
    ["2", "2.1", true],
    ["^1.0", "1.2", true],
    [">=1.1 <2.0", "1.2", true],
    ["<=2.0", "2.0", true],
    [">2.0", "2.1", true],
    ["1.x", "1.2", true],
    ["*", "2.1", true],
    ["1.5", "1.2", false],
    ["3.0", "2.1", false],
    ["0.9", "1.0", false],
    ["newest", "2.1", false],
    ["", "2.1", false],
  ];
  for (const [asked, version, known] of cases) {
    test(`${asked || "nothing"}: ${known ? version : `none, checked as ${version}`}`, () =>
      assert.deepEqual(knownVersion(asked, versions), { version, known }));
  }
  test("versions are compared as versions, not as texts", () => assert.equal(isAtLeast("2.0", "1.10"), true));
});
