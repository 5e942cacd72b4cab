import assert from "node:assert/strict";
import { mkdirSync, symlinkSync } from "node:fs";
import { findFiles } from "../../server/cli/lint/find-files.ts";
import { shownPath } from "../../server/cli/lint/paths.ts";
import type { Project } from "./project.ts";
import { inProject } from "./project.ts";

/** The files that the arguments mean, as people see their names; what went wrong stands behind, with a `!`. */
async function checkFinds(
  project: Project,
  args: readonly string[],
  expected: readonly string[],
  { from = ".", isCandidate = async (_path: string) => false } = {},
): Promise<void> {
  const folder = project.path(from);
  const { files, troubles } = await findFiles(folder, args, isCandidate, new AbortController().signal);
  const found = files.map(({ path }) => shownPath(folder, path));
  assert.deepEqual([...found, ...troubles.map(({ name }) => `!${name}`)], expected);
}

const empty = "";

describe("a search of a folder", () => {
  test("takes YAML files of any depth, in the order of their names", () =>
    inProject(
      { "b.yml": empty, "a/z.yaml": empty, "a/.pipelines/x.yml": empty, "a/readme.md": empty, ".ci/d.yml": empty },
      (project) => checkFinds(project, ["."], [".ci/d.yml", "a/.pipelines/x.yml", "a/z.yaml", "b.yml"]),
    ));

  test("takes other files where the project says that they are pipelines", () =>
    inProject({ "a.yml": empty, Pipelinefile: empty, Makefile: empty }, (project) =>
      checkFinds(project, ["."], ["Pipelinefile", "a.yml"], {
        isCandidate: async (path) => path.endsWith("Pipelinefile"),
      }),
    ));

  test("never enters .git and node_modules, even when an ignore file takes them back", () =>
    inProject(
      {
        ".git/a.yml": empty,
        "node_modules/b/b.yml": empty,
        "x/node_modules/c.yml": empty,
        ".gitignore": "!node_modules\n",
        "d.yml": empty,
      },
      (project) => checkFinds(project, ["."], ["d.yml"]),
    ));

  test("heeds .gitignore at every level, from the git root down", () =>
    inProject(
      {
        ".git/HEAD": empty,
        ".gitignore": "/out/\n*.draft.yml\n",
        "out/a.yml": empty,
        "ci/out/b.yml": empty,
        "ci/c.draft.yml": empty,
        "ci/.gitignore": "d.yml\n!keep.draft.yml\n",
        "ci/d.yml": empty,
        "ci/keep.draft.yml": empty,
        "d.yml": empty,
      },
      async (project) => {
        await checkFinds(project, ["."], ["ci/keep.draft.yml", "ci/out/b.yml", "d.yml"]);
        await checkFinds(project, ["."], ["keep.draft.yml", "out/b.yml"], { from: "ci" });
      },
    ));

  test("asks .pipewrightignore before .ignore, and that before .gitignore", () =>
    inProject(
      {
        ".gitignore": "a.yml\nb.yml\nc.yml\n",
        ".ignore": "!b.yml\n!c.yml\nd.yml\n",
        ".pipewrightignore": "c.yml\n",
        "a.yml": empty,
        "b.yml": empty,
        "c.yml": empty,
        "d.yml": empty,
      },
      (project) => checkFinds(project, ["."], ["b.yml"]),
    ));

  test("doesn't climb above the git root", () =>
    inProject({ ".gitignore": "*.yml\n", "repo/.git/HEAD": empty, "repo/a.yml": empty }, (project) =>
      checkFinds(project, ["repo"], ["repo/a.yml"]),
    ));

  test("shows an ignored folder when it is named", () =>
    inProject(
      { ".git/HEAD": empty, ".gitignore": "out/\n", "out/a.yml": empty, "out/sub/b.yml": empty },
      async (project) => {
        await checkFinds(project, ["."], []);
        await checkFinds(project, ["out"], ["out/a.yml", "out/sub/b.yml"]);
        await checkFinds(project, ["out/sub"], ["out/sub/b.yml"]);
      },
    ));

  test("takes a file once, under its own name, though links lead to it", () =>
    inProject({ "z.yml": empty }, async (project) => {
      symlinkSync(project.path("z.yml"), project.path("a.yml"));
      await checkFinds(project, [".", "z.yml", "./z.yml"], ["z.yml"]);
    }));

  test("doesn't run in circles where a link leads upward", () =>
    inProject({ "ci/a.yml": empty }, async (project) => {
      symlinkSync(project.folder, project.path("ci/up"), "dir");
      symlinkSync(project.path("loop"), project.path("loop"));
      await checkFinds(project, ["."], ["ci/a.yml"]);
    }));
});

describe("a path", () => {
  test("wins over ignore files, whatever its ending", () =>
    inProject({ ".gitignore": "*\n", "a.yml": empty, "b.txt": empty }, (project) =>
      checkFinds(project, ["b.txt", "a.yml"], ["b.txt", "a.yml"]),
    ));

  test("that is missing is told, and the others are found", () =>
    inProject({ "a.yml": empty }, (project) =>
      checkFinds(project, ["no.yml", "a.yml", ""], ["a.yml", "!no.yml", "!"]),
    ));

  test("with the signs of a glob in its name is a path all the same", () =>
    inProject({ "[a].yml": empty, "a.yml": empty }, (project) => checkFinds(project, ["[a].yml"], ["[a].yml"])));

  test("may lead through a link to a folder", () =>
    inProject({ "real/a.yml": empty }, async (project) => {
      symlinkSync(project.path("real"), project.path("link"), "dir");
      await checkFinds(project, ["link"], ["link/a.yml"]);
    }));
});

describe("a glob", () => {
  const files = { "a.yml": empty, "ci/b.yml": empty, "ci/.hidden/c.yaml": empty, "ci/d.md": empty };

  test("picks YAML files", () =>
    inProject(files, async (project) => {
      await checkFinds(project, ["ci/*.yml"], ["ci/b.yml"]);
      await checkFinds(project, ["./ci/**"], ["ci/.hidden/c.yaml", "ci/b.yml"]);
      await checkFinds(project, ["**/{a,b}.yml"], ["a.yml", "ci/b.yml"]);
    }));

  test("may be absolute, or lead upward", () =>
    inProject(files, async (project) => {
      await checkFinds(project, [`${project.folder}/ci/*.yml`], ["ci/b.yml"]);
      await checkFinds(project, ["../*.yml"], ["../a.yml"], { from: "ci" });
    }));

  test("leaves ignored files out", () =>
    inProject({ ...files, ".gitignore": "b.yml\n" }, (project) =>
      checkFinds(project, ["ci/**/*.{yml,yaml}"], ["ci/.hidden/c.yaml"]),
    ));

  test("that matches nothing is told", () =>
    inProject(files, async (project) => {
      mkdirSync(project.path("empty"));
      await checkFinds(project, ["empty/*.yml", "no/*.yml"], ["!empty/*.yml", "!no/*.yml"]);
    }));
});
