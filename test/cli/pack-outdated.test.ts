import assert from "node:assert/strict";
import { packWith, page, run } from "./page-pack.ts";
import { inProject, type Project } from "./project.ts";

interface ToldPage {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
  readonly message: string;
}

describe("pipewright pack outdated", () => {
  const pages = packWith({
    "at-3.1.md": page("a", ['version: "3.1"', 'compatible_versions: [">=3.0"]']),
    "at-3.0.md": page("b", ['version: "3.0"', 'compatible_versions: [">=3.0"]']),
    "at-2.9.md": page("c", ['version: "2.9"']),
    "gone.md": page("d", ['version: "3.0"', 'compatible_versions: [">=3.0", "<3.1"]']),
    "ahead.md": page("e", ['version: "4.0"', 'compatible_versions: [">=4.0"]']),
    "silent.md": page("f"),
    "odd.md": page("g", ["version: latest"]),
  });
  const told = async (project: Project, ...args: readonly string[]): Promise<readonly string[]> => {
    const { out, err, code } = await run(project, ["outdated", "acme", "--format", "json", ...args]);
    assert.equal(err, "");
    const found: readonly ToldPage[] = JSON.parse(out);
    assert.equal(code, found.length > 0 ? 1 : 0);
    return found.map(({ file, line, reason }) => `${file}:${line} ${reason}`);
  };

  test("tells of pages that no longer hold, that are older, and that don't say a version", () =>
    inProject(pages, async (project) =>
      assert.deepEqual(await told(project, "--platform", "3.1"), [
        "acme/docs/at-2.9.md:5 not-touched",
        "acme/docs/at-3.0.md:5 not-touched",
        "acme/docs/gone.md:6 no-longer-holds",
        "acme/docs/odd.md:5 no-version",
        "acme/docs/silent.md:1 no-version",
      ]),
    ));

  test("with --since, an older version is enough", () =>
    inProject(pages, async (project) =>
      assert.deepEqual(await told(project, "--platform", "3.1", "--since", "3.0"), [
        "acme/docs/at-2.9.md:5 not-touched",
        "acme/docs/gone.md:6 no-longer-holds",
        "acme/docs/odd.md:5 no-version",
        "acme/docs/silent.md:1 no-version",
      ]),
    ));

  test("says what to do, in both languages", () =>
    inProject(packWith({ "at-3.0.md": page("b", ['version: "3.0"']) }), async (project) => {
      const english = await run(project, ["outdated", "acme", "--platform", "3.1"]);
      assert.equal(
        english.out,
        "acme/docs/at-3.0.md:5 About b\n   It was last brought up to 3.0. Look through what 3.1 changed, mend the page, then set its `version`: `pipewright pack sync` does it.\n\n1 of 1 page to look after in 1 pack.\n",
      );
      const chinese = await run(project, ["outdated", "acme", "--platform", "3.1", "--locale", "zh-cn"]);
      assert.match(chinese.out, /它上次更新到 3\.0。请对照 3\.1 的变化修订页面/);
      assert.deepEqual([english.code, chinese.code], [1, 1]);
    }));

  test("has nothing to say of the pack that is built in, at the platform that it is for", () =>
    inProject({}, async (project) => {
      const folder = `${__dirname}/../../packs/pipeline`;
      const { out, code } = await run(project, ["outdated", folder, "--platform", "2.1", "--format", "json"]);
      assert.deepEqual([out, code], ["[]\n", 0]);
    }));
});
