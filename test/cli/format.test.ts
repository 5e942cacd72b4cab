import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { good, inProject } from "./project.ts";

const crooked = good.replace("name: shop", "name:   shop").replace("  stages:", "  stages:  ");

describe("pipewright format", () => {
  test("formats the files of a folder, and says which", () =>
    inProject({ "pipeline.yml": crooked, "ci/good.pipeline.yml": good }, async ({ pipewright, read }) => {
      const { code, out, err } = await pipewright(["format"]);
      assert.equal(read("pipeline.yml"), good);
      assert.equal(out, "`pipeline.yml` is formatted.\nFormatted 1 of 2 files.\n");
      assert.deepEqual([code, err], [0, ""]);
    }));

  test("says so when there is nothing to do, and touches nothing", () =>
    inProject({ "pipeline.yml": good }, async ({ pipewright, path }) => {
      const before = statSync(path("pipeline.yml"), { bigint: true });
      const { code, out } = await pipewright(["format", "pipeline.yml"]);
      assert.deepEqual([code, out], [0, "All is well formatted: 1 file.\n"]);
      assert.equal(statSync(path("pipeline.yml"), { bigint: true }).mtimeNs, before.mtimeNs);
    }));

  test("--check changes nothing, and ends with 1 when there is something to do", () =>
    inProject({ "pipeline.yml": crooked }, async ({ pipewright, read }) => {
      const { code, out } = await pipewright(["format", "--check"]);
      assert.equal(read("pipeline.yml"), crooked);
      assert.equal(out, "`pipeline.yml` is not formatted.\n1 of 1 file not formatted. `pipewright format` does it.\n");
      assert.equal(code, 1);
      assert.equal((await pipewright(["format"])).code, 0);
      assert.equal((await pipewright(["format", "--check"])).code, 0);
    }));

  test("takes a wider indentation", () =>
    inProject({ "pipeline.yml": "pipeline:\n  name: shop\n" }, async ({ pipewright, read }) => {
      assert.equal((await pipewright(["format", "--indent", "4"])).code, 0);
      assert.equal(read("pipeline.yml"), "pipeline:\n    name: shop\n");
    }));

  test("with - is a filter", () =>
    inProject({}, async ({ pipewright }) => {
      const { code, out, err } = await pipewright(["format", "-"], { input: `\uFEFF${crooked}` });
      assert.deepEqual([code, out], [0, `\uFEFF${good}`]);
      assert.equal(err, "`<stdin>` is formatted.\nFormatted 1 of 1 file.\n");
    }));

  test("leaves broken YAML as it is, and ends with 1", () =>
    inProject({ "pipeline.yml": 'pipeline:\n  name: "shop\n' }, async ({ pipewright, read }) => {
      const { code, err } = await pipewright(["format"]);
      assert.equal(read("pipeline.yml"), 'pipeline:\n  name: "shop\n');
      assert.match(err, /^pipewright: `pipeline\.yml` is left as it is\. This file can't be formatted until/);
      assert.equal(code, 1);
    }));

  test("passes over what isn't ours, and ends with 2 for what isn't there", () =>
    inProject({ "notes.yml": "a:   1\n" }, async ({ pipewright, read }) => {
      const { code, err } = await pipewright(["format", "notes.yml", "none.yml"]);
      assert.equal(read("notes.yml"), "a:   1\n");
      assert.match(err, /`notes\.yml` is skipped/);
      assert.match(err, /`none\.yml` does not exist\./);
      assert.equal(code, 2);
    }));

  test("speaks Chinese", () =>
    inProject({ "pipeline.yml": crooked }, async ({ pipewright }) => {
      const { out } = await pipewright(["format", "--check", "--locale", "zh-cn"]);
      assert.equal(out, "`pipeline.yml` 未格式化。\n1 个文件中有 1 个未格式化。`pipewright format` 可以格式化它们。\n");
    }));

  test("refuses an indentation that is none", () =>
    inProject({ "pipeline.yml": good }, async ({ pipewright }) => {
      const { code, err } = await pipewright(["format", "--indent=0"]);
      assert.match(err, /`--indent` takes a whole number from 1 to 8, not `0`\./);
      assert.equal(code, 2);
    }));
});
