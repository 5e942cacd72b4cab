import assert from "node:assert/strict";
import { type Path, parseSource } from "../document/index.ts";
import { type JsonSchema, keysAt, noteAt, valuesAt } from "./index.ts";

const schema: JsonSchema = {
  type: "object",
  anyOf: [{ required: ["steps"] }, { required: ["library"] }],
  properties: {
    library: { type: "object" },
    steps: { type: "array", items: { anyOf: [{ $ref: "#/$defs/step" }, { $ref: "#/$defs/expression" }] } },
    mode: {
      "x-pipewright": { doc: { en: "How it runs.", "zh-cn": "运行方式。" }, since: "1.1" },
      type: "string",
      enum: ["fast", "8", "slow"],
      default: "fast",
    },
  },
  $defs: {
    expression: { type: "string", pattern: "\\$\\{\\{", "x-pipewright": { expression: true } },
    step: {
      type: "object",
      required: ["name"],
      properties: {
        name: { type: "string" },
        type: { enum: ["a", "b"] },
        run: { type: "string" },
        with: { type: "object" },
      },
      oneOf: [{ required: ["type"] }, { required: ["run"] }],
      dependentSchemas: { with: { anyOf: [{ required: ["type"] }] } },
      allOf: [
        {
          if: { properties: { type: { const: "a" } }, required: ["type"] },
          // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
          then: { properties: { with: { type: "object", required: ["x"], properties: { x: { type: "boolean" } } } } },
        },
      ],
    },
  },
};

function keys(text: string, path: Path): readonly string[] {
  const marks = (key: { required: boolean; present: boolean }) => (key.required ? "*" : "") + (key.present ? "!" : "");
  return keysAt(schema, parseSource(text).documents[0]?.root, path).map((key) => key.key + marks(key));
}

describe("keysAt", () => {
  test("offers all keys of a map, what is required and what is there marked", () => {
    assert.deepEqual(keys("mode: fast", []), ["library", "steps*", "mode!"]);
    assert.deepEqual(keys("library: {}", []), ["library!", "steps", "mode"]);
  });
  test("works where nothing stands yet, or half a word", () => {
    assert.deepEqual(keys("mode: fast", ["steps", 0]), ["name*", "type", "run", "with"]);
    assert.deepEqual(keys("steps: [na]", ["steps", 0]), ["name*", "type", "run", "with"]);
  });
  test("leaves out what can't stand beside what is there", () => {
    assert.deepEqual(keys("steps: [{ run: x }]", ["steps", 0]), ["name*", "run!"]);
    assert.deepEqual(keys("steps: [{ type: a }]", ["steps", 0]), ["name*", "type!", "with"]);
  });
  test("follows the value that decides", () => {
    assert.deepEqual(keys("steps: [{ type: a }]", ["steps", 0, "with"]), ["x*"]);
    assert.deepEqual(keys("steps: [{ type: b }]", ["steps", 0, "with"]), []);
  });
});

describe("valuesAt", () => {
  const values = (path: Path) => valuesAt(schema, undefined, path).map(({ value }) => value);
  test("offers values as YAML reads them back", () => assert.deepEqual(values(["mode"]), ["fast", '"8"', "slow"]));
  test("knows true and false", () => {
    const root = parseSource("steps: [{ type: a }]").documents[0]?.root;
    assert.deepEqual(
      valuesAt(schema, root, ["steps", 0, "with", "x"]).map(({ value }) => value),
      ["true", "false"],
    );
  });
  test("offers nothing where anything may stand", () => assert.deepEqual(values(["steps", 0, "name"]), []));
});

describe("noteAt", () => {
  test("tells what is known of a key", () => {
    const note = noteAt(schema, undefined, ["mode"]);
    assert.equal(note?.doc?.en, "How it runs.");
    assert.equal(note?.since, "1.1");
    assert.equal(note?.type["zh-cn"], "文本");
    assert.equal(note?.default, "fast");
    assert.deepEqual(note?.choices, ["fast", "8", "slow"]);
  });
  test("has nothing for a key without words", () => assert.equal(noteAt(schema, undefined, ["steps"]), undefined));
});
