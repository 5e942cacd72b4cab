import assert from "node:assert/strict";
import { knownRules, rulePage } from "../../server/features/index.ts";
import { inProject } from "./project.ts";

describe("pipewright rules", () => {
  test("lists every rule with its level and its page", () =>
    inProject({}, async ({ pipewright }) => {
      const { code, out } = await pipewright(["rules"]);
      const listed = out
        .split("\n")
        .filter((line) => /^\S/.test(line))
        .map((line) => line.split(/\s+/).slice(0, 2).join(" "));
      assert.deepEqual(
        listed,
        knownRules().map(({ id, severity }) => `${id} ${severity}`),
      );
      assert.match(out, /^ +https:\/\/.*\/docs\/rules\/en\/needs\/cycle\.md$/m);
      assert.equal(code, 0);
    }));

  test("--format json has the same for programs", () =>
    inProject({}, async ({ pipewright }) => {
      const { out } = await pipewright(["rules", "--format", "json", "--locale", "zh-cn"]);
      assert.deepEqual(
        JSON.parse(out).map(({ id, level, title }: Record<string, string>) => [id, level, title]),
        knownRules().map(({ id, severity, title }) => [id, severity, title["zh-cn"]]),
      );
    }));

  test("with an id shows its page, plainly", () =>
    inProject({}, async ({ pipewright }) => {
      const { code, out } = await pipewright(["rules", "needs/unknown"]);
      const title = knownRules().find(({ id }) => id === "needs/unknown")?.title.en ?? "";
      assert.equal(out.split("\n")[0], title);
      assert.doesNotMatch(out, /```|^#|\*\*/m);
      assert.match(out, /^ {4}pipeline:$/m);
      assert.match(out, /\nhttps:\/\/\S+\/needs\/unknown\.md\n$/);
      assert.equal(code, 0);
    }));

  test("with an id and --format json gives the page's Markdown", () =>
    inProject({}, async ({ pipewright }) => {
      const { out } = await pipewright(["rules", "needs/unknown", "--format=json"]);
      const rule = JSON.parse(out);
      assert.deepEqual(
        [rule.id, rule.level, rule.markdown],
        ["needs/unknown", "error", rulePage("needs/unknown", "en")],
      );
    }));

  test("every rule has a page in both languages", () => {
    for (const { id } of knownRules())
      for (const locale of ["en", "zh-cn"] as const) assert.match(rulePage(id, locale) ?? "", /^# \S/, id);
  });
});
