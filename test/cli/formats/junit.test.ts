import assert from "node:assert/strict";
import { DOMParser, onErrorStopParsing } from "@xmldom/xmldom";
import { formatJunit } from "../../../server/cli/formats/junit.ts";
import { texts } from "../../../server/cli/texts.ts";
import type { SampleReport } from "../sample-report.ts";
import { sampleReport } from "../sample-report.ts";

/** The report, and what an XML parser that forgives nothing makes of it. */
function junit(sample: SampleReport) {
  const xml = formatJunit(sampleReport(sample));
  const parsed = new DOMParser({ onError: onErrorStopParsing }).parseFromString(xml, "text/xml");
  return { xml, all: (tag: string) => [...parsed.getElementsByTagName(tag)] };
}

describe("the junit format", () => {
  test("a file is a suite and a finding a case; errors and warnings fail", () => {
    const { xml } = junit({
      files: {
        "ci/a.yml": {
          text: "a: b\nc: d\n",
          findings: [
            { on: "b", message: "Wrong." },
            { on: "c", severity: "warning", code: "name/style", message: "Ugly." },
            { on: "d", severity: "hint", code: "syntax/unused-anchor", message: "Unused." },
          ],
        },
        "ci/b.yml": { text: "" },
      },
    });
    assert.equal(
      xml,
      `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="pipewright" tests="4" failures="2" errors="0">
  <testsuite name="ci/a.yml" tests="3" failures="2" errors="0" skipped="0">
    <testcase name="needs/unknown 1:4" classname="ci/a.yml" file="ci/a.yml" line="1">
      <failure type="error" message="Wrong.">ci/a.yml:1:4 error needs/unknown
Wrong.</failure>
    </testcase>
    <testcase name="name/style 2:1" classname="ci/a.yml" file="ci/a.yml" line="2">
      <failure type="warning" message="Ugly.">ci/a.yml:2:1 warning name/style
Ugly.</failure>
    </testcase>
    <testcase name="syntax/unused-anchor 2:4" classname="ci/a.yml" file="ci/a.yml" line="2">
      <system-out>ci/a.yml:2:4 hint syntax/unused-anchor
Unused.</system-out>
    </testcase>
  </testsuite>
  <testsuite name="ci/b.yml" tests="1" failures="0" errors="0" skipped="0">
    <testcase name="pipewright" classname="ci/b.yml" file="ci/b.yml"/>
  </testsuite>
</testsuites>
`,
    );
  });

  test("any character of a message comes through, or is replaced where XML has no way to say it", () => {
    const message = `<a href="x">'&'</a> ]]>\n\u0000\u001b\ud800 名称 👍`;
    const { all } = junit({ files: { "a.yml": { text: "a", findings: [{ on: "a", message }] } } });
    const said = `<a href="x">'&'</a> ]]>\n\ufffd\ufffd\ufffd 名称 👍`;
    assert.equal(all("failure")[0]?.getAttribute("message"), said);
    assert.equal(all("failure")[0]?.textContent, `a.yml:1:1 error needs/unknown\n${said}`);
  });

  test("a file that could not be read is an error", () => {
    const trouble = { name: "b.yml", path: "/project/b.yml", text: texts.notText, words: { path: "b.yml" } };
    const { all } = junit({ files: {}, troubles: [trouble] });
    assert.equal(all("testsuites")[0]?.getAttribute("errors"), "1");
    assert.equal(all("error")[0]?.textContent, "`b.yml` can't be read: it is not UTF-8 text. Save it as UTF-8.");
  });

  test("nothing at all is a valid report", () => assert.equal(junit({ files: {} }).all("testcase")[0], undefined));
});
