import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { good, inProject, unknownNeed } from "./project.ts";

/** What was typed wrongly ends with 2, nothing on stdout, and a sentence with the next step on stderr. */
async function checkUsage(
  args: readonly string[],
  sentence: string,
  help = "See `pipewright lint --help`.",
): Promise<void> {
  await inProject({ "pipeline.yml": good }, async ({ pipewright }) => {
    const { code, out, err } = await pipewright(args);
    assert.deepEqual({ code, out, err }, { code: 2, out: "", err: `pipewright: ${sentence}\n${help}\n` });
  });
}

describe("what is typed wrongly", () => {
  test("an option", () =>
    checkUsage(["lint", "--formt", "json"], "`--formt` is not an option of this command. Did you mean `--format`?"));
  test("an option that is like none of ours", () =>
    checkUsage(["lint", "--zzz"], "`--zzz` is not an option of this command."));
  test("an option without its value", () =>
    checkUsage(["lint", "--format"], "`--format` needs a value: `--format <format>`."));
  test("an option where a value should be", () =>
    checkUsage(["lint", "--format", "--fix"], "`--format` needs a value: `--format <format>`."));
  test("a value for an option that takes none", () =>
    checkUsage(["lint", "--no-color=yes"], "`--no-color` takes no value."));
  test("a format", () =>
    checkUsage(
      ["lint", "--format", "sarf"],
      "`sarf` is not a format. Did you mean `sarif`? The formats are pretty, json, sarif, github, junit.",
    ));
  test("a format that is like none of ours", () =>
    checkUsage(
      ["lint", "--format=checkstyle"],
      "`checkstyle` is not a format. The formats are pretty, json, sarif, github, junit.",
    ));
  test("a platform version", () =>
    checkUsage(
      ["lint", "--platform", "9.9"],
      "`9.9` is not a platform version that we know. The versions are 1.0, 1.1, 1.2, 2.0, 2.1.",
    ));
  test("a rule", () =>
    checkUsage(
      ["lint", "--rule", "needs/unknwon=off"],
      "There is no rule `needs/unknwon`. Did you mean `needs/unknown`? `pipewright rules` lists them.",
    ));
  test("a topic of rules", () =>
    checkUsage(
      ["lint", "--rule", "step/*=off", "--rule", "stp/*=off"],
      "There is no rule `stp/*`. Did you mean `step/*`? `pipewright rules` lists them.",
    ));
  test("a level", () =>
    checkUsage(
      ["lint", "--rule", "needs/unknown=warn"],
      "`warn` is not a level of `needs/unknown`. The levels are error, warning, information, hint, off.",
    ));
  test("a misspelt level", () =>
    checkUsage(
      ["lint", "--rule", "needs/unknown=waring"],
      "`waring` is not a level of `needs/unknown`. Did you mean `warning`? The levels are error, warning, information, hint, off.",
    ));
  test("a rule without a level", () =>
    checkUsage(
      ["lint", "--rule", "needs/unknown"],
      "`--rule needs/unknown` says no level. Write `--rule id=level`, such as `--rule needs/unknown=warning`.",
    ));
  test("a count", () =>
    checkUsage(["lint", "--max-warnings", "some"], "`--max-warnings` takes a whole number from 0, not `some`."));
  test("a negative count", () =>
    checkUsage(["lint", "--max-warnings=-1"], "`--max-warnings` takes a whole number from 0, not `-1`."));
  test("a way to fix", () => checkUsage(["lint", "--fix=all"], "`--fix` takes no value, or `suggested`; not `all`."));
  test("a command", () =>
    checkUsage(["lnt"], "`lnt` is not a command. Did you mean `lint`?", "See `pipewright --help`."));
  test("a path in the place of a command", () =>
    checkUsage(
      ["ci/pipeline.yml"],
      "`ci/pipeline.yml` is not a command. To check it, run `pipewright lint ci/pipeline.yml`.",
      "See `pipewright --help`.",
    ));
  test("options before the command", () =>
    checkUsage(
      ["--locale", "en", "lint"],
      "Which command? The commands are lint, format, migrate, rules, search, pack, lsp; options stand behind them.",
      "See `pipewright --help`.",
    ));
  test("a rule to read about", () =>
    checkUsage(
      ["rules", "neds/cycle"],
      "There is no rule `neds/cycle`. Did you mean `needs/cycle`? `pipewright rules` lists them.",
      "See `pipewright rules --help`.",
    ));
  test("a language server without a way to talk to it", () =>
    checkUsage(
      ["lsp"],
      "The language server speaks over standard input and output: run `pipewright lsp --stdio`.",
      "See `pipewright lsp --help`.",
    ));

  test("in Chinese, too", () =>
    inProject({}, async ({ pipewright }) => {
      const { err } = await pipewright(["lint", "--formt", "--locale=zh-cn"]);
      assert.equal(
        err,
        "pipewright: 这个命令没有选项 `--formt`。您是不是想写 `--format`？\n请参阅 `pipewright lint --help`。\n",
      );
    }));
});

describe("help", () => {
  test("lists the commands and, for lint, every option", () =>
    inProject({}, async ({ pipewright }) => {
      const general = await pipewright(["--help"]);
      const lint = await pipewright(["lint", "--help"]);
      assert.deepEqual([general.code, lint.code, general.err, lint.err], [0, 0, "", ""]);
      for (const command of ["lint", "rules", "lsp"]) assert.match(general.out, new RegExp(`^  ${command} `, "m"));
      assert.deepEqual(
        [...lint.out.matchAll(/--[a-z-]+(?:\[[^\]]*\]| <[^>]*>)?(?= {2})/g)].map(([option]) => option),
        [
          "--format <format>",
          "--platform <version>",
          "--pack <pack>",
          "--offline",
          "--rule <id=level>",
          "--max-warnings <count>",
          "--fix[=suggested]",
          "--locale <language>",
          "--no-color",
          "--help",
          "--version",
        ],
      );
    }));

  test("is said in both languages", () =>
    inProject({}, async ({ pipewright }) => {
      const english = await pipewright(["lint", "-h"]);
      const chinese = await pipewright(["lint", "-h", "--locale", "zh-cn"]);
      assert.equal(english.out.split("\n").length, chinese.out.split("\n").length);
      assert.match(chinese.out, /^用法： pipewright lint /);
    }));

  test("without a command it is shown as a fault, so that a build with an empty variable doesn't pass", () =>
    inProject({}, async ({ pipewright }) => {
      const { code, out, err } = await pipewright([]);
      assert.deepEqual([code, out], [2, ""]);
      assert.match(err, /^Checks CI\/CD pipeline files/);
    }));

  test("the version is that of the package", () =>
    inProject({}, async ({ pipewright }) => {
      const { version } = JSON.parse(readFileSync(`${__dirname}/../../package.json`, "utf8"));
      assert.equal((await pipewright(["--version"])).out, `${version}\n`);
      assert.equal((await pipewright(["lint", "-v"])).out, `${version}\n`);
    }));
});

describe("colours", () => {
  const colored = /\p{Cc}\[3\dm/u;
  const outOf = async (environment: Record<string, string>, ...args: string[]): Promise<string> => {
    let out = "";
    await inProject({ "pipeline.yml": unknownNeed }, async ({ pipewright }) => {
      out = (await pipewright(["lint", ...args], { environment })).out;
    });
    return out;
  };
  test("are left out where no terminal is", async () => assert.doesNotMatch(await outOf({}), colored));
  test("are forced by FORCE_COLOR", async () => assert.match(await outOf({ FORCE_COLOR: "1" }), colored));
  test("are not forced by FORCE_COLOR=0", async () => assert.doesNotMatch(await outOf({ FORCE_COLOR: "0" }), colored));
  test("are left out where NO_COLOR asks for it", async () =>
    assert.doesNotMatch(await outOf({ NO_COLOR: "1", FORCE_COLOR: "1" }), colored));
  test("are left out with --no-color", async () =>
    assert.doesNotMatch(await outOf({ FORCE_COLOR: "1" }, "--no-color"), colored));
  test("never stand in what machines read", async () =>
    assert.doesNotMatch(await outOf({ FORCE_COLOR: "1" }, "--format=json"), colored));
});
