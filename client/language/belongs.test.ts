import assert from "node:assert/strict";
import type { Candidate } from "./belongs.ts";
import { belongs, foldersAbove, hasOurName, namesFiles, nearestFolder } from "./belongs.ts";

const file: Candidate = {
  text: "a: 1\n",
  path: "/w/values.yaml",
  languageId: "yaml",
  scheme: "file",
  chosen: undefined,
  underConfig: false,
};
const pipeline = "pipeline:\n  name: x\n  stages: []\n";

describe("which files the server gets to see", () => {
  const cases: readonly [title: string, expected: boolean, candidate: Partial<Candidate>][] = [
    ["a YAML file of no dialect", false, {}],
    ["a file of our name", true, { path: "/w/ci/pipeline.yml" }],
    ["a file of our name with another tool's root", false, { path: "/w/pipeline.yml", text: "jobs:\n  a: {}\n" }],
    ["a file with our root", true, { text: pipeline }],
    ["a file that was never saved, with our root", true, { path: undefined, scheme: "untitled", text: pipeline }],
    ["the left side of a comparison", false, { scheme: "git", path: "/w/pipeline.yml" }],
    ["a file of a virtual workspace", true, { scheme: "github", path: "/w/pipeline.yml" }],
    ["a file of a workspace with an own scheme", true, { scheme: "own", path: "/w/pipeline.yml" }],
    ["a pipeline that somebody opened as another language", true, { languageId: "plaintext", path: "/w/pipeline.yml" }],
    ["a Markdown file with our root", false, { languageId: "markdown", path: "/w/pipeline.md", text: pipeline }],
    ["a file chosen by hand", true, { chosen: "pipeline" }],
    ["a file refused by hand", false, { chosen: "none", path: "/w/pipeline.yml" }],
    ["any YAML file below a .pipewright.yml", true, { underConfig: true }],
    ["a file below a .pipewright.yml refused by hand", false, { underConfig: true, chosen: "none" }],
    ["a .pipewright.yml", true, { path: "/w/.pipewright.yml" }],
  ];
  for (const [title, expected, candidate] of cases) {
    it(`${expected ? "shows" : "keeps back"} ${title}`, () => {
      assert.equal(belongs({ ...file, ...candidate }, new Set(["own"])), expected);
    });
  }
});

describe("a file known by its address alone", () => {
  it("is ours by name only", () => {
    assert.equal(hasOurName("/w/.pipelines/build.yaml"), true);
    assert.equal(hasOurName("/w/values.yaml"), false);
  });

  it("lies in the innermost folder, not beside one with the same beginning", () => {
    const folders = ["file:///w", "file:///w/app", "file:///w/app/ci/deep"];
    assert.equal(nearestFolder("file:///w/app/ci/x.yml", folders), "file:///w/app");
    assert.equal(nearestFolder("file:///w/app2/x.yml", folders), "file:///w");
    assert.equal(nearestFolder("file:///v/x.yml", folders), undefined);
  });
});

describe("a .pipewright.yml", () => {
  const cases: readonly [text: string, expected: boolean][] = [
    ["files:\n  pipeline: [a.yml]\n", true],
    ['level: strict\n"files": {}\n', true],
    ["{ files: { pipeline: [a.yml] } }\n", true],
    ["level: strict\n# files: none\n", false],
    ["rules:\n  files: x\n", false],
  ];
  for (const [text, expected] of cases) {
    it(`${expected ? "may make" : "makes no"} files pipelines by ${JSON.stringify(text)}`, () =>
      assert.equal(namesFiles(text), expected));
  }
});

describe("the folders that a file lies in", () => {
  const cases: readonly [path: string, root: string, expected: readonly string[]][] = [
    ["/w/ci/deep/a.yml", "/w", ["/w/ci/deep", "/w/ci", "/w"]],
    ["/w/a.yml", "/w/", ["/w"]],
    ["/a/b.yml", "/", ["/a", "/"]],
    ["/other/a.yml", "/w", []],
    ["/web/a.yml", "/w", []],
  ];
  for (const [path, root, expected] of cases) {
    it(`${path} in ${root}`, () => assert.deepEqual(foldersAbove(path, root), expected));
  }
});
