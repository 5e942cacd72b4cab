import assert from "node:assert/strict";
import { symlinkSync } from "node:fs";
import { findingsIn, good, inProject, locked, misspeltKey, uglyName, unknownNeed } from "./project.ts";

describe("pipewright lint", () => {
  test("shows a finding with its line, its fix and where to read more", () =>
    inProject({ "ci/pipeline.yml": unknownNeed }, async ({ pipewright }) => {
      const { code, out, err } = await pipewright(["lint"]);
      assert.equal(
        out,
        `ci/pipeline.yml:9:15 error needs/unknown
   8 |     - name: deploy
   9 |       needs: [biuld]
     |               ^^^^^ \`deploy\` needs \`biuld\`, but there is no such stage. Did you mean \`build\`?
   4 |     - name: build
     |             ----- \`build\` is here
     = fix: Change to \`build\` (\`--fix=suggested\`)
     = more: \`pipewright rules needs/unknown\`

1 error in 1 file; 1 can be fixed with \`--fix=suggested\`.
`,
      );
      assert.deepEqual([code, err], [1, ""]);
    }));

  test("speaks Chinese when asked to, and when the shell does", () =>
    inProject({ "pipeline.yml": unknownNeed }, async ({ pipewright }) => {
      const asked = await pipewright(["lint", "--locale", "zh-cn"]);
      const shell = await pipewright(["lint"], { environment: { LC_ALL: "zh_CN.UTF-8" } });
      assert.equal(shell.out, asked.out);
      assert.match(asked.out, /^pipeline\.yml:9:15 错误 needs\/unknown$/m);
      assert.match(asked.out, /1 个文件中有 1 个错误；其中 1 个可用 `--fix=suggested` 修复。\n$/);
    }));

  test("looks into the files that a pipeline includes, and checks those among its paths", () =>
    inProject(
      {
        ".git": "gitdir: elsewhere\n",
        "pipeline.yml": `include: [{ path: ci/steps.yml, as: ci }]\n${good}        - name: again\n          template: ci.biuld\n`,
        "ci/steps.yml": "templates:\n  build: { kind: step, steps: [{ name: compile, run: make }] }\n",
        "ci/values.yml": "templates: []\n",
      },
      async ({ pipewright }) => {
        const whole = await pipewright(["lint", "--format", "json"]);
        assert.deepEqual(findingsIn(whole), ["ci/steps.yml:2:18 schema/value", "pipeline.yml:10:21 template/unknown"]);
        const one = await pipewright(["lint", "--format", "json", "pipeline.yml"]);
        assert.deepEqual(findingsIn(one), ["pipeline.yml:10:21 template/unknown"]);
        const alone = await pipewright(["lint", "ci/steps.yml"]);
        assert.match(alone.err, /ci\/steps\.yml/);
      },
    ));

  test("mends the path of an include", () =>
    inProject(
      {
        ".git": "gitdir: elsewhere\n",
        "pipeline.yml": `include: [ci/setps.yml]\n${good}        - name: again\n          template: build\n`,
        "ci/steps.yml": "templates:\n  build: { kind: steps, steps: [{ name: compile, run: make }] }\n",
      },
      async ({ pipewright, read }) => {
        const { code } = await pipewright(["lint", "--fix=suggested"]);
        assert.equal(code, 0);
        assert.match(read("pipeline.yml"), /^include: \[ci\/steps\.yml\]$/m);
      },
    ));

  test("is silent but for a sentence when all is well", () =>
    inProject({ "pipeline.yml": good }, async ({ pipewright }) => {
      assert.deepEqual(await pipewright(["lint", "."]), {
        code: 0,
        signal: null,
        out: "No problems in 1 file.\n",
        err: "",
      });
    }));

  test("looks into folders for our names and for our root, and passes others over in silence", () =>
    inProject(
      {
        "pipeline.yml": misspeltKey,
        ".pipelines/deploy.yaml": misspeltKey,
        "ci/release.yml": unknownNeed,
        ".github/workflows/ci.yml": "on: push\njobs: {}\n",
        "values.yml": "a: 1\n",
        "notes.yml": "just text\n",
        "other/pipeline.yml": "steps:\n  - script: make\n",
      },
      async ({ pipewright }) => {
        const ended = await pipewright(["lint", ".", "--format=json"]);
        assert.deepEqual(findingsIn(ended), [
          ".pipelines/deploy.yaml:3:3 schema/unknown-key",
          "ci/release.yml:9:15 needs/unknown",
          "pipeline.yml:3:3 schema/unknown-key",
        ]);
        assert.deepEqual([ended.code, ended.err], [1, ""]);
      },
    ));

  test("says when a named file is no pipeline, and that is no fault", () =>
    inProject({ "values.yml": "a: 1\n" }, async ({ pipewright }) => {
      const { code, out, err } = await pipewright(["lint", "values.yml"]);
      assert.deepEqual([code, out], [0, ""]);
      assert.equal(
        err,
        "pipewright: `values.yml` is skipped: it is not a pipeline file. If it is one, begin it with `# pipewright: dialect=pipeline`.\n",
      );
    }));

  test("says when a folder has no pipeline in it", () =>
    inProject({ "ci/values.yml": "a: 1\n" }, async ({ pipewright }) => {
      const { code, out, err } = await pipewright(["lint", "ci", "--format", "json"]);
      assert.deepEqual([code, out, err], [0, "[]\n", "pipewright: No pipeline file found in `ci`.\n"]);
    }));

  test("a comment makes any file a pipeline, for its own platform version", () =>
    inProject({ "shop.yml": `# pipewright: dialect=pipeline platform=1.0\n${unknownNeed}` }, async ({ pipewright }) => {
      const ended = await pipewright(["lint", "shop.yml", "--format=json"]);
      const [finding] = JSON.parse(ended.out);
      assert.deepEqual([finding.code, finding.platform], ["needs/unknown", { version: "1.0", from: "comment" }]);
    }));

  test("checks each file once, however often it is named", () =>
    inProject({ "pipeline.yml": unknownNeed }, async ({ pipewright, path }) => {
      symlinkSync(path("pipeline.yml"), path("a.yml"));
      const ended = await pipewright(["lint", ".", "pipeline.yml", "*.yml", "a.yml", "--format=json"]);
      assert.deepEqual(findingsIn(ended), ["pipeline.yml:9:15 needs/unknown"]);
    }));

  test("runs from a folder below, with paths from there", () =>
    inProject(
      { ".git/HEAD": "", "ci/pipeline.yml": unknownNeed, "pipeline.yml": unknownNeed },
      async ({ pipewright }) => {
        const ended = await pipewright(["lint", ".", "../pipeline.yml", "--format=json"], { from: "ci" });
        assert.deepEqual(findingsIn(ended), ["pipeline.yml:9:15 needs/unknown", "../pipeline.yml:9:15 needs/unknown"]);
      },
    ));
});

describe("the exit code of lint", () => {
  test("is 0 for warnings, unless there are more than allowed", () =>
    inProject({ "pipeline.yml": uglyName }, async ({ pipewright }) => {
      assert.equal((await pipewright(["lint"])).code, 0);
      assert.equal((await pipewright(["lint", "--max-warnings", "1"])).code, 0);
      const { code, out } = await pipewright(["lint", "--max-warnings=0"]);
      assert.equal(code, 1);
      assert.match(out, /1 warning in 1 file.*\nThat is more than the 0 that `--max-warnings` allows\.\n$/);
    }));

  test("is 2 for a path that is missing, and the other files are still reported", () =>
    inProject({ "pipeline.yml": unknownNeed }, async ({ pipewright }) => {
      const ended = await pipewright(["lint", "no.yml", "pipeline.yml", "--format=json"]);
      assert.deepEqual(findingsIn(ended), ["pipeline.yml:9:15 needs/unknown"]);
      assert.deepEqual([ended.code, ended.err], [2, "pipewright: `no.yml` does not exist.\n"]);
    }));

  test("is 2 for a glob that matches nothing", () =>
    inProject({ "pipeline.yml": good }, async ({ pipewright }) => {
      const { code, out, err } = await pipewright(["lint", "ci/*.yml", "--format=json"]);
      assert.deepEqual([code, out], [2, "[]\n"]);
      assert.match(err, /^pipewright: No YAML file matches `ci\/\*\.yml`\./);
    }));

  test("is 2 for a file that is no text, which wins over errors elsewhere", () =>
    inProject(
      {
        "a.pipeline.yml": Uint8Array.of(0, 1, 2, 255),
        "b.yml": Buffer.from(good.replace("shop", "caf\xe9"), "latin1"),
        "pipeline.yml": unknownNeed,
      },
      async ({ pipewright }) => {
        const ended = await pipewright(["lint", ".", "--format=json"]);
        assert.deepEqual(findingsIn(ended), ["pipeline.yml:9:15 needs/unknown"]);
        assert.equal(ended.code, 2);
        assert.equal(
          ended.err,
          "pipewright: `a.pipeline.yml` can't be read: it is not UTF-8 text. Save it as UTF-8.\n" +
            "pipewright: `b.yml` can't be read: it is not UTF-8 text. Save it as UTF-8.\n",
        );
      },
    ));

  test("is not touched by a file that is neither text nor, by its name, ours", () =>
    inProject({ "secrets.yml": Uint8Array.of(0, 1, 2, 255), "pipeline.yml": good }, async ({ pipewright }) => {
      assert.deepEqual(await pipewright(["lint"]), { code: 0, signal: null, out: "No problems in 1 file.\n", err: "" });
    }));

  test("is 2 for a file past the last limit", () =>
    inProject({ "pipeline.yml": `${good}${"# padding\n".repeat(5_000_001)}` }, async ({ pipewright }) => {
      const { code, err } = await pipewright(["lint"]);
      assert.deepEqual(
        [code, err],
        [2, "pipewright: `pipeline.yml` is not checked: it has 51 MB, and 50 MB is the most.\n"],
      );
    }));

  test("is 2 for a file that we may not read", () =>
    inProject({ "pipeline.yml": good, "locked.cjs": locked("open", "pipeline.yml") }, async ({ pipewright, path }) => {
      const { code, err } = await pipewright(["lint"], {
        environment: { NODE_OPTIONS: `--require ${path("locked.cjs")}` },
      });
      assert.deepEqual([code, err], [2, "pipewright: `pipeline.yml` can't be read: the permission is missing.\n"]);
    }));

  test("is 2 for a folder that we may not list, and the others are still checked", () =>
    inProject(
      { "a/pipeline.yml": good, "b/pipeline.yml": unknownNeed, "locked.cjs": locked("readdir", "a") },
      async ({ pipewright, path }) => {
        const environment = { NODE_OPTIONS: `--require ${path("locked.cjs")}` };
        const ended = await pipewright(["lint", "--format=json"], { environment });
        assert.deepEqual(findingsIn(ended), ["b/pipeline.yml:9:15 needs/unknown"]);
        assert.deepEqual([ended.code, ended.err], [2, "pipewright: `a` can't be read: the permission is missing.\n"]);
      },
    ));

  test("is 2 for a link that leads nowhere but to itself", () =>
    inProject({}, async ({ pipewright, path }) => {
      symlinkSync(path("pipeline.yml"), path("pipeline.yml"));
      const { code, err } = await pipewright(["lint", "pipeline.yml"]);
      assert.deepEqual([code, err], [2, "pipewright: `pipeline.yml` can't be read (ELOOP).\n"]);
    }));
});

describe("standard input", () => {
  test("is checked when its root is ours", () =>
    inProject({}, async ({ pipewright }) => {
      const ended = await pipewright(["lint", "-", "--format=json"], { input: unknownNeed });
      assert.deepEqual(findingsIn(ended), ["<stdin>:9:15 needs/unknown"]);
      assert.equal(ended.code, 1);
    }));

  test("is skipped when nothing tells that it is ours", () =>
    inProject({}, async ({ pipewright }) => {
      const { code, out, err } = await pipewright(["lint", "-", "--format=json"], { input: "a: 1\n" });
      assert.deepEqual([code, out], [0, "[]\n"]);
      assert.match(err, /^pipewright: `<stdin>` is skipped/);
    }));

  test("heeds the configuration of the folder", () =>
    inProject({ ".pipewright.yml": "rules:\n  needs/unknown: off\n" }, async ({ pipewright }) => {
      assert.equal((await pipewright(["lint", "-"], { input: unknownNeed })).code, 0);
    }));

  test("that is no text ends with 2", () =>
    inProject({}, async ({ pipewright }) => {
      const { code, err } = await pipewright(["lint", "-"], { input: Uint8Array.of(255, 254, 0) });
      assert.equal(code, 2);
      assert.match(err, /`<stdin>` can't be read: it is not UTF-8 text/);
    }));
});

describe("levels and platform", () => {
  test("--rule changes the level of a rule or a topic; the last word counts", () =>
    inProject({ "pipeline.yml": unknownNeed }, async ({ pipewright }) => {
      assert.equal((await pipewright(["lint", "--rule", "needs/unknown=warning"])).code, 0);
      assert.equal((await pipewright(["lint", "--rule", "needs/*=off", "--format=json"])).out, "[]\n");
      assert.equal((await pipewright(["lint", "--rule=needs/unknown=off", "--rule=needs/*=error"])).code, 1);
    }));

  test("--rule wins over the project's configuration", () =>
    inProject(
      { ".pipewright.yml": "rules:\n  needs/unknown: off\n", "pipeline.yml": unknownNeed },
      async ({ pipewright }) => {
        assert.equal((await pipewright(["lint"])).code, 0);
        assert.equal((await pipewright(["lint", "--rule", "needs/unknown=error"])).code, 1);
      },
    ));

  test("--platform wins over what the file asks for, and is said so", () =>
    inProject(
      { "pipeline.yml": unknownNeed.replace("name: shop", 'name: shop\n  platform: "2.0"') },
      async ({ pipewright }) => {
        const from = async (...args: string[]) =>
          JSON.parse((await pipewright(["lint", "--format=json", ...args])).out)[0]?.platform;
        assert.deepEqual(await from(), { version: "2.0", from: "file" });
        assert.deepEqual(await from("--platform", "2.1"), { version: "2.1", from: "command-line" });
        assert.deepEqual(await from("--platform", ">=1.1 <2.0"), { version: "1.2", from: "command-line" });
      },
    ));

  test("the nearest configuration counts, up to the git root", () =>
    inProject(
      {
        ".pipewright.yml": "rules:\n  needs/unknown: off\n",
        "repo/.git/HEAD": "",
        "repo/pipeline.yml": unknownNeed,
        "repo/ci/.pipewright.yml": "rules:\n  needs/unknown: warning\n",
        "repo/ci/pipeline.yml": unknownNeed,
      },
      async ({ pipewright }) => {
        const ended = await pipewright(["lint", "repo", "--format=json"]);
        const levels = JSON.parse(ended.out).map(({ file, severity }: { file: string; severity: string }) => [
          file,
          severity,
        ]);
        assert.deepEqual(levels, [
          ["repo/ci/pipeline.yml", "warning"],
          ["repo/pipeline.yml", "error"],
        ]);
      },
    ));

  test("its `files` patterns make any file a pipeline, or none", () =>
    inProject(
      {
        ".pipewright.yml": 'files:\n  pipeline: ["ci/*.yml", Pipelinefile]\n',
        "ci/anything.yml": misspeltKey,
        Pipelinefile: misspeltKey,
        Makefile: "all:\n",
      },
      async ({ pipewright }) => {
        const ended = await pipewright(["lint", ".", "--format=json"]);
        assert.deepEqual(findingsIn(ended), [
          "Pipelinefile:3:3 schema/unknown-key",
          "ci/anything.yml:3:3 schema/unknown-key",
        ]);
      },
    ));

  test("a fault in a configuration that was used is shown, even when it was not named", () =>
    inProject({ ".pipewright.yml": "rules:\n  needs/unknwon: off\n", "pipeline.yml": good }, async ({ pipewright }) => {
      const ended = await pipewright(["lint", "pipeline.yml", "--format=json"]);
      assert.deepEqual(findingsIn(ended), [".pipewright.yml:2:3 config/unknown-rule"]);
    }));
});
