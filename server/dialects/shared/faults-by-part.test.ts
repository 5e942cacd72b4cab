import assert from "node:assert/strict";
import { nodeAt, parseSource } from "../../document/index.ts";
import { dialectById } from "../index.ts";
import { faultsByPart } from "./faults-by-part.ts";

describe("the faults of a document", () => {
  const file = parseSource(`pipeline:
  name: shop
  triger: [manual]
  stages:
    - name: build
      stps: []
    - name: test
      steps: [{ name: run, run: make, tmeout: 5m }]
templates:
  ship: { kind: steps, stps: [] }
`);
  const [document] = file.documents;
  const dialect = dialectById("pipeline");
  assert.ok(document && dialect);
  const partAt = (...path: (string | number)[]) => {
    const node = nodeAt(document.root, path);
    assert.ok(node);
    return node;
  };
  const [build, check, ship] = [
    partAt("pipeline", "stages", 0),
    partAt("pipeline", "stages", 1),
    partAt("templates", "ship"),
  ];
  const faults = dialect.faults(file, document, "2.1");
  const split = faultsByPart({ document, faults }, () => [build, check, ship]);
  const keys = (some: typeof faults): readonly string[] =>
    some.map((fault) => (fault.kind === "unknown-key" ? fault.entry.key.text : fault.kind));

  test("belong to the stage or template that they are in", () => {
    assert.deepEqual(keys(split.of(build)), ["stps"]);
    assert.deepEqual(keys(split.of(check)), ["tmeout"]);
    assert.deepEqual(keys(split.of(ship)), ["stps"]);
  });
  test("are left over where they are in none", () => assert.deepEqual(keys(split.rest), ["triger"]));
});
