import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { baseOfVersion, readNameStatus, readSince } from "../../server/features/index.ts";
import { inBothLanguages, packWith, page, run } from "./page-pack.ts";
import { inProject, type Project } from "./project.ts";

interface ToldChange {
  readonly change: string;
  readonly file: string;
  readonly from: string | null;
  readonly lang: string;
  readonly by: readonly string[];
}

describe("pipewright pack changelog", () => {
  const changesOf = async (project: Project, ...args: readonly string[]): Promise<readonly string[]> => {
    const { out, err, code } = await run(project, ["changelog", "acme", "--format", "json", ...args]);
    assert.equal(code, 0, err);
    const changes: readonly ToldChange[] = JSON.parse(out);
    return changes.map(({ change, file, from, by }) =>
      [change, file, ...(from === null ? [] : [`from ${from}`]), by.join("+")].join(" "),
    );
  };

  describe("without git", () => {
    const pages = packWith({
      "old.md": page("old", ['version: "3.0"', "last_updated: 2026-01-30"]),
      "new.md": page("new", ['version: "3.1"', "last_updated: 2026-01-31"]),
      "silent.md": page("silent"),
    });
    test("goes by the day that pages say", () =>
      inProject(pages, async (project) =>
        assert.deepEqual(await changesOf(project, "--since", "2026-01-31"), ["changed acme/docs/new.md metadata"]),
      ));
    test("goes by the platform version that pages say, itself included", () =>
      inProject(pages, async (project) => {
        assert.deepEqual(await changesOf(project, "--since", "3.1"), ["changed acme/docs/new.md metadata"]);
        assert.deepEqual(await changesOf(project, "--since", "3.0"), [
          "changed acme/docs/new.md metadata",
          "changed acme/docs/old.md metadata",
        ]);
      }));
    test("says that more isn't known", () =>
      inProject(pages, async (project) => {
        const { err } = await run(project, ["changelog", "acme", "--since", "3.1"]);
        assert.match(err, /what was added is listed as changed.*It lies in no git work tree\.$/m);
      }));
    test("can't know of a ref", () =>
      inProject(pages, async (project) => {
        const { out, err, code } = await run(project, ["changelog", "acme", "--since", "v1"]);
        assert.deepEqual([out, code], ["", 2]);
        assert.match(
          err,
          /`v1` is taken for a git ref, and git knows nothing of `acme`\. It lies in no git work tree\./,
        );
      }));
  });

  /** A repository of two years: what each commit writes, undefined for what it removes. */
  const atPlatform = (version: string): string =>
    (packWith({})["acme/pack.yaml"] ?? "").replace('current: "3.1"', `current: "${version}"`);
  const marks = ['version: "3.0"', "last_updated: 2024-05-01"];
  const history: readonly (readonly [day: string, tag: string, files: Readonly<Record<string, string | undefined>>])[] =
    [
      [
        "2024-05-01",
        "v1",
        {
          ...packWith({
            "kept.md": page("kept", marks),
            "changed.md": page("changed", marks),
            "gone.md": page("gone", marks),
            "moved.md": page("moved", marks, `${"The same as ever, line for line.\n".repeat(9)}`),
          }),
          "acme/pack.yaml": atPlatform("3.0"),
        },
      ],
      ["2025-05-01", "v2", { "acme/docs/changed.md": page("changed", marks, "Another gist.\n") }],
      [
        "2025-09-01",
        "v3",
        {
          "acme/pack.yaml": atPlatform("3.1"),
          "acme/docs/gone.md": undefined,
          "acme/docs/moved.md": undefined,
          "acme/docs/deep/moved here.md": page("moved", marks, `${"The same as ever, line for line.\n".repeat(9)}`),
          "acme/docs/added.md": page("added", ['version: "3.1"', "last_updated: 2025-09-01"]),
          "outside.md": "Not of the pack.\n",
        },
      ],
    ];
  const inRepository = (act: (project: Project) => Promise<void>, mostCommits = history.length): Promise<void> =>
    inProject({}, async (project) => {
      const git = gitIn(project);
      git("init", "-q", "-b", "main");
      for (const [day, tag, files] of history.slice(0, mostCommits)) {
        for (const [path, text] of Object.entries(files)) {
          if (text === undefined) git("rm", "-q", path);
          else project.write(path, text);
        }
        git("add", "-A");
        git.at(day, "commit", "-q", "-m", tag);
        git("tag", tag);
      }
      await act(project);
    });

  const sinceV2 = [
    "added acme/docs/added.md git",
    "changed acme/docs/deep/moved here.md from docs/moved.md git",
    "removed acme/docs/gone.md git",
  ];
  const sinceV1 = [sinceV2[0], "changed acme/docs/changed.md git", ...sinceV2.slice(1)];

  test("compares with a ref: added, changed, moved and removed pages, by their ids", () =>
    inRepository(async (project) => {
      assert.deepEqual(await changesOf(project, "--since", "v2"), sinceV2);
      assert.deepEqual(await changesOf(project, "--since", "main~2"), sinceV1);
      assert.deepEqual(await changesOf(project, "--since", "v3"), []);
    }));

  test("compares with the last commit before a day, and with what the pages say", () =>
    inRepository(async (project) => {
      assert.deepEqual(await changesOf(project, "--since", "2025-06-01"), [
        "added acme/docs/added.md git+metadata",
        ...sinceV2.slice(1),
      ]);
      assert.deepEqual(await changesOf(project, "--since", "2025-09-02"), []);
    }));

  test("takes all for added since a day before the first commit", () =>
    inRepository(async (project) => {
      const changes = await changesOf(project, "--since", "2020-01-01");
      assert.deepEqual(
        changes.map((change) => change.split(" ")[0]),
        ["added", "added", "added", "added"],
      );
    }));

  test("compares with the pack as it was before it came to a platform version", () =>
    inRepository(async (project) =>
      assert.deepEqual(await changesOf(project, "--since", "3.1"), [
        "added acme/docs/added.md git+metadata",
        ...sinceV2.slice(1),
      ]),
    ));

  test("sees what isn't committed yet, and a file that git doesn't know", () =>
    inRepository(async (project) => {
      project.write("acme/docs/kept.md", page("kept", marks, "Rewritten.\n"));
      project.write("acme/docs/draft.md", page("draft"));
      assert.deepEqual(await changesOf(project, "--since", "v3"), [
        "added acme/docs/draft.md git",
        "changed acme/docs/kept.md git",
      ]);
    }));

  test("is Markdown for readers: titles under headings, with links to what is there", () =>
    inRepository(async (project) => {
      const english = await run(project, ["changelog", "acme", "--since", "v2"]);
      assert.deepEqual(
        [english.code, english.err, english.out],
        [
          0,
          "",
          `# Changes since \`v2\`

## Added

- [About added](acme/docs/added.md)

## Changed

- [About moved](<acme/docs/deep/moved here.md>), moved from \`docs/moved.md\`

## Removed

- About gone
`,
        ],
      );
      const chinese = await run(project, ["changelog", "acme", "--since", "3.1", "--locale", "zh-cn"]);
      assert.match(chinese.out, /^# 自平台 3\.1 以来的变更\n\n## 新增\n/);
      const nothing = await run(project, ["changelog", "acme", "--since", "v3"]);
      assert.equal(nothing.out, "# Changes since `v3`\n\nNo page was added, changed or removed.\n");
    }));

  test("tells readers of what changed in their language; machines of all", () =>
    inProject(
      packWith(
        {
          "en/a.md": page("a", ["last_updated: 2025-01-01"]),
          "zh-cn/a.md": page("a", ["last_updated: 2026-01-01"], "x\n", "zh-cn").replace("About a", "关于 a"),
          "en/b.md": page("b", ["last_updated: 2026-01-01"]).replace("About b", '"[b] & `c`"'),
        },
        inBothLanguages,
      ),
      async (project) => {
        const since = ["changelog", "acme", "--since", "2026-01-01"];
        const english = await run(project, since);
        const chinese = await run(project, [...since, "--locale", "zh-cn"]);
        const b = "- [\\[b\\] & \\`c\\`](acme/docs/en/b.md)";
        assert.equal(english.out, `# Changes since 2026-01-01\n\n## Changed\n\n${b}\n`);
        assert.equal(chinese.out, `# 自 2026-01-01 以来的变更\n\n## 变更\n\n${b}\n- [关于 a](acme/docs/zh-cn/a.md)\n`);
        assert.deepEqual(await changesOf(project, "--since", "2026-01-01"), [
          "changed acme/docs/en/b.md metadata",
          "changed acme/docs/zh-cn/a.md metadata",
        ]);
      },
    ));

  test("says the pack where there are several", () =>
    inProject(
      {
        ...packWith({ "a.md": page("a", ["last_updated: 2026-01-01"]) }),
        "other/pack.yaml": "id: other\nversion: 1.0.0\ntitle: Other\ndocs: docs\n",
        "other/docs/b.md": page("b", ["last_updated: 2026-01-01"]),
      },
      async (project) => {
        const { out } = await run(project, ["changelog", "acme", "other", "--since", "2026-01-01"]);
        assert.match(
          out,
          /^- \[About a\]\(acme\/docs\/a\.md\) \(Acme delivery\)\n- \[About b\]\(other\/docs\/b\.md\) \(Other\)$/m,
        );
      },
    ));

  test("a shallow clone that doesn't reach back says so", () =>
    inRepository(async (project) => {
      gitIn(project)("clone", "-q", "--depth", "1", `file://${project.folder}`, "clone");
      const { out, err, code } = await run(project, [
        "changelog",
        "clone/acme",
        "--since",
        "2025-06-01",
        "--format",
        "json",
      ]);
      assert.equal(code, 0);
      assert.match(err, /Its git history is cut off before that/);
      assert.match(out, /"change":"changed","file":"clone\/acme\/docs\/added\.md".*"by":\["metadata"\]/);
    }));

  test("a ref that git doesn't know is a wrong call; one that is an option never comes to git", () =>
    inRepository(async (project) => {
      const refused = async (word: string): Promise<string> => {
        const { code, out, err } = await run(project, ["changelog", "acme", `--since=${word}`]);
        assert.deepEqual([code, out], [2, ""]);
        return err.split("\n")[0] ?? "";
      };
      assert.equal(await refused("v9"), "pipewright: git knows no commit `v9` in `acme`.");
      for (const word of [
        "--output=x",
        "-n1",
        "v1..v2",
        "HEAD:acme",
        "main@{1}",
        "a b",
        "$(id)",
        "2026-13-01",
        "v1.lock",
      ]) {
        assert.match(await refused(word), /is no date .*, platform version .* or plain git ref/);
      }
    }));

  test("reads a pack that a link leads to", () =>
    inRepository(async (project) => {
      symlinkSync(project.path("acme"), project.path("linked"));
      const { out } = await run(project, ["changelog", "linked", "--since", "v2", "--format", "json"]);
      assert.match(out, /"change":"removed","file":"linked\/docs\/gone\.md"/);
    }));

  test("where it begins is a date, a platform version or a plain ref", () => {
    const kinds = ["2026-01-31", "2026-02-30", "2.0", "v2.0", "tags/2.0", "HEAD~3", "a^2", "-x", "a..b", "a:b", ""];
    assert.deepEqual(
      kinds.map((word) => readSince(word)?.kind),
      ["date", undefined, "version", "ref", "ref", "ref", "ref", undefined, undefined, undefined, undefined],
    );
  });

  test("the commit before a platform version came is found in the manifest's history", () => {
    const commits = (...versions: readonly (string | undefined)[]) =>
      versions.map((current, index) => ({ hash: `c${index}`, current }));
    assert.deepEqual(baseOfVersion(commits("3.1", "3.1", "3.0"), "3.1", "3.1"), { kind: "before", hash: "c1" });
    assert.deepEqual(baseOfVersion(commits("3.0"), "3.1", "3.1"), { kind: "head" });
    assert.deepEqual(baseOfVersion(commits("3.1"), "3.1", "3.0"), { kind: "beginning" });
    assert.deepEqual(baseOfVersion(commits("3.1", undefined), "3.1", "3.0"), { kind: "unknown" });
    assert.deepEqual(baseOfVersion(commits("3.0"), "3.0", "3.1"), { kind: "unknown" });
  });

  test("git's list of files is read with its moves", () =>
    assert.deepEqual(readNameStatus("M\0a\0R097\0b\0c d\0D\0e\0A\0f\0C100\0g\0h\0T\0i\0"), [
      { kind: "changed", path: "a" },
      { kind: "changed", path: "c d", from: "b" },
      { kind: "removed", path: "e" },
      { kind: "added", path: "f" },
      { kind: "added", path: "h" },
      { kind: "changed", path: "i" },
    ]));
});

/** git as nobody in particular, with no settings but its own. */
function gitIn({ folder }: Project) {
  const environment = {
    PATH: process.env.PATH,
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_AUTHOR_NAME: "Ana",
    GIT_AUTHOR_EMAIL: "ana@example.com",
    GIT_COMMITTER_NAME: "Ana",
    GIT_COMMITTER_EMAIL: "ana@example.com",
  };
  const call = (args: readonly string[], more: Readonly<Record<string, string>> = {}): string =>
    execFileSync("git", args, { cwd: folder, env: { ...environment, ...more }, encoding: "utf8" });
  const git = (...args: readonly string[]): string => call(args);
  return Object.assign(git, {
    at: (day: string, ...args: readonly string[]): string =>
      call(args, { GIT_AUTHOR_DATE: `${day}T12:00:00Z`, GIT_COMMITTER_DATE: `${day}T12:00:00Z` }),
  });
}

/** What a server saw. */
