import assert from "node:assert/strict";
import { leftToUs, ourPatterns } from "./yaml-peace.ts";

describe("leaving our files to us", () => {
  it("names our files without braces", () => {
    assert.deepEqual(ourPatterns, [
      "**/pipeline.yml",
      "**/pipeline.yaml",
      "**/.pipeline.yml",
      "**/.pipeline.yaml",
      "**/*.pipeline.yml",
      "**/*.pipeline.yaml",
      "**/.pipelines/**/*.yml",
      "**/.pipelines/**/*.yaml",
    ]);
  });

  const cases: readonly [title: string, before: unknown, after: readonly string[] | undefined][] = [
    ["keeps a list", ["a.yml"], ["a.yml", ...ourPatterns]],
    ["keeps a single pattern", "a.yml", ["a.yml", ...ourPatterns]],
    ["starts from nothing", undefined, ourPatterns],
    ["adds what is missing", ourPatterns.slice(0, 7), ourPatterns],
    ["has nothing to do twice", [...ourPatterns, "b.yml"], undefined],
    ["passes over what is no pattern", [1, "a.yml"], ["a.yml", ...ourPatterns]],
  ];
  for (const [title, before, after] of cases) it(title, () => assert.deepEqual(leftToUs(before), after));
});
