import assert from "node:assert/strict";
import type { Locale, Text } from "../../protocol/index.ts";
import { locales } from "../../protocol/index.ts";
import { generalOptions } from "../../server/cli/command.ts";
import { format } from "../../server/cli/commands/format.ts";
import { lint } from "../../server/cli/commands/lint.ts";
import { migrate } from "../../server/cli/commands/migrate.ts";
import { rules } from "../../server/cli/commands/rules.ts";
import { counted, listed } from "../../server/cli/counted.ts";
import { rewriteTexts } from "../../server/cli/rewrite/rewrite-texts.ts";
import { localeOf } from "../../server/cli/terminal.ts";
import { nouns, severityNames, texts } from "../../server/cli/texts.ts";

describe("the texts of the command line", () => {
  const own: readonly Text[] = [
    ...Object.values(texts),
    ...Object.values(rewriteTexts),
    ...Object.values(severityNames),
    ...Object.values(nouns).flatMap(({ one, other }) => [one, other]),
    ...[...generalOptions, ...lint.options, ...format.options, ...migrate.options, ...rules.options].map(
      ({ help }) => help,
    ),
  ];

  test("both languages fill the same placeholders", () => {
    const placeholders = (text: string) => [...new Set(text.match(/\{[a-zA-Z]+\}/g))].sort();
    for (const text of own) assert.deepEqual(placeholders(text["zh-cn"]), placeholders(text.en), text.en);
  });

  test("no sentence is missing in a language", () => {
    for (const text of own) for (const locale of locales) assert.notEqual(text[locale].trim(), "");
  });
});

describe("counts", () => {
  const checkCounts = (locale: Locale, counts: readonly number[], expected: readonly string[]): void =>
    assert.deepEqual(
      counts.map((count) => counted(count, nouns.file, locale)),
      expected,
    );
  test("have the plural of their language", () => {
    checkCounts("en", [0, 1, 2, 11], ["0 files", "1 file", "2 files", "11 files"]);
    checkCounts("zh-cn", [0, 1, 2], ["0 个文件", "1 个文件", "2 个文件"]);
  });
  test("are listed as the language lists things", () => {
    assert.equal(listed(["a", "b", "c"], "en"), "a, b and c");
    assert.equal(listed(["a", "b", "c"], "zh-cn"), "a、b、c");
  });
});

describe("the language", () => {
  const checkLocale = (args: readonly string[], environment: Record<string, string>, expected: Locale): void =>
    assert.equal(localeOf(args, environment), expected);
  test("is what --locale says, the last one", () => {
    checkLocale(["lint", "--locale", "zh-cn"], { LANG: "en_US.UTF-8" }, "zh-cn");
    checkLocale(["lint", "--locale=zh-Hans", "--locale=en"], { LANG: "zh_CN" }, "en");
  });
  test("else what the shell says: LC_ALL, then LC_MESSAGES, then LANG; an empty one says nothing", () => {
    checkLocale([], { LC_ALL: "zh_CN.UTF-8", LC_MESSAGES: "en_US", LANG: "en_US" }, "zh-cn");
    checkLocale([], { LC_ALL: "", LC_MESSAGES: "zh_TW", LANG: "en_US" }, "zh-cn");
    checkLocale([], { LANG: "zh_CN.GB18030" }, "zh-cn");
  });
  test("else English", () => {
    checkLocale([], {}, "en");
    checkLocale([], { LANG: "de_DE.UTF-8" }, "en");
    checkLocale(["--locale"], {}, "en");
  });
});
