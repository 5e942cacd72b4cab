import assert from "node:assert/strict";
import { chmodSync, readdirSync, statSync, symlinkSync } from "node:fs";
import { replaceFile } from "../../server/cli/lint/replace-file.ts";
import { readTextFile } from "../../server/host/node/index.ts";
import type { Project } from "./project.ts";
import { inProject } from "./project.ts";

async function readText(project: Project, name: string) {
  const read = await readTextFile(project.path(name), 1_000);
  assert(read.kind === "text");
  return read;
}

describe("replacing a file", () => {
  test("keeps its mode and its byte order mark, and leaves nothing beside it", () =>
    inProject({ "a.yml": "\uFEFFa: 1\r\n" }, async (project) => {
      chmodSync(project.path("a.yml"), 0o640);
      const read = await readText(project, "a.yml");
      assert.deepEqual(await replaceFile(project.path("a.yml"), read, "b: 1\r\n"), { ok: true });
      assert.equal(project.read("a.yml"), "\uFEFFb: 1\r\n");
      if (process.platform !== "win32") assert.equal(statSync(project.path("a.yml")).mode & 0o777, 0o640);
      assert.deepEqual(readdirSync(project.folder), ["a.yml"]);
    }));

  test("is refused when something else has changed it meanwhile", () =>
    inProject({ "a.yml": "a: 1\n" }, async (project) => {
      const read = await readText(project, "a.yml");
      project.write("a.yml", "a: 2\n");
      const replaced = await replaceFile(project.path("a.yml"), read, "b: 1\n");
      assert.deepEqual(replaced, { ok: false, refusal: "changedMeanwhile", reason: "" });
      assert.equal(project.read("a.yml"), "a: 2\n");
      assert.deepEqual(readdirSync(project.folder), ["a.yml"]);
    }));

  test("is refused when it is gone", () =>
    inProject({ "a.yml": "a: 1\n", "b.yml": "" }, async (project) => {
      const read = await readText(project, "a.yml");
      const replaced = await replaceFile(project.path("gone.yml"), read, "b: 1\n");
      assert.deepEqual(replaced, { ok: false, refusal: "notWritable", reason: "ENOENT" });
    }));

  test("through a link changes the file behind it", () =>
    inProject({ "real.yml": "a: 1\n" }, async (project) => {
      symlinkSync("real.yml", project.path("link.yml"));
      // The search gives the real path; this is what it does with it.
      const read = await readText(project, "link.yml");
      assert.deepEqual(await replaceFile(project.path("real.yml"), read, "b: 1\n"), { ok: true });
      assert.equal(project.read("link.yml"), "b: 1\n");
    }));
});
