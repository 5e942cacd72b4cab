import assert from "node:assert/strict";
import { ruleOfPath, rulePagePath } from "./rule-page-uri.ts";

describe("the address of a rule's page", () => {
  it("leads to the rule and back", () =>
    assert.equal(ruleOfPath(rulePagePath("step/unknown-input")), "step/unknown-input"));

  for (const path of [
    "/",
    "/needs",
    "/needs/unknown",
    "/needs/unknown.yml",
    "/a/b/c.md",
    "/../x.md",
    "/Needs/unknown.md",
  ]) {
    it(`knows no rule at ${path}`, () => assert.equal(ruleOfPath(path), undefined));
  }
});
