import assert from "node:assert/strict";
import { addressKey, type ResolvedPath, ResolvedPaths, resolvePath } from "./resolve-path.ts";

const from = "file:///w/ci/pipeline.yml";
const root = { uri: "file:///w", isCertain: true };
const at = (uri: string): ResolvedPath => ({ kind: "address", uri, key: addressKey(uri) });

describe("a path in a file", () => {
  const cases: readonly [path: string, expected: ResolvedPath][] = [
    ["a.yml", at("file:///w/ci/a.yml")],
    ["./shared//a b.yml", at("file:///w/ci/shared/a%20b.yml")],
    ["../a.yml", at("file:///w/a.yml")],
    ["../../a.yml", { kind: "outside" }],
    ["shared/../../../w/a.yml", { kind: "outside" }],
    ["/etc/passwd", { kind: "not-relative" }],
    ["\\\\server\\share", { kind: "not-relative" }],
    ["C:\\a.yml", { kind: "not-relative" }],
    ["~/a.yml", { kind: "not-relative" }],
    ["https://example.com/a.yml", { kind: "not-relative" }],
    ["%2e%2e/a.yml", at("file:///w/ci/%252e%252e/a.yml")],
    ["\ud800.yml", at("file:///w/ci/%EF%BF%BD.yml")],
    ["a/".repeat(5_000), { kind: "unknown" }],
  ];
  for (const [path, expected] of cases) {
    test(`leads to ${expected.kind === "address" ? expected.uri : expected.kind}: ${JSON.stringify(path).slice(0, 40)}`, () =>
      assert.deepEqual(resolvePath(from, path, root), expected));
  }

  test("leads to the same when it is asked for again, by its file and its folder", () => {
    const paths = new ResolvedPaths();
    for (const _ of [1, 2]) {
      assert.deepEqual(paths.of(root)(from, "a.yml"), at("file:///w/ci/a.yml"));
      assert.deepEqual(paths.of(root)("file:///w/b.yml", "a.yml"), at("file:///w/a.yml"));
      assert.deepEqual(paths.of({ uri: "file:///w/ci", isCertain: true })(from, "../a.yml"), { kind: "outside" });
      assert.deepEqual(paths.of({ uri: "file:///w/ci", isCertain: false })(from, "../a.yml"), { kind: "unknown" });
    }
  });
  test("out of a folder that is only a guess leads nobody knows where", () =>
    assert.deepEqual(resolvePath(from, "../../a.yml", { uri: "file:///w", isCertain: false }), { kind: "unknown" }));
});
