import assert from "node:assert/strict";
import { chmodSync, readdirSync, statSync, symlinkSync } from "node:fs";
import { findingsIn, good, inProject, locked, misspeltKey, unknownNeed } from "./project.ts";

describe("pipewright lint --fix", () => {
  test("applies what is safe, says so, and leaves the guesses", () =>
    inProject({ "pipeline.yml": unknownNeed.replace("stages:", "stagess:") }, async ({ pipewright, read }) => {
      const { code, out } = await pipewright(["lint", "--fix"]);
      assert.equal(read("pipeline.yml"), unknownNeed);
      assert.match(out, /^pipeline\.yml:3:3 fixed schema\/unknown-key: .*`stages`/);
      assert.match(out, /\nFixed 1 problem in 1 file\.\n1 error in 1 file; 1 can be fixed with `--fix=suggested`\.\n$/);
      assert.equal(code, 1);
    }));

  test("=suggested applies the preferred guesses too", () =>
    inProject({ "pipeline.yml": unknownNeed.replace("stages:", "stagess:") }, async ({ pipewright, read }) => {
      const { code, out } = await pipewright(["lint", "--fix=suggested"]);
      assert.equal(read("pipeline.yml"), unknownNeed.replace("biuld", "build"));
      assert.match(out, /\nFixed 2 problems in 1 file\.\nNo problems in 1 file\.\n$/);
      assert.equal(code, 0);
    }));

  test("changes nothing else, byte for byte: mark, line ends, blanks, comments, mode", () => {
    const text = `\uFEFF${misspeltKey}`
      .replaceAll("\n", "\r\n")
      .replace("name: shop\r\n", "name:   'shop'  # 名称 \t\r\n\n");
    return inProject({ "pipeline.yml": text }, async ({ pipewright, bytes, path, folder }) => {
      chmodSync(path("pipeline.yml"), 0o600);
      assert.equal((await pipewright(["lint", "--fix"])).code, 0);
      assert.deepEqual(bytes("pipeline.yml"), Buffer.from(text.replace("stagess:", "stages:")));
      if (process.platform !== "win32") assert.equal(statSync(path("pipeline.yml")).mode & 0o777, 0o600);
      assert.deepEqual(readdirSync(folder), ["pipeline.yml"]);
    });
  });

  test("doesn't touch a file that has nothing to fix", () =>
    inProject({ "pipeline.yml": good }, async ({ pipewright, path }) => {
      const before = statSync(path("pipeline.yml"), { bigint: true });
      await pipewright(["lint", "--fix=suggested"]);
      const after = statSync(path("pipeline.yml"), { bigint: true });
      assert.deepEqual([after.ino, after.mtimeNs], [before.ino, before.mtimeNs]);
    }));

  test("through a link writes the file behind it", () =>
    inProject({ "real/pipeline.txt": misspeltKey }, async ({ pipewright, path, read }) => {
      symlinkSync(path("real/pipeline.txt"), path("pipeline.yml"));
      assert.equal((await pipewright(["lint", "--fix", "pipeline.yml"])).code, 0);
      assert.equal(read("real/pipeline.txt"), good);
      assert.equal(statSync(path("pipeline.yml")).ino, statSync(path("real/pipeline.txt")).ino);
    }));

  test("keeps stdout for the format; what was fixed is said on stderr", () =>
    inProject({ "pipeline.yml": misspeltKey }, async ({ pipewright }) => {
      const ended = await pipewright(["lint", "--fix", "--format=json"]);
      assert.equal(ended.out, "[]\n");
      assert.match(ended.err, /^pipeline\.yml:3:3 fixed schema\/unknown-key: /);
    }));

  test("with - is a filter: the fixed text on stdout, the findings on stderr", () =>
    inProject({}, async ({ pipewright }) => {
      const input = `\uFEFF${unknownNeed.replace("stages:", "stagess:")}`.replaceAll("\n", "\r\n");
      const { code, out, err } = await pipewright(["lint", "-", "--fix"], { input });
      assert.equal(out, `\uFEFF${unknownNeed}`.replaceAll("\n", "\r\n"));
      assert.match(err, /<stdin>:9:15 error needs\/unknown/);
      assert.equal(code, 1);
    }));

  test("with - passes on what is no pipeline as it is", () =>
    inProject({}, async ({ pipewright }) => {
      const { code, out, err } = await pipewright(["lint", "-", "--fix", "--format=json"], { input: "a: 1\r\n" });
      assert.deepEqual([code, out], [0, "a: 1\r\n"]);
      assert.match(err, /^pipewright: `<stdin>` is skipped.*\n\[\]\n$/);
    }));

  test("with - passes on what is no text as it is", () =>
    inProject({}, async ({ pipewright }) => {
      const { code, out } = await pipewright(["lint", "-", "--fix"], { input: "pipeline: \0\n" });
      assert.deepEqual([code, out], [2, "pipeline: \0\n"]);
    }));

  test("a configuration that was not named is not fixed", () =>
    inProject({ ".pipewright.yml": "ruless: {}\n", "pipeline.yml": good }, async ({ pipewright, read }) => {
      const ended = await pipewright(["lint", "pipeline.yml", "--fix=suggested", "--format=json"]);
      assert.equal(read(".pipewright.yml"), "ruless: {}\n");
      assert.deepEqual(findingsIn(ended), [".pipewright.yml:1:1 schema/unknown-key"]);
    }));

  test("a file that may not be written is told, stays, and keeps its findings", () =>
    inProject(
      { "pipeline.yml": misspeltKey, "locked.cjs": locked("access", "pipeline.yml") },
      async ({ pipewright, path, read }) => {
        const environment = { NODE_OPTIONS: `--require ${path("locked.cjs")}` };
        const ended = await pipewright(["lint", "--fix", "--format=json"], { environment });
        assert.equal(read("pipeline.yml"), misspeltKey);
        assert.deepEqual(findingsIn(ended), ["pipeline.yml:3:3 schema/unknown-key"]);
        assert.deepEqual(
          [ended.code, ended.err],
          [2, "pipewright: `pipeline.yml` is not fixed: it can't be written (EACCES).\n"],
        );
      },
    ));
});
