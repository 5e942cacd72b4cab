import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newRule } from "./new-rule.ts";

const root = join(__dirname, "..");

describe("npm run new:rule", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "pipewright-new-rule-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const refusals: readonly [why: string, id: string | undefined, dialect: string, says: RegExp][] = [
    ["no id", undefined, "pipeline", /Say which rule/],
    ["no topic", "unknown", "pipeline", /`unknown` can't be a rule's id/],
    ["capitals", "Needs/Unknown", "pipeline", /can't be a rule's id/],
    ["a way out of the folder", "../x/y", "pipeline", /can't be a rule's id/],
    ["two slashes", "a/b/c", "pipeline", /can't be a rule's id/],
    ["a dialect that does not exist", "needs/unknown", "gitlab", /There is no dialect `gitlab`/],
  ];
  for (const [why, id, dialect, says] of refusals) {
    test(`refuses ${why}`, () => {
      const made = newRule(folder, id, dialect);
      assert.ok(!made.ok);
      assert.match(made.refusal, says);
    });
  }

  test("refuses an id that another dialect has", () => {
    mkdirSync(join(folder, "shared/rules"), { recursive: true });
    writeFileSync(join(folder, "shared/rules/needs-unknown.ts"), '  id: "needs/unknown",\n');
    const made = newRule(folder, "needs/unknown", "pipeline");
    assert.ok(!made.ok);
    assert.match(made.refusal, /There is a rule `needs\/unknown` already: .*needs-unknown\.ts/);
  });

  test("refuses to overwrite the file of another rule", () => {
    mkdirSync(join(folder, "pipeline/rules"), { recursive: true });
    writeFileSync(join(folder, "pipeline/rules/step-input-type.ts"), '  id: "step/input-type",\n');
    const made = newRule(folder, "step-input/type", "pipeline");
    assert.ok(!made.ok);
    assert.match(made.refusal, /a file for another rule/);
  });

  test("writes one file, which is known at once and whose example fails until it is filled in", function () {
    this.timeout(120_000);
    copyProject(folder);
    const tsx = join(root, "node_modules/tsx/dist/cli.mjs");
    execFileSync(process.execPath, [tsx, "scripts/new-rule.ts", "sample/made-up"], { cwd: folder, stdio: "pipe" });
    const file = join(folder, "server/dialects/pipeline/rules/sample-made-up.ts");
    assert.match(readFileSync(file, "utf8"), /export const sampleMadeUp = defineRule/);
    const list = readFileSync(join(folder, "server/dialects/pipeline/rules/index.generated.ts"), "utf8");
    assert.match(list, /import \{ sampleMadeUp \} from "\.\/sample-made-up\.ts";/);
    for (const locale of ["en", "zh-cn"]) assert.ok(existsSync(join(folder, `docs/rules/${locale}/sample/made-up.md`)));
    const again = spawnSync(process.execPath, [tsx, "scripts/new-rule.ts", "sample/made-up"], {
      cwd: folder,
      encoding: "utf8",
    });
    assert.equal(again.status, 2);
    assert.match(again.stderr, /There is a rule `sample\/made-up` already/);
    const mocha = join(root, "node_modules/mocha/bin/mocha.js");
    const argv = [mocha, "--grep", "sample/made-up", "test/unit/rules.test.ts"];
    const run = spawnSync(process.execPath, argv, {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, UPDATE: "" },
    });
    assert.notEqual(run.status, 0);
    assert.match(`${run.stdout}${run.stderr}`, /Fill in the example of sample\/made-up/);
  });
});

/** What the generators and the test of rules need, without what is heavy. */
function copyProject(folder: string): void {
  for (const part of [
    "package.json",
    "tsconfig.json",
    ".mocharc.cjs",
    "protocol",
    "server",
    "scripts",
    "packs",
    "schemas",
    "docs/rules",
  ]) {
    if (existsSync(join(root, part))) cpSync(join(root, part), join(folder, part), { recursive: true });
  }
  for (const part of ["test/kit", "test/unit/rules.test.ts", "test/mocha-interface.cjs"]) {
    cpSync(join(root, part), join(folder, part), { recursive: true });
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
}
