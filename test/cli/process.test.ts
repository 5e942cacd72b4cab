import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, openSync } from "node:fs";
import { cliPath, findingsIn, good, inProject, unknownNeed } from "./project.ts";

describe("the process", () => {
  test("ends without a word when its reader goes away", () =>
    inProject({ "pipeline.yml": unknownNeed }, async ({ folder }) => {
      const child = spawn(process.execPath, [cliPath, "rules"], { cwd: folder });
      child.stdout.destroy();
      let err = "";
      child.stderr.on("data", (chunk) => {
        err += chunk;
      });
      const [, signal] = await once(child, "close");
      assert.deepEqual([signal, err], [null, ""]);
    }));

  if (existsSync("/dev/full")) {
    test("says when its output can't be written", () =>
      inProject({ "pipeline.yml": unknownNeed }, async ({ folder }) => {
        const full = openSync("/dev/full", "w");
        const child = spawn(process.execPath, [cliPath, "lint"], { cwd: folder, stdio: ["ignore", full, "pipe"] });
        let err = "";
        child.stderr?.on("data", (chunk) => {
          err += chunk;
        });
        const [code] = await once(child, "close");
        closeSync(full);
        assert.deepEqual([code, err], [2, "pipewright: The output can't be written (ENOSPC).\n"]);
      }));

    test("says so when the folder it is in is gone", () =>
      inProject({ "gone/pipeline.yml": good }, async ({ folder, path }) => {
        const script = `cd gone && rm -r ../gone && exec "${process.execPath}" "${cliPath}" lint`;
        const child = spawn("sh", ["-c", script], { cwd: folder });
        let err = "";
        child.stderr.on("data", (chunk) => {
          err += chunk;
        });
        const [code] = await once(child, "close");
        assert.equal(existsSync(path("gone")), false);
        assert.equal(code, 2);
        assert.doesNotMatch(err, / at /);
      }));
  }

  test("writes a long report whole before it ends", () =>
    inProject(
      Object.fromEntries(Array.from({ length: 400 }, (_, at) => [`${at}.pipeline.yml`, unknownNeed])),
      async ({ pipewright }) => {
        const { code, out } = await pipewright(["lint", "--format=json"]);
        assert.equal(JSON.parse(out).length, 400);
        assert.equal(code, 1);
      },
    ));

  if (process.platform !== "win32") {
    test("dies of Ctrl+C, also while it waits for input", () =>
      inProject({}, async ({ folder }) => {
        const child = spawn(process.execPath, [cliPath, "lint", "-"], { cwd: folder, stdio: ["pipe", "pipe", "pipe"] });
        let err = "";
        child.stderr.on("data", (chunk) => {
          err += chunk;
        });
        // It reads our input when it has drained what was written: then it is waiting for more.
        child.stdin.write(good.padEnd(200_000, "#"), () => child.kill("SIGINT"));
        const [code, signal] = await once(child, "close");
        assert.deepEqual([code, signal, err], [null, "SIGINT", ""]);
      }));
  }

  test("goes on with the other files when one of them brings out a fault of ours", () =>
    inProject(
      { "a.pipeline.yml": good, "b.pipeline.yml": unknownNeed, "break.cjs": breakOnA },
      async ({ pipewright, path }) => {
        const environment = { NODE_OPTIONS: `--require ${path("break.cjs")}` };
        const ended = await pipewright(["lint", "--format=json"], { environment });
        assert.deepEqual(findingsIn(ended), ["b.pipeline.yml:9:15 needs/unknown"]);
        assert.equal(ended.code, 2);
        assert.match(ended.err, /^pipewright: `a\.pipeline\.yml` is not checked: .* \(entry [0-9a-f]{8}\)/);
      },
    ));

  test("hides a fault of ours behind an id and a sentence, unless the details are asked for", () =>
    inProject({ "pipeline.yml": good, "break.cjs": breakIt }, async ({ pipewright, path }) => {
      const broken = { NODE_OPTIONS: `--require ${path("break.cjs")}` };
      const plain = await pipewright(["lint"], { environment: broken });
      assert.deepEqual([plain.code, plain.out], [2, ""]);
      assert.match(
        plain.err,
        /^pipewright: Something went wrong inside Pipewright \(entry [0-9a-f]{8}\)\. .*https:\/\/\S+\n$/,
      );
      const detailed = await pipewright(["lint"], { environment: { ...broken, PIPEWRIGHT_DEBUG: "1" } });
      assert.match(detailed.err, /TypeError: planted\n {4}at /);
    }));
});

/** Loaded before the program: makes the opening of one file throw what no file system throws. */
const breakOnA = `const promises = require("node:fs/promises");
const { open } = promises;
promises.open = (path, ...others) => {
  if (path.endsWith("a.pipeline.yml")) throw new TypeError("planted");
  return open(path, ...others);
};
`;

/** Loaded before the program: makes the listing of folders throw what no file system throws. */
const breakIt = `require("node:fs/promises").readdir = async () => { throw new TypeError("planted"); };
`;
