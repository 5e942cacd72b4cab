import assert from "node:assert/strict";
import { dialectByConfig } from "./dialect-by-config.ts";
import { readProjectConfig } from "./project-config.ts";

const config = readProjectConfig(
  "files:\n  pipeline: ['', ./, ./ci/*.yml, '**/release.yaml']\n",
  "file:///home/my%20shop/.pipewright.yml",
);

describe("files that .pipewright.yml names", () => {
  for (const [uri, expected] of [
    ["file:///home/my%20shop/ci/build.yml", "pipeline"],
    ["file:///home/my%20shop/ci/%E9%83%A8%E7%BD%B2.yml", "pipeline"],
    ["file:///home/my%20shop/a/.b/release.yaml", "pipeline"],
    ["file:///home/my%20shop/ci/deep/build.yml", undefined],
    ["file:///home/other/ci/build.yml", undefined],
  ] as const) {
    test(`${uri} is ${expected ?? "not among them"}`, () => assert.equal(dialectByConfig(config, uri), expected));
  }
});
