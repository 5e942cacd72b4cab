import assert from "node:assert/strict";
import { endOfLog, lineCount } from "./log-text.ts";

describe("a piece of a log", () => {
  test("is taken whole when it is short", () => assert.equal(endOfLog("one\ntwo\n"), "one\ntwo\n"));
  test("is taken from its end when it is long, beginning with a whole line", () => {
    const log = `${"a".repeat(150)}\n`.repeat(2_000);
    const end = endOfLog(log);
    assert.ok(log.endsWith(end));
    assert.equal(end.length % 151, 0);
    assert.ok(end.length > 199_000 && end.length <= 200_000);
  });
  const counts: readonly [text: string, count: number][] = [
    ["", 0],
    [" \n", 0],
    ["one", 1],
    ["one\ntwo\n\n", 2],
    ["one\r\ntwo", 2],
  ];
  for (const [text, count] of counts)
    test(`${JSON.stringify(text)} has ${count} lines`, () => assert.equal(lineCount(text), count));
});
