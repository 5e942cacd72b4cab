import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, statSync, symlinkSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Locale, Text } from "../../protocol/index.ts";
import { locales } from "../../protocol/index.ts";
import { pack as packCommand } from "../../server/cli/commands/pack.ts";
import { linkTexts, networkReasons, upkeepNouns, upkeepTexts } from "../../server/cli/pack/upkeep-texts.ts";
import { baseOfVersion, readNameStatus, readSince, retryWaitMs, syncPage } from "../../server/features/index.ts";
import { externalLinks } from "../../server/features/packs/external-links.ts";
import { readPage } from "../../server/knowledge/index.ts";
import { otherPlatform, under } from "../kit/other-platform.ts";
import { type Ended, inProject, type Project, type RunOptions } from "./project.ts";

/** A page of the pack below; `head` are lines of its front matter. */
const page = (id: string, head: readonly string[] = [], body = "The gist.\n", lang: Locale = "en"): string =>
  ["---", `id: ${id}`, `title: About ${id}`, `lang: ${lang}`, ...head, "---", body].join("\n");

/** A pack of platform 3.1 in English with pages in `docs`. */
function packWith(
  pages: Readonly<Record<string, string>>,
  change: (manifest: string) => string = (manifest) => manifest,
): Readonly<Record<string, string>> {
  const manifest = change(`${otherPlatform["pack.yaml"] ?? ""}docs: docs\n`);
  const files = Object.fromEntries(Object.entries(pages).map(([path, text]) => [`docs/${path}`, text]));
  return under("acme", { ...otherPlatform, "pack.yaml": manifest, ...files });
}

const inBothLanguages = (manifest: string): string => manifest.replace("languages: [en]", "languages: [en, zh-cn]");

const run = ({ pipewright }: Project, args: readonly string[], options?: RunOptions): Promise<Ended> =>
  pipewright(["pack", ...args, ...(args.includes("--locale") ? [] : ["--locale", "en"])], options);

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

describe("pipewright pack sync", () => {
  /** The day as the user has it, in a place whose day differs from that of the other. */
  const dayIn = (timeZone: string): string => new Intl.DateTimeFormat("en-CA", { timeZone }).format(new Date());

  test("sets version and day, and leaves every other byte as it is", () =>
    inProject({}, async (project) => {
      const before = `\uFEFF---\r\n# head\r\nid: a\r\nversion: '3.0' # checked by ana\r\ntitle: "A"\r\nlast_updated:   2020-01-01\t# old\r\nlang: en\r\n---\r\nText, \`version: 3.0\`.  \r\n\r\nMixed\nends\r\n`;
      for (const [path, text] of Object.entries(packWith({ "a.md": before }))) project.write(path, text);
      chmodSync(project.path("acme/docs/a.md"), 0o640);
      const today = dayIn("UTC");
      const { code, out } = await run(project, ["sync", "acme"], { environment: { TZ: "UTC" } });
      assert.deepEqual([code, out], [0, "`acme/docs/a.md` is brought up to 3.1.\nBrought up 1 of 1 page.\n"]);
      // Midnight may pass between the two.
      const day = [today, dayIn("UTC")].find((one) => project.read("acme/docs/a.md").includes(one)) ?? today;
      assert.equal(project.read("acme/docs/a.md"), before.replace("'3.0' #", "'3.1' #").replace("2020-01-01", day));
      if (process.platform !== "win32") assert.equal(statSync(project.path("acme/docs/a.md")).mode & 0o777, 0o640);
    }));

  test("takes the day from where the user is", () =>
    inProject(packWith({ "a.md": page("a", ['version: "3.0"']) }), async (project) => {
      for (const [zone, other] of [
        ["Etc/GMT-14", "Etc/GMT+12"],
        ["Etc/GMT+12", "Etc/GMT-14"],
      ] as const) {
        const before = dayIn(zone);
        await run(project, ["sync", "acme"], { environment: { TZ: zone } });
        const [, day = ""] = /^last_updated: (.+)$/m.exec(project.read("acme/docs/a.md")) ?? [];
        assert.ok([before, dayIn(zone)].includes(day), `${day} in ${zone}`);
        assert.notEqual(day, dayIn(other));
      }
    }));

  test("leaves pages that don't hold, have errors or are ahead, and says so", () =>
    inProject(
      packWith({
        "right.md": page("a", ['version: "3.0"']),
        "wrong.md": page("b", ['version: "3.0"'], "[nowhere](no.md)\n"),
        "gone.md": page("c", ['version: "3.0"', 'compatible_versions: ["<3.1"]']),
        "ahead.md": page("d", ['version: "3.2"']),
        "unusual.md": page("e", ["version: &v", '  "3.0"', "tags: [*v]"]),
      }),
      async (project) => {
        const names = ["right", "wrong", "gone", "ahead", "unusual"];
        const texts = () => names.map((name) => project.read(`acme/docs/${name}.md`));
        const before = texts();
        const { code, err } = await run(project, ["sync", "acme"]);
        assert.equal(code, 1);
        const [right, ...others] = texts();
        assert.match(right ?? "", /^version: "3\.1"$/m);
        assert.deepEqual(others, before.slice(1));
        for (const sentence of [
          "`acme/docs/wrong.md` is left as it is: it has errors.",
          "`acme/docs/gone.md` is left as it is: it doesn't hold for 3.1.",
          "`acme/docs/ahead.md` is left as it is: it is at 3.2, which is later than 3.1.",
          "`acme/docs/unusual.md` is left as it is: its front matter is written in an unusual way.",
        ]) {
          assert.ok(err.includes(sentence), err);
        }
      },
    ));

  test("tells of many that are left rightly in one sentence", () =>
    inProject(
      packWith(
        Object.fromEntries([1, 2, 3, 4, 5, 6].map((index) => [`${index}.md`, page(`p${index}`, ['version: "3.2"'])])),
      ),
      async (project) => {
        const { code, out, err } = await run(project, ["sync", "acme"]);
        assert.equal(
          err,
          "pipewright: 6 pages left as they are: they are at a later version than 3.1. `--format json` lists them.\n",
        );
        assert.deepEqual([code, out], [0, "Brought up 0 of 6 pages.\n"]);
      },
    ));

  test("a page for other versions alone is no fault", () =>
    inProject(
      packWith({ "gone.md": page("c", ['version: "3.0"', 'compatible_versions: ["<3.1"]']) }),
      async (project) => assert.equal((await run(project, ["sync", "acme"])).code, 0),
    ));

  test("a dry run shows a difference and writes nothing", () =>
    inProject(packWith({ "a.md": page("a", ['version: "3.0"', "last_updated: 2020-01-01"]) }), async (project) => {
      const before = project.read("acme/docs/a.md");
      const { code, out } = await run(project, ["sync", "acme", "--platform", "3.1", "--dry-run"]);
      assert.equal(code, 0);
      assert.equal(
        out.replace(/^\+last_updated: \d{4}-\d\d-\d\d$/m, "+last_updated: (today)"),
        `--- a/acme/docs/a.md
+++ b/acme/docs/a.md
@@ -2,7 +2,7 @@
 id: a
 title: About a
 lang: en
-version: "3.0"
-last_updated: 2020-01-01
+version: "3.1"
+last_updated: (today)
 ---
 The gist.

1 of 1 page would change. Run it without \`--dry-run\` to do it.
`,
      );
      assert.equal(project.read("acme/docs/a.md"), before);
    }));

  test("a second run on the same day changes nothing", () =>
    inProject(packWith({ "a.md": page("a") }), async (project) => {
      const environment = { TZ: "UTC" };
      const outcomes = async (): Promise<readonly string[]> => {
        const { out } = await run(project, ["sync", "acme", "--format", "json"], { environment });
        const entries: { readonly outcome: string; readonly written: boolean }[] = JSON.parse(out);
        return entries.map(({ outcome, written }) => `${outcome} ${written}`);
      };
      const day = dayIn("UTC");
      assert.deepEqual(await outcomes(), ["changed true"]);
      const second = await outcomes();
      if (dayIn("UTC") === day) assert.deepEqual(second, ["same false"]);
    }));

  test("a version that the pack doesn't know is refused, and no page is touched", () =>
    inProject(packWith({ "a.md": page("a", ['version: "3.0"']) }), async (project) => {
      const { code, err } = await run(project, ["sync", "acme", "--platform", "13.0"]);
      assert.equal(code, 2);
      assert.match(err, /`acme` knows no platform version `13\.0`\. It knows 3\.0, 3\.1\./);
      assert.match(project.read("acme/docs/a.md"), /^version: "3\.0"$/m);
    }));

  test("a pack that doesn't say its platform needs --platform", () =>
    inProject(
      packWith({ "a.md": page("a") }, (manifest) => manifest.replace(/^platform:.*\n/m, "")),
      async (project) => {
        const { code, err } = await run(project, ["sync", "acme"]);
        assert.equal(code, 2);
        assert.match(err, /`acme` doesn't say its platform version/);
        assert.equal((await run(project, ["sync", "acme", "--platform", "3.1"])).code, 0);
      },
    ));

  describe("writes into front matter", () => {
    const marks = { version: "3.1", lastUpdated: "2026-11-21" };
    /** What it is called → before, after; undefined for what is left. */
    const cases: Readonly<Record<string, readonly [before: string, after: string | undefined]>> = {
      "with quotes of both kinds": [
        `---\nversion: '3.0'\nlast_updated: "2020-01-01"\n---\n`,
        `---\nversion: '3.1'\nlast_updated: "2026-11-21"\n---\n`,
      ],
      "without quotes": [
        "---\nversion: 3.0\nlast_updated: 2020-01-01\n---\n",
        "---\nversion: 3.1\nlast_updated: 2026-11-21\n---\n",
      ],
      "where a value is missing": [
        "---\nversion: # todo\nlast_updated:\nid: a\n---\n",
        '---\nversion: "3.1" # todo\nlast_updated: 2026-11-21\nid: a\n---\n',
      ],
      "where the day is missing": [
        "---\nversion: 3.0 # v\nid: a\n---\nx",
        "---\nversion: 3.1 # v\nlast_updated: 2026-11-21\nid: a\n---\nx",
      ],
      "where the version is missing": [
        "---\nid: a\nlast_updated: 2020-01-01\n---\n",
        '---\nid: a\nversion: "3.1"\nlast_updated: 2026-11-21\n---\n',
      ],
      "where both are missing, behind a block of text": [
        "---\nid: a\nresolution: |+\n  Text.\n\n---\n",
        '---\nid: a\nresolution: |+\n  Text.\n\nversion: "3.1"\nlast_updated: 2026-11-21\n---\n',
      ],
      "that is empty": ["---\n---\nx\n", '---\nversion: "3.1"\nlast_updated: 2026-11-21\n---\nx\n'],
      "that has comments alone": [
        "---\r\n# later\r\n---\r\n",
        '---\r\n# later\r\nversion: "3.1"\r\nlast_updated: 2026-11-21\r\n---\r\n',
      ],
      "that isn't there": [
        "# Hello\r\n\r\nversion: 3.0\r\n",
        '---\r\nversion: "3.1"\r\nlast_updated: 2026-11-21\r\n---\r\n# Hello\r\n\r\nversion: 3.0\r\n',
      ],
      "of an empty file": ["", '---\nversion: "3.1"\nlast_updated: 2026-11-21\n---\n'],
      "in braces": [
        '---\n{ id: a, version: "3.0", last_updated: 2020-01-01 }\n---\n',
        '---\n{ id: a, version: "3.1", last_updated: 2026-11-21 }\n---\n',
      ],
      "in braces without the keys": ["---\n{ id: a }\n---\n", undefined],
      "with a version of its own below": [
        '---\nextra:\n  version: "1"\nversion: "3.0"\nlast_updated: 2020-01-01\n---\n',
        '---\nextra:\n  version: "1"\nversion: "3.1"\nlast_updated: 2026-11-21\n---\n',
      ],
      "with a version as a block": ["---\nversion: |\n  3.0\n---\n", undefined],
      "with a version as a list": ["---\nversion: [3.0]\n---\n", undefined],
      "with an anchor that is used": ['---\nversion: &v "3.0"\nother: *v\n---\n', undefined],
      "that is no map": ["---\nJust words\n---\n", undefined],
      "that is broken": ["---\nid: [a\nversion: 3.0\n---\n", undefined],
      "with a key twice": ["---\nversion: 3.0\nversion: 2.0\n---\n", undefined],
    };
    for (const [name, [before, after]] of Object.entries(cases)) {
      test(name, () => {
        const answer = syncPage(before, marks);
        assert.equal(answer.ok ? answer.text : undefined, after);
        if (!answer.ok) return;
        const again = syncPage(answer.text, marks);
        assert.deepEqual(again, { ok: true, text: answer.text, edits: [] });
      });
    }
  });
});

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
interface Seen {
  readonly method: string;
  readonly path: string;
  readonly atMs: number;
}

interface Web {
  /** The address of a path, on this host. */
  url(path: string, host?: string): string;
  readonly seen: readonly Seen[];
  /** `HEAD /a` and so on, for a path. */
  methodsOf(path: string): readonly string[];
}

/** A server on the loopback while something is done; it is gone afterwards, and in any case after half a minute. */
async function withWeb(
  hosts: readonly string[],
  answer: (request: IncomingMessage, response: ServerResponse, count: number) => void,
  act: (web: Web) => Promise<void>,
): Promise<void> {
  const seen: Seen[] = [];
  const servers = hosts.map(() =>
    createServer((request, response) => {
      const { method = "", url: path = "" } = request;
      seen.push({ method, path, atMs: performance.now() });
      answer(request, response, seen.filter((one) => one.path === path).length);
    }),
  );
  const stop = (): void => {
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  };
  const limit = setTimeout(stop, 30_000).unref();
  try {
    for (const [index, server] of servers.entries()) {
      await new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen(0, hosts[index], resolve);
      });
    }
    const portOf = (host: string): number => {
      const address = servers[hosts.indexOf(host)]?.address();
      assert.ok(typeof address === "object" && address !== null);
      return address.port;
    };
    const [first = ""] = hosts;
    await act({
      url: (path, host = first) => `http://${host}:${portOf(host)}${path}`,
      seen,
      methodsOf: (path) => seen.filter((one) => one.path === path).map(({ method }) => method),
    });
  } finally {
    clearTimeout(limit);
    stop();
  }
}

interface ToldLink {
  readonly file: string;
  readonly line: number;
  readonly url: string;
  readonly reason: string;
  readonly status: number | null;
  readonly code: string | null;
}

describe("pipewright pack links", () => {
  const loopback = ["127.0.0.1"];
  /** The pack's one page with these lines as its text; they begin at line 6. */
  const linking = (lines: readonly string[]) => packWith({ "a.md": page("a", [], `${lines.join("\n")}\n`) });
  const asked = async (
    lines: readonly string[],
    ...args: readonly string[]
  ): Promise<{ readonly code: number | null; readonly told: readonly string[] }> => {
    let ended: Ended | undefined;
    await inProject(linking(lines), async (project) => {
      ended = await run(project, ["links", "acme", "--external", "--format", "json", ...args]);
    });
    assert.ok(ended);
    assert.equal(ended.err, "");
    const found: readonly ToldLink[] = JSON.parse(ended.out);
    return {
      code: ended.code,
      told: found.map(({ file, line, url, reason, status, code }) =>
        [`${file}:${line}`, url, reason, status ?? code ?? ""].join(" ").trim(),
      ),
    };
  };

  test("tells of broken links with file, line and status, and requests each once", () =>
    withWeb(
      loopback,
      (request, response) => response.writeHead(request.url === "/there" ? 200 : 404).end(),
      async ({ url, seen }) => {
        const [there, missing] = [url("/there"), url("/missing")];
        const { code, told } = await asked([
          `[a](${there}) and [b](${missing}#part)`,
          "",
          `<${missing}>, ![c](${there} "c") and [d][d]`,
          `\`${url("/code")}\``,
          "```",
          url("/sample"),
          "```",
          "",
          `[d]: ${missing}`,
        ]);
        assert.deepEqual(told, [
          `acme/docs/a.md:6 ${missing}#part status 404`,
          `acme/docs/a.md:8 ${missing} status 404`,
          `acme/docs/a.md:14 ${missing} status 404`,
        ]);
        assert.equal(code, 1);
        assert.deepEqual(seen.map(({ method, path }) => `${method} ${path}`).sort(), ["HEAD /missing", "HEAD /there"]);
      },
    ));

  test("asks by GET where HEAD is refused, and reads no more than the beginning", () => {
    let sentBytes = 0;
    return withWeb(
      loopback,
      (request, response) => {
        if (request.method === "HEAD") {
          response.writeHead(405).end();
          return;
        }
        // Endless, for whoever goes on reading.
        const piece = Buffer.alloc(65_536, "x");
        const send = (): void => {
          while (!response.destroyed && sentBytes < 1_000_000_000 && response.write(piece)) sentBytes += piece.length;
        };
        response.writeHead(200).on("drain", send);
        send();
      },
      async ({ url, methodsOf }) => {
        assert.deepEqual(await asked([`[a](${url("/big")})`]), { code: 0, told: [] });
        assert.deepEqual(methodsOf("/big"), ["HEAD", "GET"]);
        assert.ok(sentBytes < 50_000_000, `${sentBytes} bytes were taken`);
      },
    );
  });

  test("asks again after 5xx, 429 and a connection that breaks off, and waits as long as it is told", () =>
    withWeb(
      loopback,
      (request, response, count) => {
        if (request.url === "/broken") request.socket.destroy();
        else if (request.url === "/down") response.writeHead(500).end();
        else if (count === 1) response.writeHead(429, { "retry-after": "1" }).end();
        else response.writeHead(count === 2 && request.url === "/flaky" ? 503 : 200).end();
      },
      async ({ url, seen, methodsOf }) => {
        const { code, told } = await asked(["/flaky", "/broken", "/down", "/busy"].map((path) => `<${url(path)}>`));
        assert.deepEqual(
          told.map((one) => one.replace(/ (?:ECONNRESET|UND_ERR_SOCKET)$/, " (code)")),
          [`acme/docs/a.md:7 ${url("/broken")} network (code)`, `acme/docs/a.md:8 ${url("/down")} status 500`],
        );
        assert.equal(code, 1);
        for (const path of ["/flaky", "/broken", "/down"]) assert.deepEqual(methodsOf(path), ["HEAD", "HEAD", "HEAD"]);
        const [first = 0, second = 0] = seen.filter(({ path }) => path === "/busy").map(({ atMs }) => atMs);
        assert.ok(second - first >= 950, `asked again after ${second - first} ms`);
        const [one = 0, two = 0, three = 0] = seen.filter(({ path }) => path === "/down").map(({ atMs }) => atMs);
        assert.ok(three - two > two - one, "the second wait is longer than the first");
      },
    ));

  test("follows five redirects and no sixth, and says where a link ends that is broken there", () =>
    withWeb(
      loopback,
      ({ url: path = "" }, response) => {
        const count = Number(/^\/hop(\d)$/.exec(path)?.[1] ?? "0");
        if (count > 0) response.writeHead(302, { location: count === 1 ? "/there" : `hop${count - 1}` }).end();
        else if (path === "/gone") response.writeHead(301, { location: "/missing" }).end();
        else if (path === "/odd") response.writeHead(301, { location: "file:///etc/passwd" }).end();
        else if (path === "/nowhere") response.writeHead(301).end();
        // As servers write it that don't encode an address: the bytes of its UTF-8.
        else if (path === "/wide") response.writeHead(301, { location: Buffer.from("/见").toString("latin1") }).end();
        else response.writeHead(path === "/there" || path === "/%E8%A7%81" ? 200 : 410).end();
      },
      async ({ url, seen }) => {
        const paths = ["/hop5", "/hop6", "/gone", "/odd", "/nowhere", "/wide"];
        const { told } = await asked(paths.map((path) => `[a](${url(path)})`));
        assert.deepEqual(told, [
          `acme/docs/a.md:7 ${url("/hop6")} redirects`,
          `acme/docs/a.md:8 ${url("/gone")} status 410`,
          `acme/docs/a.md:9 ${url("/odd")} other-scheme`,
          `acme/docs/a.md:10 ${url("/nowhere")} no-location 301`,
        ]);
        // /hop5 goes all the way; /hop6 doesn't come to its end.
        assert.deepEqual(
          seen.filter(({ path }) => path === "/there").map(({ method }) => method),
          ["HEAD"],
        );
      },
    ));

  test("waits no longer than --timeout, and doesn't ask again then", () =>
    withWeb(
      loopback,
      () => undefined,
      async ({ url, methodsOf }) => {
        const { told } = await asked([`[a](${url("/silent")})`], "--timeout", "0.3");
        assert.deepEqual(told, [`acme/docs/a.md:6 ${url("/silent")} timeout`]);
        assert.deepEqual(methodsOf("/silent"), ["HEAD"]);
      },
    ));

  test("asks eight at a time, and no host for more than two", () => {
    // Other systems have one address on the loopback unless somebody adds more.
    const hosts = process.platform === "darwin" ? loopback : [1, 2, 3, 4, 5].map((last) => `127.0.0.${last}`);
    const most = Math.min(8, hosts.length * 2);
    const waiting: { readonly host: string; readonly response: ServerResponse }[] = [];
    const atOnce: number[] = [];
    const atOnceToOne: number[] = [];
    let isFull = false;
    const release = (): void => {
      for (const { response } of waiting.splice(0)) response.writeHead(200).end();
    };
    return withWeb(
      hosts,
      (request, response) => {
        const host = request.socket.localAddress ?? "";
        waiting.push({ host, response });
        atOnce.push(waiting.length);
        atOnceToOne.push(waiting.filter((one) => one.host === host).length);
        // Nobody is answered before all of the first eight are there; one too many has its time to come, too.
        if (isFull) release();
        else if (waiting.length === most) {
          isFull = true;
          setTimeout(release, 200);
        }
      },
      async ({ url, seen }) => {
        const links = hosts.flatMap((host) => [1, 2, 3, 4].map((index) => `<${url(`/${index}`, host)}>`));
        assert.deepEqual(await asked(links), { code: 0, told: [] });
        assert.deepEqual([Math.max(...atOnce), Math.max(...atOnceToOne), seen.length], [most, 2, links.length]);
      },
    );
  });

  test("tells of what can't be requested, without requesting it", async () => {
    const { told } = await asked(["[a](https://ana:secret@example.invalid/) [b](https://[oops)"]);
    assert.deepEqual(told, [
      "acme/docs/a.md:6 https://ana:secret@example.invalid/ credentials",
      "acme/docs/a.md:6 https://[oops no-address",
    ]);
  });

  test("says the reason in the user's language", () =>
    withWeb(
      loopback,
      (_, response) => response.writeHead(404).end(),
      async ({ url }) =>
        inProject(linking([`[a](${url("/a")})`]), async (project) => {
          const english = await run(project, ["links", "acme", "--external"]);
          assert.equal(
            english.out,
            `acme/docs/a.md:6\n   \`${url("/a")}\` answers 404. Mend the link, or take it out.\n\n1 of 1 link broken in 1 page.\n`,
          );
          const chinese = await run(project, ["links", "acme", "--external", "--locale", "zh-cn"]);
          assert.match(chinese.out, /返回 404。请修正或删除此链接。/);
          assert.equal(chinese.code, 1);
        }),
    ));

  test("a port where nobody listens is a refused connection", async () => {
    let port = 0;
    await withWeb(
      loopback,
      () => undefined,
      async ({ url }) => {
        port = Number(new URL(url("/")).port);
      },
    );
    const { told } = await asked([`<http://127.0.0.1:${port}/>`]);
    assert.deepEqual(told, [`acme/docs/a.md:6 http://127.0.0.1:${port}/ network ECONNREFUSED`]);
  });

  test("without --external asks nobody, and says who looks after the inner links", () =>
    inProject(linking(["[a](http://127.0.0.1:9/)"]), async (project) => {
      const { code, out, err } = await run(project, ["links", "acme"]);
      assert.deepEqual([code, out], [2, ""]);
      assert.match(err, /add `--external`\. Links inside the pack are checked by `pipewright pack check`\./);
    }));

  describe("finds", () => {
    const found = (text: string): readonly string[] => {
      const { page: read, bodyLine } = readPage(text, "docs/a.md", {
        kind: "article",
        pack: "acme",
        lang: "en",
        category: undefined,
        pathInFolder: "a.md",
      });
      return externalLinks([{ page: read, text, bodyLine }]).flatMap(({ url, places }) =>
        places.map(({ line }) => `${line + 1} ${url}`),
      );
    };
    const cases: Readonly<Record<string, readonly [text: string, found: readonly string[]]>> = {
      "a bare address, without the sentence around it": [
        "See https://a.example/x. (Or https://b.example/y_(z)!)",
        ["1 https://a.example/x", "1 https://b.example/y_(z)"],
      ],
      "a bare address in Chinese": ["请访问https://a.example/x。谢谢", ["1 https://a.example/x"]],
      "the picture of a link, and the link": [
        "[![b](https://a.example/b.svg)](https://a.example/)",
        ["1 https://a.example/", "1 https://a.example/b.svg"],
      ],
      "an address that is a link's words once": [
        "[https://a.example/x](https://a.example/y)",
        ["1 https://a.example/y"],
      ],
      "a tag's address": ['<a href="https://a.example/">a</a>', ["1 https://a.example/"]],
      "nothing in code, nor behind a fence without an end": [
        "`https://a.example`\n\n~~~sh\nhttps://b.example\n```\n~~~\nhttps://c.example\n```\nhttps://d.example",
        ["7 https://c.example/"],
      ],
      "nothing in a fence that is empty, and all behind it": ["```\n```\nhttps://a.example", ["3 https://a.example/"]],
      "links of an answer's head, but not what people ask": [
        '---\nid: a\nasks: ["https://no.example/"]\ncause: Much.\nresolution: See [a](https://a.example/).\n---\nText',
        ["5 https://a.example/"],
      ],
      "no other scheme": ["[a](mailto:a@b.example) [b](rule:needs/unknown) [c](c.md) ftp://d.example", []],
    };
    for (const [name, [text, wanted]] of Object.entries(cases)) {
      test(name, () => assert.deepEqual(found(text), wanted));
    }
  });

  test("waits longer each time; as long as a server says, up to ten seconds", () => {
    const nowMs = Date.parse("2026-11-21T12:00:00Z");
    const waits = [null, "3", "3600", "soon", "Sat, 21 Nov 2026 12:00:04 GMT", "Sat, 21 Nov 2026 11:00:00 GMT"];
    assert.deepEqual(
      waits.map((header) => retryWaitMs(1, header, nowMs)),
      [500, 3_000, 10_000, 500, 4_000, 0],
    );
    assert.equal(retryWaitMs(2, null, nowMs), 1_500);
  });
});

describe("the upkeep tools", () => {
  test("say what was typed wrongly, and end with 2", () =>
    inProject(packWith({ "a.md": page("a") }), async (project) => {
      const refused = async (...args: readonly string[]): Promise<string> => {
        const { code, out, err } = await run(project, args);
        assert.deepEqual([code, out], [2, ""]);
        return err.split("\n")[0]?.replace("pipewright: ", "") ?? "";
      };
      assert.match(
        await refused("outdated", "--platform", "2.1"),
        /^Say which folder: `pipewright pack outdated acme`/,
      );
      assert.match(await refused("outdated", "acme"), /^Say the platform version/);
      assert.match(await refused("outdated", "acme", "--platform", "2"), /^`--platform` takes a platform version/);
      assert.match(
        await refused("outdated", "acme", "--platform", "3.1", "--since", "v1"),
        /^`--since` takes a platform/,
      );
      assert.match(await refused("sync", "acme", "--platform", "new"), /^`--platform` takes a platform version/);
      assert.match(await refused("sync", "acme", "--since", "3.0"), /^`pack sync` takes no `--since`/);
      assert.match(await refused("check", "acme", "--dry-run"), /^`pack check` takes no `--dry-run`/);
      assert.match(await refused("changelog", "acme"), /^Say since when/);
      assert.match(await refused("links", "acme", "--external", "--timeout", "0"), /^`--timeout` takes seconds/);
      assert.match(await refused("links", "acme", "--external", "--format", "xml"), /^`xml` is not a format/);
      assert.match(await refused("outdate", "acme"), /^`pack` can't do `outdate`. Did you mean `outdated`\?/);
    }));

  test("tell of a folder that is no pack, of a page that can't be read, and go on with the others", () =>
    inProject({ ...packWith({ "a.md": page("a", ['version: "3.1"']) }), "empty/readme.md": "" }, async (project) => {
      project.write("acme/docs/picture.md", Buffer.from([0xff, 0xfe, 0x00, 0xd8]));
      const { code, out, err } = await run(project, ["outdated", "empty", "acme", "--platform", "3.1"]);
      assert.equal(code, 2);
      assert.match(err, /`empty` can't be used as a pack\./);
      assert.match(err, /`acme\/docs\/picture\.md` is left out\. It can't be read\./);
      assert.equal(out, "Nothing is outdated in 1 page of 1 pack.\n");
    }));

  test("fill the same placeholders in both languages", () => {
    const own: readonly Text[] = [
      ...Object.values(upkeepTexts),
      ...Object.values(linkTexts),
      ...Object.values(networkReasons),
      ...Object.values(upkeepNouns).flatMap(({ one, other }) => [one, other]),
      ...packCommand.options.map(({ help }) => help),
      ...(packCommand.notes ?? []),
      packCommand.help,
    ];
    const placeholders = (text: string): readonly string[] => [...new Set(text.match(/\{[a-zA-Z]+\}/g))].sort();
    for (const text of own) {
      assert.deepEqual(placeholders(text["zh-cn"]), placeholders(text.en), text.en);
      for (const locale of locales) assert.notEqual(text[locale].trim(), "");
    }
  });
});
