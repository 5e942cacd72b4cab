import assert from "node:assert/strict";
import { formatJson } from "../../../server/cli/formats/json.ts";
import { sampleReport } from "../sample-report.ts";

describe("the json format", () => {
  test("without findings it is an empty array", () => assert.equal(formatJson(sampleReport({ files: {} })), "[]\n"));

  test("a finding has the keys of our interface, with zero-based ranges in UTF-16 units", () => {
    const text = "pipeline:\n  name: 👍 wrong\n";
    const fixes = [{ title: "Change", change: ["wrong", "right"], safety: "suggested" }] as const;
    const findings = [{ on: "wrong", message: "No.", fixes, related: [{ on: "name", message: "Here." }] }];
    const range = { start: { line: 1, character: 11 }, end: { line: 1, character: 16 } };
    assert.deepEqual(JSON.parse(formatJson(sampleReport({ files: { "a.yml": { text, findings } } }))), [
      {
        file: "a.yml",
        range,
        severity: "error",
        code: "needs/unknown",
        message: "No.",
        source: "pipewright",
        platform: { version: "2.1", from: "pack" },
        codeDescription: {
          href: "https://github.com/pipewright/pipewright/blob/main/docs/rules/en/needs/unknown.md",
        },
        fixes: [{ title: "Change", safety: "suggested", preferred: true, edits: [{ range, newText: "right" }] }],
      },
    ]);
  });

  test("a finding without fixes has no such key; its page is in the reader's language", () => {
    const report = sampleReport({
      locale: "zh-cn",
      files: { "a.yml": { text: "a", findings: [{ on: "a", severity: "hint" }] } },
    });
    const [finding] = JSON.parse(formatJson(report));
    assert.deepEqual([Object.hasOwn(finding, "fixes"), finding.severity], [false, "hint"]);
    assert.match(finding.codeDescription.href, /\/docs\/rules\/zh-cn\/needs\/unknown\.md$/);
  });
});
