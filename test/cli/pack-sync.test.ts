import assert from "node:assert/strict";
import { chmodSync, statSync } from "node:fs";
import { syncPage } from "../../server/features/index.ts";
import { packWith, page, run } from "./page-pack.ts";
import { inProject } from "./project.ts";

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
