import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Locale, Text } from "../../protocol/index.ts";
import { locales } from "../../protocol/index.ts";
import { ruleFolders } from "../../scripts/generate-rule-lists.ts";
import type { Example, Rule } from "../../server/dialects/index.ts";
import { applyFixes } from "../../server/features/apply-fixes.ts";
import type { Finding } from "../../server/features/index.ts";
import type { Marked } from "../../server/features/marked-text.ts";
import { parseMarked } from "../../server/features/marked-text.ts";
import type { KnownRule, ShownExample } from "../../server/features/rule-example.ts";
import { findingsOfExample, readExample } from "../../server/features/rule-example.ts";
import type { Fixture } from "./fixture.ts";
import { fixturesOf, printActual, printExpected } from "./fixture.ts";
import { obeyLaws } from "./laws.ts";
import { updateFile, updates } from "./update.ts";

const dialectFolders = join(__dirname, "../../server/dialects");

/** One example with the rule alone: the wrong text gives what is marked, the right one is what the fixes make of it. */
export function checkExample(known: KnownRule, example: Example): void {
  const { rule } = known;
  assert.doesNotMatch(
    example.bad,
    /FILL-IN/,
    `Fill in the example of ${rule.id}: what is wrong, a mark below it, and what is right.`,
  );
  const marked = parseMarked(example.bad);
  const shown = readExample(known, example);
  const { dialect, bad } = shown;
  const fixture = fixtureOf(known, example, marked, dialect.id);
  const findings = findingsOfExample(rule, example, dialect, bad, "en");
  assert.ok(findings.length > 0, `The wrong text of an example of ${rule.id} has no finding:\n${bad}`);
  const expected = printExpected(fixture, marked);
  const actual = printActual(fixture, marked, findings, "marked");
  if (actual !== expected && updates() && updateIn(rule, example.bad, actual)) return;
  assert.equal(actual, expected, `The findings of an example of ${rule.id} are not those that are marked.`);
  checkGood(known, example, { ...shown, findings });
  obeyLaws(fixture);
}

function checkGood(
  { rule }: KnownRule,
  example: Example,
  { dialect, bad, good, findings }: ShownExample & { readonly findings: readonly Finding[] },
): void {
  const fixes = findings.flatMap((finding) => finding.fixes.slice(0, 1));
  if (fixes.length === findings.length) {
    const { text: mended } = applyFixes(bad, fixes);
    if (mended.trimEnd() !== good.trimEnd() && updates() && updateIn(rule, example.good, mended.trimEnd())) return;
    assert.equal(
      mended.trimEnd(),
      good.trimEnd(),
      `The right text of an example of ${rule.id} is not what its fixes make.`,
    );
  }
  const left = findingsOfExample(rule, example, dialect, good, "en").map(({ code, message }) => `${code}: ${message}`);
  assert.deepEqual(left, [], `The right text of an example of ${rule.id} has findings.`);
}

function fixtureOf({ rule }: KnownRule, example: Example, marked: Marked, dialect: string): Fixture {
  const settings = { dialect, only: rule.id, platform: example.platform };
  const [fixture] = fixturesOf(marked, settings, "whole");
  if (fixture === undefined) throw new Error(`An example of ${rule.id} is empty.`);
  return fixture;
}

/** The file of a rule, wherever it is. */
export function ruleFile(id: string): string | undefined {
  const name = `${id.replace("/", "-")}.ts`;
  return ruleFolders.map((folder) => join(dialectFolders, folder, "rules", name)).find(existsSync);
}

function updateIn({ id }: Rule, expected: string, actual: string): boolean {
  const path = ruleFile(id);
  return path !== undefined && updateFile(path, 1, expected, actual);
}

/** Every message that a rule declares comes up in one of its examples, in each language. */
export function messagesWithoutExample(known: KnownRule): readonly string[] {
  const { rule } = known;
  return Object.entries<Text>(rule.messages).flatMap(([name, message]) =>
    locales.every((locale) => saidInExample(known, message, locale)) ? [] : [name],
  );
}

function saidInExample(known: KnownRule, message: Text, locale: Locale): boolean {
  const pattern = new RegExp(
    `^${message[locale]
      .split(/\{[a-zA-Z]+\}/)
      .map(literally)
      .join("[\\s\\S]*?")}$`,
  );
  return known.rule.examples.some((example) => {
    const { dialect, bad } = readExample(known, example);
    return findingsOfExample(known.rule, example, dialect, bad, locale).some((finding) =>
      pattern.test(finding.message),
    );
  });
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** The placeholders of a text, sorted; a pair of languages must agree on them. */
export function placeholders(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\{([a-zA-Z]+)\}/g)].map((found) => found[1] ?? ""))].sort();
}
