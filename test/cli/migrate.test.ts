import assert from "node:assert/strict";
import { inProject } from "./project.ts";

const old = `pipeline:
  name: shop
  platform: "1.2"
  stages:
    - name: build
      only: [main]
      steps:
        - name: compile
          script: make
`;
const moved = `pipeline:
  name: shop
  platform: "2.1"
  stages:
    - name: build
      when: git.branch == 'main'
      steps:
        - name: compile
          run: make
`;
const withFtp = `${moved.replace("2.1", "1.2")}        - name: copy
          type: ftp-deploy
          with: { host: a, source: b, password: "\${{ secrets.FTP }}" }
  secrets: [FTP]
`;

describe("pipewright migrate", () => {
  test("shows what would change, and changes nothing", () =>
    inProject({ "pipeline.yml": old }, async ({ pipewright, read }) => {
      const { code, out, err } = await pipewright(["migrate"]);
      assert.equal(read("pipeline.yml"), old);
      assert.equal(
        out,
        `pipeline.yml: platform 1.2 → 2.1

--- a/pipeline.yml
+++ b/pipeline.yml
@@ -1,9 +1,9 @@
 pipeline:
   name: shop
-  platform: "1.2"
+  platform: "2.1"
   stages:
     - name: build
-      only: [main]
+      when: git.branch == 'main'
       steps:
         - name: compile
-          script: make
+          run: make

  done 3:13 Set the platform to 2.1
  done 6:7 Use \`when\`
  done 9:11 Rename to \`run\`

1 of 1 file would change. Run it with \`--write\` to do it.
`,
      );
      assert.deepEqual([code, err], [0, ""]);
    }));

  test("--write does it, once", () =>
    inProject({ "pipeline.yml": old }, async ({ pipewright, read }) => {
      const first = await pipewright(["migrate", "--write", "--to", "2.1"]);
      assert.equal(read("pipeline.yml"), moved);
      assert.match(first.out, /\nChanged 1 of 1 file\.\n$/);
      const second = await pipewright(["migrate", "--write"]);
      assert.deepEqual([second.code, second.out], [0, "Nothing to change in 1 file.\n"]);
    }));

  test("ends with 1 when something is left for a person, and says what is needed", () =>
    inProject({ "pipeline.yml": withFtp }, async ({ pipewright }) => {
      const { code, out } = await pipewright(["migrate", "--write"]);
      assert.match(out, /\n {2}for you 11:17 Replace `ftp-deploy` by `ssh-deploy`\.\n {4}It is another step/);
      assert.match(out, /\n1 thing is left for you to change by hand\.\n$/);
      assert.equal(code, 1);
    }));

  test("--format json has edits and steps with their places, before and after", () =>
    inProject({ "pipeline.yml": old }, async ({ pipewright }) => {
      const { out } = await pipewright(["migrate", "--format", "json", "--to=2.0"]);
      const [file] = JSON.parse(out);
      assert.deepEqual([file.file, file.from, file.to, file.written], ["pipeline.yml", "1.2", "2.0", false]);
      assert.equal(file.edits.length, 3);
      assert.deepEqual(file.steps[1], {
        kind: "done",
        title: "Use `when`",
        why: "`only` is gone since platform 2.0: use `when`.",
        rule: "version/removed",
        before: { start: { line: 5, character: 6 }, end: { line: 5, character: 10 } },
        after: { start: { line: 5, character: 6 }, end: { line: 5, character: 32 } },
      });
    }));

  test("with - is a filter when it writes, and a preview when it doesn't", () =>
    inProject({}, async ({ pipewright }) => {
      const written = await pipewright(["migrate", "--write", "-"], { input: old });
      assert.deepEqual([written.code, written.out], [0, moved]);
      assert.match(written.err, /<stdin>: platform 1\.2 → 2\.1/);
      const shown = await pipewright(["migrate", "-"], { input: old });
      assert.match(shown.out, /\+ {2}platform: "2\.1"/);
    }));

  test("passes over what has no versions, and refuses to go back", () =>
    inProject({ "pipeline.yml": moved, ".pipewright.yml": "level: basic\n" }, async ({ pipewright }) => {
      const { code, err } = await pipewright(["migrate", "--to", "1.1"]);
      assert.equal(
        err,
        "pipewright: `pipeline.yml` is left as it is. This file is for platform 2.1 already; it can only be moved to a later one than that, not to 1.1.\n",
      );
      assert.equal(code, 1);
    }));

  test("takes the version that files are for from the command line where nothing says it", () =>
    inProject({ "pipeline.yml": old.replace('  platform: "1.2"\n', "") }, async ({ pipewright, read }) => {
      assert.equal((await pipewright(["migrate", "--from", "1.2", "--write"])).code, 0);
      assert.equal(read("pipeline.yml"), moved);
    }));

  test("refuses what is typed wrongly", () =>
    inProject({}, async ({ pipewright }) => {
      const both = await pipewright(["migrate", "--write", "--dry-run"]);
      assert.match(both.err, /`--write` and `--dry-run` ask for opposite things/);
      const version = await pipewright(["migrate", "--to", "9.9"]);
      assert.match(version.err, /`9\.9` is not a platform version that we know/);
      assert.deepEqual([both.code, version.code], [2, 2]);
    }));

  test("speaks Chinese", () =>
    inProject({ "pipeline.yml": withFtp }, async ({ pipewright }) => {
      const { out } = await pipewright(["migrate", "--locale=zh-cn"]);
      assert.match(out, /^pipeline\.yml：平台 1\.2 → 2\.1\n/);
      assert.match(out, /\n {2}需手动 11:17 用 `ssh-deploy` 替换 `ftp-deploy`。\n/);
      assert.match(out, /\n还有 1 处需要您手动修改。\n$/);
    }));
});
