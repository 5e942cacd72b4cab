import { deepEqual, equal, notEqual, ok } from "node:assert/strict";
import { dialectById } from "../server/dialects/index.ts";
import { parseSource } from "../server/document/index.ts";
import { type Catalog, diagnose, noProjectConfig, ownCatalog, PackStore } from "../server/features/index.ts";
import { memoryHost } from "../server/host/index.ts";
import type { BenchDialect } from "./figure.ts";
import { generateFlow, shortestFlow } from "./generate-flow.ts";
import { generatePipeline, shortestPipeline } from "./generate-pipeline.ts";
import { generateWorkflow, shortestWorkflow } from "./generate-workflow.ts";
import { defaultSeed } from "./generated-file.ts";
import { plantMistakes } from "./plant-mistakes.ts";

const kinds = [
  { dialect: "pipeline", generate: generatePipeline, shortest: shortestPipeline },
  { dialect: "github-actions", generate: generateWorkflow, shortest: shortestWorkflow },
  { dialect: "pack", generate: generateFlow, shortest: shortestFlow },
] as const;

for (const { dialect, generate, shortest } of kinds) {
  describe(`the ${dialect} files of the bench`, () => {
    describe("Law: a generated file has no finding, whatever its length and seed", () => {
      for (let lineCount: number = shortest; lineCount <= 400; lineCount += 17) {
        test(`${lineCount} lines`, () => deepEqual(findings(dialect, generate(lineCount, lineCount).text), []));
      }
      for (const lineCount of [100, 1_000, 10_000]) {
        test(`${lineCount} lines, as they are measured`, () =>
          deepEqual(findings(dialect, generate(lineCount).text), []));
      }
    });

    test("Law: the same length and seed give the same text", () => {
      equal(generate(500, 7).text, generate(500, 7).text);
      notEqual(generate(500, 7).text, generate(500, 8).text);
    });

    test("a file has exactly the lines that were asked for", () => {
      for (const lineCount of [80, 81, 99, 100, 101, 1_234]) {
        const { text, lineCount: told } = generate(lineCount);
        deepEqual([told, text.split("\n").length - 1], [lineCount, lineCount]);
      }
    });

    test("letters typed near the middle, and empty lines behind them, leave the file valid", () => {
      const { text, typing, indent } = generate(300);
      const lines = text.split("\n");
      const line = lines[typing.line] ?? "";
      equal(line.length, typing.character);
      const typed = lines.with(typing.line, `${line}abcdefghijklmnopqrstuvwxyz\n${indent}`);
      deepEqual(findings(dialect, typed.join("\n")), []);
    });

    test("each planted mistake is one finding", () => {
      const file = generate(3_000);
      const { text, lineCount, mistakeCount = 0, typing } = plantMistakes(file, dialect, defaultSeed);
      const mistaken = text.split("\n");
      const changed = file.text.split("\n").flatMap((line, index) => (mistaken[index] === line ? [] : [index]));
      deepEqual([changed.length, lineCount], [mistakeCount, 3_000]);
      ok(mistakeCount >= 25 && !changed.includes(typing.line));
      const found = findings(dialect, text);
      equal(found.length, mistakeCount, found.join("\n"));
    });
  });
}

let withPack: Catalog;

before(async () => {
  const { beside = [] } = generateFlow(shortestFlow);
  const host = memoryHost(beside.map(({ path, text }) => [`file:///shop/${path}`, text]));
  const config = { ...noProjectConfig, packs: ["./enablement"] };
  const { catalog, troubles } = await new PackStore(host).of(config, "file:///shop");
  deepEqual(troubles, []);
  withPack = catalog;
});

/** With the strictest level: a hint would count too. */
function findings(id: BenchDialect, text: string): readonly string[] {
  const catalog = id === "pack" ? withPack : ownCatalog;
  const dialect = id === "pack" ? catalog.dialects.find((one) => one.id === "flow") : dialectById(id);
  if (dialect === undefined) throw new Error(`There is no dialect ${id}.`);
  const log: string[] = [];
  const found = diagnose(parseSource(text), {
    dialect,
    locale: "en",
    catalog,
    config: { ...noProjectConfig, level: "strict" },
    choices: {},
    log: (line) => log.push(line),
  });
  return [...found.map(({ code, message }) => `${code}: ${message}`), ...log];
}
