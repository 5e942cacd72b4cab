import assert from "node:assert/strict";
import { Tally } from "./tally.ts";

interface Piece {
  readonly words: readonly string[];
}

const piece = (...words: string[]): Piece => ({ words });

describe("a tally of words", () => {
  const [build, check, ship] = [piece("MAKE", "JAVA"), piece("MAKE"), piece("JAVA", "KEY")];
  const versions: readonly (readonly [title: string, pieces: readonly Piece[], counts: Record<string, number>])[] = [
    ["all are new", [build, check, ship], { MAKE: 2, JAVA: 2, KEY: 1 }],
    ["nothing has changed", [build, check, ship], { MAKE: 2, JAVA: 2, KEY: 1 }],
    ["one in the middle is another", [build, piece("GO"), ship], { MAKE: 1, JAVA: 2, KEY: 1, GO: 1 }],
    ["one is gone", [build, ship], { MAKE: 1, JAVA: 2, KEY: 1 }],
    ["the same one twice", [build, build, ship], { MAKE: 2, JAVA: 3, KEY: 1 }],
    ["the order is another", [ship, build], { MAKE: 1, JAVA: 2, KEY: 1 }],
    ["none is left", [], {}],
  ];

  test("follows a document from version to version", () => {
    const tally = new Tally<Piece>(({ words }) => words);
    const lineage = {};
    for (const [title, pieces, counts] of versions) {
      assert.deepEqual(Object.fromEntries(tally.of(lineage, pieces)), counts, title);
    }
  });
  test("asks only about pieces that have come or gone", () => {
    const asked: Piece[] = [];
    const tally = new Tally<Piece>((one) => {
      asked.push(one);
      return one.words;
    });
    const lineage = {};
    const added = piece("GO");
    tally.of(lineage, [build, check, ship]);
    asked.length = 0;
    tally.of(lineage, [build, added, ship]);
    assert.deepEqual(asked, [check, added]);
  });
  test("keeps documents apart", () => {
    const tally = new Tally<Piece>(({ words }) => words);
    tally.of({}, [build]);
    assert.deepEqual([...tally.of({}, [check])], [["MAKE", 1]]);
  });
});
