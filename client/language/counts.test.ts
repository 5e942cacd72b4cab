import assert from "node:assert/strict";
import { countsOf, countsSentence } from "./counts.ts";
import { inEnglish } from "./test-words.ts";

describe("the result of a check", () => {
  it("counts by weight", () => assert.deepEqual(countsOf([0, 0, 1, 2, 3]), { errors: 2, warnings: 1, notes: 2 }));

  it("is one sentence", () => {
    assert.equal(countsSentence(countsOf([]), inEnglish), "Pipewright: nothing to mend in this file.");
    assert.equal(countsSentence(countsOf([0, 1, 1]), inEnglish), "Pipewright: errors: 1, warnings: 2, notes: 0.");
  });
});
