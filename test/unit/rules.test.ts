/**
 * Every rule, by what stands in its own file: examples, messages, languages, id and pages.
 * A rule that `npm run new:rule` has begun fails here until it is filled in.
 */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Text } from "../../protocol/index.ts";
import { locales } from "../../protocol/index.ts";
import { generateRulePages } from "../../scripts/generate-rule-pages.ts";
import { announcedRules, isAtLeast } from "../../server/dialects/index.ts";
import type { KnownRule } from "../../server/features/rule-example.ts";
import { knownRulesWithDialects } from "../../server/features/rule-example.ts";
import { checkExample, messagesWithoutExample, placeholders, ruleFile } from "../kit/check-rule.ts";

const root = join(__dirname, "../..");
const known = knownRulesWithDialects();
/** What these find has no place on a page; their own tests make it. */
const tooLargeToShow: Readonly<Record<string, readonly string[] | "all">> = {
  "limit/size": "all",
  "expr/syntax": ["too-long"],
};

for (const one of known) {
  describe(`the rule ${one.rule.id}`, () => ruleTests(one));
}

function ruleTests(one: KnownRule): void {
  const { rule } = one;
  rule.examples.forEach((example, index) => {
    const shows = example.shows?.en ?? `example ${index + 1}`;
    const platform = example.platform === undefined ? "" : `, on platform ${example.platform}`;
    test(`finds and mends: ${shows}${platform}`, () => checkExample(one, example));
  });

  const untold = tooLargeToShow[rule.id] ?? [];
  if (untold !== "all") {
    test("says each of its messages in an example", () => {
      assert.ok(rule.examples.length > 0, `${rule.id} has no example.`);
      assert.deepEqual(messagesWithoutExample(one), untold);
    });
  }

  test("says the same in each language", () => {
    const texts: readonly (readonly [string, Text])[] = [
      ["title", rule.title],
      ["why", rule.why],
      ...Object.entries<Text>(rule.messages),
    ];
    for (const [name, text] of texts) {
      assert.deepEqual(placeholders(text["zh-cn"]), placeholders(text.en), `The placeholders of ${name} differ.`);
      const isOnlyAPlace = /^\{\w+\}$/.test(text.en);
      if (!isOnlyAPlace) assert.match(text["zh-cn"], /[\u4e00-\u9fff]/, `${name} is not in Chinese.`);
      for (const locale of locales) assert.doesNotMatch(text[locale], /FILL IN|待填写/, `${name} is not filled in.`);
    }
    for (const { shows } of rule.examples) if (shows) assert.match(shows["zh-cn"], /[\u4e00-\u9fff]/);
  });

  test("has an id that reads as <topic>/<fault>, and a file of that name", () => {
    assert.match(rule.id, /^[a-z]+(?:-[a-z]+)*\/[a-z]+(?:-[a-z]+)*$/);
    assert.ok(ruleFile(rule.id), `There is no file ${rule.id.replace("/", "-")}.ts in a folder of rules.`);
  });

  if (needsTwoVersions(one)) {
    test("shows examples at two platform versions", () => {
      const [dialect] = one.dialects;
      const versions = new Set(rule.examples.map((example) => example.platform ?? dialect?.currentVersion));
      assert.ok(versions.size >= 2, `All examples of ${rule.id} are on ${[...versions].join(", ")}.`);
    });
  }
}

/** Rules whose findings differ from one platform version to the next. */
function needsTwoVersions({ rule, dialects }: KnownRule): boolean {
  const oldest = dialects[0]?.versions[0] ?? "1.0";
  const begins = rule.since !== undefined && !isAtLeast(oldest, rule.since);
  return begins || rule.until !== undefined || rule.id.startsWith("version/");
}

describe("all rules", () => {
  test("have an id of their own", () => {
    for (const { rule, dialects } of known) {
      for (const dialect of dialects) {
        const same = dialect.rules.filter(({ id }) => id === rule.id);
        assert.equal(same.length, 1, `${dialect.id} has several rules ${rule.id}.`);
        assert.equal(same[0], rule, `Two rules are called ${rule.id}.`);
      }
    }
  });

  test("that are announced are not built yet", () => {
    assert.deepEqual(
      announcedRules.filter((id) => known.some(({ rule }) => rule.id === id)),
      [],
    );
  });

  test("have up-to-date pages in each language", () => {
    const outdated = generateRulePages().filter(({ path, text }) => {
      const full = join(root, path);
      return !existsSync(full) || readFileSync(full, "utf8") !== text;
    });
    assert.deepEqual(
      outdated.map(({ path }) => path),
      [],
      "Run `npm run generate`.",
    );
  });
});
