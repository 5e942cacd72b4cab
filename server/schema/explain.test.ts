import assert from "node:assert/strict";
import type { Text } from "../../protocol/index.ts";
import { parseSource } from "../document/index.ts";
import { explain, type Fault, type JsonSchema } from "./index.ts";

const thing: Text = { en: "a thing", "zh-cn": "东西" };

/** Each fault in a line: kind, where, and what the rules need to say it. */
function faults(text: string, schema: JsonSchema): readonly string[] {
  const root = parseSource(text).documents[0]?.root;
  assert.ok(root);
  return explain(root, schema).map((fault) => `${fault.kind} ${wordsOf(fault, text)}`);
}

function wordsOf(fault: Fault, text: string): string {
  switch (fault.kind) {
    case "unknown-key":
      return fault.near === undefined ? fault.entry.key.text : `${fault.entry.key.text} near ${fault.near}`;
    case "missing-key":
      return `${fault.key} at ${text.slice(fault.span.start, fault.span.end)}`;
    case "type":
      return `${fault.path.join("/")} wants ${fault.expected.join("|")}`;
    case "value":
      return `${fault.path.join("/")} ${JSON.stringify(fault.problem)}`;
    case "exclusive":
      return `${fault.reason.kind} of ${fault.alternatives.join("|")} at ${text.slice(fault.span.start, fault.span.end)}`;
    case "too-new":
    case "removed":
    case "deprecated":
      return `${fault.what} ${fault.name}`;
  }
}

const step: JsonSchema = {
  type: "object",
  "x-pipewright": { name: thing },
  required: ["name"],
  properties: { name: { type: "string" }, run: { type: "string" }, type: { type: "string" }, with: { type: "object" } },
  additionalProperties: false,
  oneOf: [{ required: ["run"] }, { required: ["type"] }],
  dependentSchemas: { with: { anyOf: [{ required: ["type"] }] } },
};

describe("explain: one fault a cause", () => {
  test("a misspelt required key is not missed as well", () => {
    assert.deepEqual(faults("{ nme: a, run: b }", step), ["unknown-key nme near name"]);
  });
  test("a misspelt alternative is not missed as well", () => {
    assert.deepEqual(faults("{ name: a, rnu: b }", step), ["unknown-key rnu near run"]);
  });
  test("two slips don't both become the same key", () => {
    assert.deepEqual(faults("{ nam: a, nme: b, run: c }", step), ["unknown-key nam near name", "unknown-key nme"]);
  });
  test("a key that stands there already is no candidate", () => {
    assert.deepEqual(faults("{ name: a, nme: b, run: c }", step), ["unknown-key nme"]);
  });
  test("of two alternatives the later one is told", () => {
    assert.deepEqual(faults("{ name: a, run: b, type: c }", step), ["exclusive both of run|type at type"]);
  });
  test("without any alternative its companion is of no interest", () => {
    assert.deepEqual(faults("{ name: a, with: {} }", step), ["exclusive none of run|type at name"]);
  });
  test("a key without its companion", () => {
    assert.deepEqual(faults("{ name: a, run: b, with: {} }", step), ["exclusive companion of type at with"]);
  });
  test("each missing key is a fault of its own, at the name of its map", () => {
    const schema: JsonSchema = { properties: { a: { type: "object", required: ["b", "c"] } } };
    assert.deepEqual(faults("a: {}", schema), ["missing-key b at a", "missing-key c at a"]);
    assert.deepEqual(faults("- d: 1", { items: { required: ["b"] } }), ["missing-key b at d"]);
  });
  test("a value of the wrong type is not looked into", () => {
    assert.deepEqual(faults("[1]", { type: "object", required: ["a"] }), ["type  wants map"]);
  });
  test("a number where a word is asked for is a wrong word", () => {
    assert.deepEqual(faults("a: 5", { properties: { a: { type: "string", enum: ["x", "y"] } } }), [
      'value a {"kind":"choice","choices":["x","y"]}',
    ]);
  });
  test("faults of an anchored value are told once", () => {
    const schema: JsonSchema = { additionalProperties: { type: "object", properties: { n: { type: "integer" } } } };
    assert.deepEqual(faults("a: &a { n: x }\nb: *a\nc: *a", schema), ["type a/n wants integer"]);
  });
});

describe("explain: the branch that was meant", () => {
  test("is chosen by the type of the value", () => {
    const schema: JsonSchema = {
      anyOf: [
        { type: "integer", maximum: 3 },
        { type: "object", required: ["max"] },
      ],
    };
    assert.deepEqual(faults("7", schema), ['value  {"kind":"too-large","most":3}']);
    assert.deepEqual(faults("{ a: 1 }", schema), ["missing-key max at a"]);
    assert.deepEqual(faults("[7]", schema), ["type  wants integer|map"]);
  });
  test("is chosen by a key that tells the branches apart, not by the number of faults", () => {
    const branch = (type: string, keys: readonly string[]): JsonSchema => ({
      type: "object",
      properties: { type: { const: type }, a: true, b: true, c: true },
      required: ["type", ...keys],
    });
    const schema: JsonSchema = { oneOf: [branch("one", ["a", "b", "c"]), branch("two", ["a"])] };
    assert.deepEqual(faults("type: one", schema), [
      "missing-key a at type",
      "missing-key b at type",
      "missing-key c at type",
    ]);
    assert.deepEqual(faults("type: three", schema), ['value type {"kind":"choice","choices":["one","two"]}']);
  });
  test("is never the one for expressions", () => {
    const expression: JsonSchema = { type: "string", pattern: "\\$\\{\\{", "x-pipewright": { expression: true } };
    assert.deepEqual(faults("yes please", { anyOf: [{ type: "boolean" }, expression] }), ["type  wants boolean"]);
    assert.deepEqual(faults("${{ a }}", { anyOf: [{ type: "boolean" }, expression] }), []);
  });
  test("unites several choices", () => {
    assert.deepEqual(faults("c", { anyOf: [{ enum: ["a"] }, { enum: ["b"] }] }), [
      'value  {"kind":"choice","choices":["a","b"]}',
    ]);
  });
});

describe("explain: other versions", () => {
  const schema: JsonSchema = {
    type: "object",
    "x-pipewright": {
      name: thing,
      absent: {
        matrix: { since: "2.0" },
        only: { deprecated: "1.0", removed: "1.2", instead: "when", standsFor: ["when"] },
      },
    },
    required: ["when"],
    properties: { when: { type: "string" }, script: { deprecated: true, "x-pipewright": { deprecated: "1.0" } } },
    additionalProperties: false,
  };
  test("a key that this version lacks is no unknown one", () => {
    assert.deepEqual(faults("{ when: a, matrix: 1 }", schema), ["too-new key matrix"]);
  });
  test("a removed key stands for the one that it became", () => {
    assert.deepEqual(faults("only: a", schema), ["removed key only"]);
  });
  test("a deprecated key is told, and its value checked", () => {
    assert.deepEqual(faults("{ when: a, script: 1 }", schema), ["deprecated key script"]);
  });
});

describe("explain: bounds", () => {
  test("a circle of references ends", () => {
    assert.deepEqual(faults("a: 1", { $ref: "#/$defs/a", $defs: { a: { $ref: "#/$defs/a" } } }), []);
  });
  test("a reference to nowhere and a broken pattern ask for nothing", () => {
    assert.deepEqual(faults("a: b", { $ref: "#/$defs/gone", properties: { a: { pattern: "(" } } }), []);
  });
  test("keys named like parts of objects are keys", () => {
    const schema: JsonSchema = { type: "object", properties: { a: true }, additionalProperties: false };
    assert.deepEqual(faults("{ constructor: 1, __proto__: 2 }", schema), [
      "unknown-key constructor",
      "unknown-key __proto__",
    ]);
  });
});
