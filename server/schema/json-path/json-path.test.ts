import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseSource, plainValue, type YamlNode } from "../../document/index.ts";
import { couldLeadTo, findNodes, pathOf } from "./find-nodes.ts";
import { type JsonPath, readJsonPath } from "./read-json-path.ts";

interface ComplianceTest {
  readonly name: string;
  readonly selector: string;
  readonly document?: unknown;
  readonly result?: readonly unknown[];
  readonly results?: readonly (readonly unknown[])[];
  readonly invalid_selector?: boolean;
}

/** The public compliance suite comes with the parser's package. */
const suite = join(
  dirname(require.resolve("jsonpath-rfc9535/package.json")),
  "src/__tests__/jsonpath-compliance-test-suite/cts.json",
);
const { tests } = JSON.parse(readFileSync(suite, "utf8")) as { readonly tests: readonly ComplianceTest[] };

function rootOf(text: string): YamlNode {
  const root = parseSource(text).documents[0]?.root;
  assert.ok(root);
  return root;
}

function read(text: string): JsonPath {
  const answer = readJsonPath(text);
  assert.ok(answer.ok, text);
  return answer.path;
}

describe("JSONPath, as the public compliance suite has it", () => {
  for (const { name, selector, document, result, results, invalid_selector: isInvalid } of tests) {
    test(name, () => {
      const answer = readJsonPath(selector);
      if (isInvalid) {
        assert.equal(answer.ok && selector.startsWith("$"), false);
        return;
      }
      assert.ok(answer.ok, answer.ok ? "" : answer.problem.en);
      const found = findNodes(answer.path, rootOf(JSON.stringify(document)));
      const values = JSON.parse(JSON.stringify(found.map(({ node }) => plainValue(node)))) as unknown[];
      const allowed = results ?? [result ?? []];
      assert.ok(
        allowed.some((one) => isSameJson(one, values)),
        JSON.stringify(values),
      );
    });
  }
});

function isSameJson(a: unknown, b: unknown): boolean {
  try {
    assert.deepEqual(a, b);
    return true;
  } catch {
    return false;
  }
}

describe("JSONPath from where one stands", () => {
  const root = rootOf("flow: [{ id: a, tasks: [{ uses: x }, { uses: y }] }, { id: b }]");
  const texts = (path: string, start: YamlNode = root) =>
    findNodes(read(path), root, start).map(({ node }) => JSON.stringify(plainValue(node)));

  test("with and without a mark", () => {
    const [first] = findNodes(read("$.flow[0]"), root);
    assert.ok(first);
    for (const path of ["tasks[*].uses", "@.tasks[*].uses", "['tasks'][*].uses"]) {
      assert.deepEqual(texts(path, first.node), ['"x"', '"y"']);
    }
  });
  test("the root stays the root in a filter", () => {
    const [first] = findNodes(read("$.flow[0]"), root);
    assert.deepEqual(texts("tasks[?@.uses == 'y' && $.flow[1].id == 'b'].uses", first?.node), ['"y"']);
  });
  test("a path of what was found", () => {
    assert.deepEqual(findNodes(read("$..uses"), root).map(pathOf), [
      ["flow", 0, "tasks", 0, "uses"],
      ["flow", 0, "tasks", 1, "uses"],
    ]);
  });
  test("where something may stand one day", () => {
    assert.equal(couldLeadTo(read("$.flow[*].after[*]"), ["flow", 3, "after", 0]), true);
    assert.equal(couldLeadTo(read("$.flow[*].after[*]"), ["flow", 3, "after"]), false);
    assert.equal(couldLeadTo(read("$.flow[?@.x].after"), ["flow", 3, "after"]), true);
    assert.equal(couldLeadTo(read("$..after"), ["flow", 3, "inner", "after"]), true);
    assert.equal(couldLeadTo(read("$.jobs.*.needs"), ["jobs", "a", "wants"]), false);
  });
  test("a query that would go on for ever ends", () => {
    const wide = rootOf(JSON.stringify(Array.from({ length: 3_000 }, (_, index) => ({ index }))));
    assert.equal(findNodes(read("$[?count($..index) > 0]"), wide).length < 3_000, true);
  });
});
