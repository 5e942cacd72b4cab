import { deepEqual, equal, notEqual } from "node:assert/strict";
import { dialectById } from "../server/dialects/index.ts";
import { parseSource } from "../server/document/index.ts";
import { diagnose, noProjectConfig } from "../server/features/index.ts";
import { generatePipeline, shortestPipeline } from "./generate-pipeline.ts";

describe("the pipelines of the bench", () => {
  describe("Law: a generated file has no finding, whatever its length and seed", () => {
    for (let lineCount = shortestPipeline; lineCount <= 400; lineCount += 17) {
      test(`${lineCount} lines`, () => deepEqual(findings(generatePipeline(lineCount, lineCount).text), []));
    }
    for (const lineCount of [100, 1_000, 10_000]) {
      test(`${lineCount} lines, as they are measured`, () => deepEqual(findings(generatePipeline(lineCount).text), []));
    }
  });

  test("Law: the same length and seed give the same text", () => {
    equal(generatePipeline(500, 7).text, generatePipeline(500, 7).text);
    notEqual(generatePipeline(500, 7).text, generatePipeline(500, 8).text);
  });

  test("a file has exactly the lines that were asked for", () => {
    for (const lineCount of [60, 61, 99, 100, 101, 1_234]) {
      const { text, lineCount: told } = generatePipeline(lineCount);
      deepEqual([told, text.split("\n").length - 1], [lineCount, lineCount]);
    }
  });

  test("letters typed near the middle leave the file valid", () => {
    const { text, typing } = generatePipeline(300);
    const lines = text.split("\n");
    const line = lines[typing.line] ?? "";
    equal(line.length, typing.character);
    deepEqual(findings(lines.with(typing.line, `${line}abcdefghijklmnopqrstuvwxyz`).join("\n")), []);
  });
});

/** With the strictest level: a hint would count too. */
function findings(text: string): readonly string[] {
  const dialect = dialectById("pipeline");
  if (dialect === undefined) throw new Error("There is no dialect `pipeline`.");
  const log: string[] = [];
  const found = diagnose(parseSource(text), {
    dialect,
    locale: "en",
    config: { ...noProjectConfig, level: "strict" },
    choices: {},
    log: (line) => log.push(line),
  });
  return [...found.map(({ code, message }) => `${code}: ${message}`), ...log];
}
