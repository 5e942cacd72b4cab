import assert from "node:assert/strict";
import { parseSource } from "../document/index.ts";
import { explain, isRight, readSchema } from "./index.ts";

interface Case {
  readonly schema: unknown;
  readonly right: readonly string[];
  readonly wrong: readonly string[];
}

const draft07 = "http://json-schema.org/draft-07/schema#";
const draft2019 = "https://json-schema.org/draft/2019-09/schema";

/** The public test suite holds the rest: see `npm run conformance:schema`. */
const cases: Readonly<Record<string, Case>> = {
  "in draft-07 a reference hides what stands beside it": {
    schema: { $schema: draft07, definitions: { a: { type: "string" } }, $ref: "#/definitions/a", maxLength: 1 },
    right: ["long"],
    wrong: ["5"],
  },
  "today both count": {
    schema: { $defs: { a: { type: "string" } }, $ref: "#/$defs/a", maxLength: 1 },
    right: ["l"],
    wrong: ["long", "5"],
  },
  "a reference by a name": {
    schema: { properties: { a: { $ref: "#name" } }, $defs: { b: { $anchor: "name", type: "integer" } } },
    right: ["a: 1"],
    wrong: ["a: x"],
  },
  "a reference to a document within": {
    schema: {
      $id: "https://example.com/root",
      items: { $ref: "item#/$defs/n" },
      $defs: { i: { $id: "item", $defs: { n: { type: "number" } } } },
    },
    right: ["[1.5]"],
    wrong: ["[x]"],
  },
  "a schema within itself": {
    schema: { properties: { next: { $ref: "#" }, n: { type: "integer" } }, additionalProperties: false },
    right: ["next: { next: { n: 1 } }"],
    wrong: ["next: { next: { n: x } }", "next: { m: 1 }"],
  },
  "a list of items is what prefixItems is today": {
    schema: { $schema: draft07, items: [{ type: "string" }], additionalItems: { type: "integer" } },
    right: ["[a, 1, 2]"],
    wrong: ["[1]", "[a, b]"],
  },
  "keys that nothing has looked at, also through a branch": {
    schema: {
      properties: { kind: { type: "string" } },
      anyOf: [
        { required: ["url"], properties: { url: true } },
        { required: ["path"], properties: { path: true } },
      ],
      unevaluatedProperties: false,
    },
    right: ["{ kind: a, url: b }", "{ path: a }"],
    wrong: ["{ kind: a, url: b, path2: c }", "{ url: a, other: b }"],
  },
  "items that contains has looked at are evaluated today": {
    schema: { contains: { const: "x" }, unevaluatedItems: { type: "integer" } },
    right: ["[x, 1]"],
    wrong: ["[x, y]"],
  },
  "and were not in 2019-09": {
    schema: { $schema: draft2019, contains: { const: "x" }, unevaluatedItems: { type: "string" } },
    right: ["[x, y]"],
    wrong: ["[x, 1]"],
  },
  "an anchor that another document may take over": {
    schema: {
      $id: "https://example.com/strict",
      $dynamicAnchor: "node",
      $ref: "tree",
      unevaluatedProperties: false,
      $defs: {
        tree: {
          $id: "tree",
          $dynamicAnchor: "node",
          properties: { name: true, children: { items: { $dynamicRef: "#node" } } },
        },
      },
    },
    right: ["{ name: a, children: [{ name: b }] }"],
    wrong: ["{ nam: a }", "{ name: a, children: [{ nam: b }] }"],
  },
};

function rootOf(text: string) {
  const root = parseSource(text).documents[0]?.root;
  assert.ok(root);
  return root;
}

describe("schemas that somebody else wrote", () => {
  for (const [name, { schema, right, wrong }] of Object.entries(cases)) {
    test(name, () => {
      const read = readSchema(schema);
      assert.deepEqual(read.problems, []);
      for (const text of right) assert.equal(isRight(rootOf(text), read.schema), true, text);
      for (const text of wrong) assert.equal(isRight(rootOf(text), read.schema), false, text);
    });
  }

  test("what is deprecated is told, and is right", () => {
    const { schema } = readSchema({ properties: { old: { type: "string", deprecated: true } } });
    assert.deepEqual(
      explain(rootOf("old: a"), schema).map(({ kind }) => kind),
      ["deprecated"],
    );
    assert.equal(isRight(rootOf("old: a"), schema), true);
  });

  test("descriptions, and those of values, become notes", () => {
    const { schema } = readSchema({
      title: "Release",
      type: "object",
      description: "Said.",
      properties: {
        kind: { enum: ["a"], enumDescriptions: ["The first."] },
        id: { pattern: "^x", patternErrorMessage: "An id begins with x." },
        mode: { "x-pipewright": { doc: { en: "How.", "zh-cn": "方式。" }, since: 2 } },
      },
    });
    const both = (text: string) => ({ en: text, "zh-cn": text });
    const { kind, id, mode } = schema.properties as Record<string, { "x-pipewright"?: unknown }>;
    assert.deepEqual(schema["x-pipewright"], { doc: both("Said."), name: both("Release") });
    assert.deepEqual(kind?.["x-pipewright"], { values: { a: { doc: both("The first.") } } });
    assert.deepEqual(id?.["x-pipewright"], { form: { name: "form", text: both("An id begins with x.") } });
    assert.deepEqual(mode?.["x-pipewright"], { doc: { en: "How.", "zh-cn": "方式。" }, since: "2" });
  });
});

describe("Law: any value gets an answer; what is wrong in it is a problem, never a throw", () => {
  const problems = (schema: unknown) =>
    readSchema(schema).problems.map(({ kind, at, word }) => `${kind} ${at} ${word}`);

  test("keywords of the wrong form are left out", () => {
    assert.deepEqual(problems({ type: 5, properties: { a: { required: "b" } }, items: "c" }), [
      "keyword  type",
      "keyword /properties/a required",
      "keyword  items",
    ]);
  });
  test("references that lead nowhere", () => {
    assert.deepEqual(problems({ items: { $ref: "#/$defs/none" }, not: { $ref: "https://example.com/other.json" } }), [
      "reference /items #/$defs/none",
      "reference /not https://example.com/other.json",
    ]);
  });
  test("patterns that are none, and patterns that could run away", () => {
    assert.deepEqual(problems({ pattern: "(" }), ["pattern  ("]);
    assert.deepEqual(problems({ pattern: "^(?=(a+)+$)" }), ["runaway-pattern  ^(?=(a+)+$)"]);
  });
  test("a pattern whose time would grow beyond all bounds is matched in bounded time", () => {
    const { schema, problems } = readSchema({ pattern: "^(a+)+$" });
    assert.deepEqual(problems, []);
    assert.equal(isRight(rootOf("a".repeat(30_000)), schema), true);
    assert.equal(isRight(rootOf(`${"a".repeat(30_000)}b`), schema), false);
  });
  test("another draft", () => {
    assert.deepEqual(problems({ $schema: "https://example.com/mine" }), ["draft  https://example.com/mine"]);
  });
  test("references in a circle", () => {
    const { schema } = readSchema({ $ref: "#/$defs/a", $defs: { a: { $ref: "#/$defs/b" }, b: { $ref: "#/$defs/a" } } });
    assert.equal(isRight(rootOf("5"), schema), true);
  });
  test("a schema of endless depth", () => {
    let deep: unknown = {};
    for (let depth = 0; depth < 100_000; depth++) deep = { not: deep };
    assert.deepEqual(new Set(readSchema(deep).problems.map(({ kind }) => kind)), new Set(["too-large"]));
  });
  for (const nothing of [null, 5, "x", [1], undefined]) {
    test(`${JSON.stringify(nothing)} is no schema`, () => assert.deepEqual(problems(nothing), ["no-schema  "]));
  }
});
