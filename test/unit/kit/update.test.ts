import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findLiterals, updateFile } from "../../kit/update.ts";

describe("npm test -- --update", () => {
  let folder = "";
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "pipewright-update-"));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  function updated(name: string, source: string, changes: readonly [line: number, from: string, to: string][]): string {
    const path = join(folder, name);
    writeFileSync(path, source);
    for (const [line, from, to] of changes) assert.ok(updateFile(path, line, from, to), `${from} was not found.`);
    return readFileSync(path, "utf8");
  }

  test("a block keeps the indentation that it has", () =>
    assert.equal(
      updated("block.ts", "check(`\n    a: 1\n      b: 2\n  `);\n", [
        [1, "\n    a: 1\n      b: 2\n  ", "a: 1\n~ error x/y\n  b: 3"],
      ]),
      "check(`\n    a: 1\n    ~ error x/y\n      b: 3\n  `);\n",
    ));

  test("a text in one line becomes a block when it grows", () =>
    assert.equal(
      updated("line.ts", '  check("a: 1");\n', [[1, "a: 1", "a: 1\n~ error x/y"]]),
      "  check(`\n    a: 1\n    ~ error x/y\n  `);\n",
    ));

  test("what TypeScript would read is escaped", () =>
    assert.equal(
      updated("escapes.ts", 'check("a");\n', [[1, "a", "`${{ x }}` \\$0"]]),
      "check(`\\`\\${{ x }}\\` \\\\$0`);\n",
    ));

  test("of the same text twice, the one at the line is changed; several changes keep their places", () =>
    assert.equal(
      updated("twice.ts", 'check("a");\ncheck("a");\ncheck("b");\n', [
        [2, "a", "c\nd"],
        [3, "b", "e"],
      ]),
      'check("a");\ncheck(`\n  c\n  d\n`);\ncheck(`e`);\n',
    ));

  test("a text that is not written as a literal is not found", () => {
    const path = join(folder, "none.ts");
    writeFileSync(path, 'const a = 1; // "a: 1"\n');
    assert.equal(updateFile(path, 1, "a: 1", "b"), false);
  });

  test("literals are read as TypeScript reads them", () =>
    assert.deepEqual(
      findLiterals("`a\\`b`; \"c\\n\\u0041\"; 'd\\\\'; `x${1}y`; /* `no` */").map(({ cooked }) => cooked),
      ["a`b", "c\nA", "d\\"],
    ));
});
