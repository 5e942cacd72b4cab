import assert from "node:assert/strict";
import { KeptAnswer } from "./kept-answer.ts";

describe("a kept answer", () => {
  const kept = new KeptAnswer<string>();
  const owner = {};
  const asked: string[] = [];
  const ask = (scope: readonly unknown[], answer: string): string =>
    kept.of(owner, scope, () => {
      asked.push(answer);
      return answer;
    });

  test("is worked out anew only when something of its scope is another", () => {
    const templates = {};
    assert.equal(ask([templates, "2.1"], "first"), "first");
    assert.equal(ask([templates, "2.1"], "not asked"), "first");
    assert.equal(ask([templates, "2.0"], "other word"), "other word");
    assert.equal(ask([{}, "2.0"], "other object"), "other object");
    assert.equal(ask([], "less"), "less");
    assert.deepEqual(asked, ["first", "other word", "other object", "less"]);
  });
  test("belongs to one owner", () =>
    assert.equal(
      kept.of({}, [], () => "of another"),
      "of another",
    ));
});
