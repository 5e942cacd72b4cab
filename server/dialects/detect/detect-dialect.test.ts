import assert from "node:assert/strict";
import { type DetectChoices, detectDialect, fileComment } from "./index.ts";

const ours = "pipeline:\n  name: shop\n  stages: []\n";

describe("whose file is it", () => {
  const cases: readonly (readonly [
    what: string,
    path: string | undefined,
    text: string,
    expected: string | undefined,
    choices?: DetectChoices,
  ])[] = [
    ["our name", "pipeline.yml", ours, "name"],
    ["our name, empty", "ci/.pipeline.yaml", "", "name"],
    ["our name with a prefix", "shop.pipeline.yml", "name: x\nstages: []\n", "name"],
    ["a name that only ends alike", "mypipeline.yml", "a: 1\n", undefined],
    ["our folder, at any depth", "a/.pipelines/b/c.yaml", "", "name"],
    ["our folder, another type of file", ".pipelines/readme.md", ours, undefined],
    ["any name with our root", "ci.yml", ours, "root"],
    ["our root in braces", "ci.yml", "{pipeline: {name: shop}}", "root"],
    ["our root behind a byte order mark", "ci.yml", `\uFEFF${ours}`, "root"],
    ["a pipeline without stages and name", "values.yml", "pipeline:\n  image: x\n", undefined],
    ["a pipeline that is no map", "values.yml", "pipeline: shop\nname: x\n", undefined],
    ["no name: the root decides", undefined, ours, "root"],
    ["broken, with our name", "pipeline.yml", "pipeline:\n\tname: x\n", "name"],
    ["broken, with another name", "ci.yml", "pipeline\n\tname x\n", undefined],
    ["a GitHub workflow", ".github/workflows/pipeline.yml", ours, "name"],
    ["a file below the workflows of GitHub", ".github/workflows/old/x.yml", "on: push\n", undefined],
    ["a workflow of another forge", ".forgejo/workflows/x.yml", "on: push\n", undefined],
    ["a GitHub action", "a/action.yml", "name: x\nruns:\n  using: composite\n", "name"],
    ["a GitHub action that is begun", ".github/actions/x/action.yml", "", "name"],
    ["a file called like an action", "a/action.yml", "name: x\n", undefined],
    ["a comment for a workflow", "x.yml", "# pipewright: dialect=github-actions\n", "comment"],
    ["GitLab", ".gitlab-ci.yml", ours, undefined],
    ["Azure", "azure-pipelines.yml", ours, undefined],
    ["our name, `steps` at the root", "pipeline.yml", "steps:\n  - run: x\n", undefined],
    ["our name, `trigger` at the root", "pipeline.yml", "trigger: [main]\n", undefined],
    ["`resources` beside a pipeline", "pipeline.yml", `resources: []\n${ours}`, "name"],
    ["our name, Harness", "pipeline.yml", "pipeline:\n  name: x\n  identifier: x\n", undefined],
    ["our name, Azure stages", "pipeline.yml", "stages:\n  # all\n  - stage: Build\n", undefined],
    ["Harness stages", "ci.yml", "pipeline:\n  name: x\n  stages:\n    - stage:\n        name: y\n", undefined],
    ["a comment", "notes.txt", "# pipewright: dialect=pipeline\nx: 1\n", "comment"],
    ["a comment after others", "x.yml", "# Copyright\n\n# pipewright: dialect=pipeline platform=2.0.0\n", "comment"],
    ["a comment that comes too late", "x.yml", "a: 1\n# pipewright: dialect=pipeline\n", undefined],
    ["a comment for another dialect", "pipeline.yml", "# pipewright: dialect=gitlab-ci\n", undefined],
    ["a pattern of the project", ".github/workflows/x.yml", "steps: []\n", "config", { byConfig: "pipeline" }],
    ["a choice in the editor", "x.yml", "a: 1\n", "choice", { byHand: "pipeline" }],
    ["a choice against it", "pipeline.yml", ours, undefined, { byHand: "none" }],
    ["the project's pattern before the choice", "x.yml", ours, "config", { byConfig: "pipeline", byHand: "none" }],
    ["our configuration", "a/.pipewright.yml", "", "name"],
  ];
  for (const [what, path, text, expected, choices] of cases) {
    test(`${what}: ${expected ?? "not ours"}`, () => assert.equal(detectDialect(text, path, choices)?.from, expected));
  }
});

describe("the comment at the head", () => {
  test("its platform knows its place", () => {
    const text = "# pipewright: dialect=pipeline platform=2.0.0\n";
    const comment = fileComment(text);
    assert.equal(comment?.platform, "2.0.0");
    assert.equal(comment?.platformSpan && text.slice(comment.platformSpan.start, comment.platformSpan.end), "2.0.0");
  });
  test("a range may stand in quotes", () =>
    assert.equal(fileComment('# pipewright: platform=">=1.1 <2.0"')?.platform, ">=1.1 <2.0"));
  test("an ignore comment is none", () =>
    assert.equal(fileComment("# pipewright: ignore-file needs/unknown\n"), undefined));
});
