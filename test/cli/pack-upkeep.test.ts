import assert from "node:assert/strict";
import type { Text } from "../../protocol/index.ts";
import { locales } from "../../protocol/index.ts";
import { pack as packCommand } from "../../server/cli/commands/pack.ts";
import { linkTexts, networkReasons, upkeepNouns, upkeepTexts } from "../../server/cli/pack/upkeep-texts.ts";
import { packWith, page, run } from "./page-pack.ts";
import { inProject } from "./project.ts";

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
