/**
 * Law: no false alarm on a valid file, no word on a file of somebody else.
 * test/corpus/pipeline/ and github-actions/ hold valid files; test/corpus/not-ours/ files of other tools, some with our names.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { detectDialect, dialectById } from "../../server/dialects/index.ts";
import { parseSource } from "../../server/document/index.ts";
import { diagnose, noProjectConfig, ownCatalog } from "../../server/features/index.ts";
import { fixtureOfText } from "../kit/fixture.ts";
import { obeyLaws } from "../kit/laws.ts";

const corpus = join(__dirname, "../corpus");

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(corpus, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

/** What the checks say of a file by its name and text alone, one line a finding; undefined when it is not ours. */
function findings(path: string): readonly string[] | undefined {
  const text = readFileSync(join(corpus, path), "utf8");
  const detected = detectDialect(text, path);
  const dialect = detected && dialectById(detected.dialect);
  if (dialect === undefined) return undefined;
  const log: string[] = [];
  const file = parseSource(text);
  const found = diagnose(file, {
    dialect,
    locale: "en",
    catalog: ownCatalog,
    config: noProjectConfig,
    choices: {},
    log: (line: string) => log.push(line),
  });
  assert.deepEqual(log, []);
  const lineOf = (offset: number): number => text.slice(0, offset).split(/\r\n|\n|\r/).length;
  return found.map(({ code, message, span }) => `${path}:${lineOf(span.start)} ${code} ${message}`);
}

const valid = ["pipeline", "github-actions"].flatMap((folder) => filesUnder(join(corpus, folder)));

describe("a valid pipeline has no finding", () => {
  for (const path of valid) test(path, () => assert.deepEqual(findings(path), []));
});

describe("a valid pipeline obeys the laws of every text", () => {
  for (const path of valid) {
    const text = readFileSync(join(corpus, path), "utf8");
    const dialect = detectDialect(text, path)?.dialect ?? "pipeline";
    test(path, () => obeyLaws(fixtureOfText(text, { dialect })));
  }
});

describe("a file of another tool is left alone", () => {
  for (const path of filesUnder(join(corpus, "not-ours"))) {
    test(path, () => assert.equal(findings(path), undefined));
  }
});
