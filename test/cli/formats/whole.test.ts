import assert from "node:assert/strict";
import { DOMParser, onErrorStopParsing } from "@xmldom/xmldom";
import { inProject, misspeltKey, unknownNeed } from "../project.ts";
import { sarifFaults } from "../sarif-schema.ts";

const files = {
  "ci/名 称.pipeline.yml": unknownNeed,
  "pipeline.yml": misspeltKey,
  "broken.pipeline.yml": Uint8Array.of(0, 255),
};

describe("each format of the built program, with findings and an unreadable file", () => {
  test("json is one array with the keys of our interface", () =>
    inProject(files, async ({ pipewright }) => {
      const { code, out } = await pipewright(["lint", "--format=json"]);
      const [first, ...others] = JSON.parse(out);
      assert.deepEqual(Object.keys(first), [
        "file",
        "range",
        "severity",
        "code",
        "message",
        "source",
        "platform",
        "codeDescription",
        "fixes",
      ]);
      assert.deepEqual([first.file, others.length, code], ["ci/名 称.pipeline.yml", 1, 2]);
    }));

  test("sarif is valid by its schema, in both languages", () =>
    inProject(files, async ({ pipewright }) => {
      for (const locale of ["en", "zh-cn"]) {
        const { out } = await pipewright(["lint", "--format=sarif", "--locale", locale]);
        assert.deepEqual(sarifFaults(JSON.parse(out)), []);
      }
    }));

  test("sarif names files from the git root, wherever it is run", () =>
    inProject({ ".git/HEAD": "", ...files }, async ({ pipewright, folder }) => {
      const { out } = await pipewright(["lint", "--format=sarif"], { from: "ci" });
      const [run] = JSON.parse(out).runs;
      const { artifactLocation } = run.results[0].locations[0].physicalLocation;
      assert.deepEqual(artifactLocation, { uri: "ci/%E5%90%8D%20%E7%A7%B0.pipeline.yml", uriBaseId: "SRCROOT" });
      assert.deepEqual(run.originalUriBaseIds, { SRCROOT: { uri: `file://${folder}/` } });
    }));

  test("github prints nothing but commands", () =>
    inProject(files, async ({ pipewright }) => {
      const { out } = await pipewright(["lint", "--format=github"]);
      const commands = out
        .trimEnd()
        .split("\n")
        .map((line) => line.replace(/(title=[^:]*::).*/, "$1…"));
      assert.deepEqual(commands, [
        "::error file=ci/名 称.pipeline.yml,line=9,endLine=9,col=15,endColumn=20,title=needs/unknown::…",
        "::error file=pipeline.yml,line=3,endLine=3,col=3,endColumn=10,title=schema/unknown-key::…",
        "::error file=broken.pipeline.yml,title=Pipewright::…",
      ]);
    }));

  test("junit is well-formed, and counts what is in it", () =>
    inProject(files, async ({ pipewright }) => {
      const { out } = await pipewright(["lint", "--format=junit"]);
      const parsed = new DOMParser({ onError: onErrorStopParsing }).parseFromString(out, "text/xml");
      const root = parsed.documentElement;
      const said = ["tests", "failures", "errors"].map((name) => Number(root?.getAttribute(name)));
      const there = ["testcase", "failure", "error"].map((name) => parsed.getElementsByTagName(name).length);
      assert.deepEqual(said, there);
      assert.deepEqual(there, [3, 2, 1]);
    }));
});
