import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Log, Run } from "sarif";
import { formatSarif } from "../../../server/cli/formats/sarif.ts";
import { texts } from "../../../server/cli/texts.ts";
import { knownRules } from "../../../server/features/index.ts";
import type { SampleReport } from "../sample-report.ts";
import { sampleReport } from "../sample-report.ts";
import { sarifFaults } from "../sarif-schema.ts";

/** The run in the log, which is valid by the schema of SARIF 2.1.0. */
function runOf(sample: SampleReport): Run {
  const log: Log = JSON.parse(formatSarif(sampleReport(sample)));
  assert.deepEqual(sarifFaults(log), []);
  const [run] = log.runs;
  assert(run);
  return run;
}

describe("the sarif format", () => {
  test("the schema that we hold it against refuses what is wrong", () => {
    assert.notDeepEqual(sarifFaults({ version: "2.1.0", runs: [{}] }), []);
    assert.notDeepEqual(sarifFaults({ version: "2.1.0", runs: [{ tool: { driver: { name: 1 } } }] }), []);
  });

  test("a result has its place, the other places, and its fixes", () => {
    const text = "a: one\nb: wrong\n";
    const fixes = [{ title: "Change", change: ["wrong", "one"] }] as const;
    const findings = [{ on: "wrong", message: "No.", related: [{ on: "one", message: "Here." }], fixes }];
    const region = { startLine: 2, startColumn: 4, endLine: 2, endColumn: 9, charOffset: 10, charLength: 5 };
    const artifactLocation = { uri: "ci/%E5%90%8D%20a.yml", uriBaseId: "SRCROOT" };
    assert.deepEqual(runOf({ files: { "ci/名 a.yml": { text, findings } } }).results, [
      {
        ruleId: "needs/unknown",
        ruleIndex: 0,
        level: "error",
        message: { text: "No." },
        locations: [{ physicalLocation: { artifactLocation, region } }],
        relatedLocations: [
          {
            id: 0,
            physicalLocation: {
              artifactLocation,
              region: { startLine: 1, startColumn: 4, endLine: 1, endColumn: 7, charOffset: 3, charLength: 3 },
            },
            message: { text: "Here." },
          },
        ],
        fixes: [
          {
            description: { text: "Change" },
            artifactChanges: [
              { artifactLocation, replacements: [{ deletedRegion: region, insertedContent: { text: "one" } }] },
            ],
            properties: { safety: "safe", preferred: true },
          },
        ],
        properties: { platform: { version: "2.1", from: "pack" } },
      },
    ]);
  });

  test("the driver describes each rule that found something, with its page", () => {
    const [rule] = runOf({ files: { "a.yml": { text: "a", findings: [{ on: "a" }] } } }).tool.driver.rules ?? [];
    const known = knownRules().find(({ id }) => id === "needs/unknown");
    assert.equal(rule?.shortDescription?.text, known?.title.en);
    assert.equal(rule?.helpUri, "https://github.com/pipewright/pipewright/blob/main/docs/rules/en/needs/unknown.md");
    assert.match(rule?.help?.markdown ?? "", /^# /);
  });

  test("each level has its own in SARIF, and no finding names a rule that isn't described", () => {
    const severities = ["error", "warning", "information", "hint"] as const;
    const findings = severities.map((severity, at) => ({
      on: { start: at, end: at },
      severity,
      code: `x/${severity}`,
    }));
    const { results = [], tool } = runOf({ files: { "a.yml": { text: "abcd", findings } } });
    assert.deepEqual(
      results.map(({ level }) => level),
      ["error", "warning", "note", "note"],
    );
    assert.deepEqual(
      results.map(({ ruleIndex = -1 }) => tool.driver.rules?.[ruleIndex]?.id),
      results.map(({ ruleId }) => ruleId),
    );
  });

  test("a file that could not be read is told as a notification, and the run was no success", () => {
    const trouble = { name: "b.yml", path: "/project/b.yml", text: texts.notText, words: { path: "b.yml" } };
    const [invocation] = runOf({ files: {}, troubles: [trouble] }).invocations ?? [];
    assert.deepEqual([invocation?.executionSuccessful, invocation?.exitCode], [false, 2]);
    assert.match(invocation?.toolExecutionNotifications?.[0]?.message.text ?? "", /not UTF-8/);
  });

  test("columns are counted in UTF-16 units, and paths from the root", () => {
    const run = runOf({ files: { "<stdin>": { text: "a", findings: [{ on: "a" }] } } });
    assert.deepEqual(
      [run.columnKind, run.originalUriBaseIds],
      ["utf16CodeUnits", { SRCROOT: { uri: "file:///project/" } }],
    );
    assert.equal(run.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri, "%3Cstdin%3E");
  });

  test("the version is that of the package", () => {
    const { version } = JSON.parse(readFileSync(`${__dirname}/../../../package.json`, "utf8"));
    assert.equal(runOf({ files: {} }).tool.driver.version, version);
  });
});
