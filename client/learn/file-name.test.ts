import assert from "node:assert/strict";
import { hasOurName } from "../language/belongs.ts";
import { freeFileName } from "./file-name.ts";

describe("the name of a new pipeline file", () => {
  const cases: readonly [taken: readonly string[], name: string][] = [
    [[], "pipeline.yml"],
    [["README.md"], "pipeline.yml"],
    [["pipeline.yaml"], "2.pipeline.yml"],
    [["pipeline.yml", "2.pipeline.yml"], "3.pipeline.yml"],
  ];
  for (const [taken, name] of cases) {
    it(`is ${name} beside ${taken.join(", ") || "nothing"}`, () => {
      assert.equal(freeFileName(new Set(taken)), name);
      assert.ok(hasOurName(`/${name}`));
    });
  }
});
