import assert from "node:assert/strict";
import { progressOn } from "../../server/cli/lint/progress.ts";
import type { Terminal } from "../../server/cli/terminal.ts";

/** What progress writes when it is called at the given times, in ms, and then cleared. */
function written(isTerminal: boolean, timesMs: readonly number[]): string {
  let nowMs = 0;
  let text = "";
  const err = {
    write: (part: string) => {
      text += part;
    },
    isTerminal,
    columns: 80,
  };
  const terminal: Terminal = {
    folder: "/project",
    environment: {},
    out: err,
    err,
    readInput: async () => new Uint8Array(),
    nowMs: () => nowMs,
    signal: new AbortController().signal,
    release: () => {},
  };
  const progress = progressOn(terminal, "en", 9);
  for (const [index, timeMs] of timesMs.entries()) {
    nowMs = timeMs;
    progress.show(index + 1);
  }
  progress.clear();
  return text.replaceAll("\r\u001b[K", "|");
}

describe("progress", () => {
  test("is silent while the work takes less than a second", () => assert.equal(written(true, [0, 500, 999]), ""));
  test("counts files after a second, ten times a second at most, and leaves no trace", () =>
    assert.equal(written(true, [0, 1_000, 1_050, 1_099, 1_100]), "|Checking file 2 of 9|Checking file 5 of 9|"));
  test("is never written where no terminal is", () => assert.equal(written(false, [0, 1_000, 2_000]), ""));
});
