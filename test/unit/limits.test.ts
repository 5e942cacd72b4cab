/** What is too large to be shown on a rule's page. */
import assert from "node:assert/strict";
import { parseSource } from "../../server/document/index.ts";
import { complete, diagnose } from "../../server/features/index.ts";
import { contextOf } from "../kit/context.ts";

const pipeline = "pipeline:\n  name: big\n  stages: [{ name: build, steps: [{ name: hello, run: echo hello }] }]\n";

function findingsOf(text: string): readonly string[] {
  return (["en", "zh-cn"] as const).flatMap((locale) => {
    const { context, log } = contextOf({ dialect: "pipeline", locale });
    const findings = diagnose(parseSource(text), context);
    assert.deepEqual(log, []);
    return findings.map(({ severity, code, message, span }) => `${severity} ${code} ${span.start} ${message}`);
  });
}

const said = [
  "warning limit/size 0 This file has more than 50,000 lines or 5 MB, so only its YAML syntax is checked. Split it, or move repeated parts to templates.",
  "warning limit/size 0 此文件超过 50,000 行或 5 MB，因此只检查 YAML 语法。请拆分文件，或把重复的部分移到模板中。",
];

describe("limit/size", () => {
  test("50,000 lines are checked in full", () => assert.deepEqual(findingsOf(pipeline + "#\n".repeat(49_990)), []));

  test("more lines than that are said to be too many", () =>
    assert.deepEqual(findingsOf(pipeline + "#\n".repeat(50_010)), said));

  test("more than 5 MB are said to be too much", () =>
    assert.deepEqual(findingsOf(`${pipeline}# ${"x".repeat(5_000_001)}\n`), said));

  test("what else is wrong in such a file is not said, but broken YAML is", () => {
    const long = "#\n".repeat(50_010);
    assert.deepEqual(findingsOf(pipeline.replace("stages", "stagess") + long), said);
    assert.ok(findingsOf(`${pipeline}\tx: 1\n${long}`).some((line) => line.startsWith("error syntax/yaml")));
  });
});

describe("what is too much", () => {
  const codes = (text: string): readonly string[] =>
    diagnose(parseSource(text), contextOf({ dialect: "pipeline" }).context).map(({ code }) => code);

  test("brackets that nobody closes are told to be too deep", () =>
    assert.deepEqual(codes(`pipeline: ${"[".repeat(1_000)}`), ["limit/depth"]));

  test("an expression of more than 21,000 characters is told to be too long, and read no further", () =>
    assert.deepEqual(codes(`pipeline:\n  name: x\n  description: \${{ ${"git.branch && ".repeat(2_000)}true }}\n`), [
      "schema/missing-key",
      "expr/syntax",
    ]));

  test("a line of half a megabyte offers nothing, and at once", () => {
    const text = `pipeline: [${"a, ".repeat(160_000)}]\n`;
    const { context } = contextOf({ dialect: "pipeline" });
    assert.deepEqual(complete(parseSource(text), text.length >> 1, context), []);
  });
});
