import assert from "node:assert/strict";
import { ruleOfLink } from "./rule-link.ts";

describe("the link of a finding's code", () => {
  it("leads to the rule, for a file", () =>
    assert.deepEqual(ruleOfLink({ path: "/step/unknown-input", query: "file:///shop/a%20b.yml" }), {
      id: "step/unknown-input",
      about: "file:///shop/a%20b.yml",
    }));

  it("leads to the rule alone", () =>
    assert.deepEqual(ruleOfLink({ path: "/needs/unknown", query: "" }), { id: "needs/unknown", about: null }));

  for (const path of ["/", "/needs", "/needs/unknown.md", "/a/b/c", "/../x", "/Needs/unknown"]) {
    it(`knows no rule at ${path}`, () => assert.equal(ruleOfLink({ path, query: "" }), undefined));
  }
});
