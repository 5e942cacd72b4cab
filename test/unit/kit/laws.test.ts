import assert from "node:assert/strict";
import type { Report, Rule, SharedFacts } from "../../../server/dialects/index.ts";
import { defineRule } from "../../../server/dialects/index.ts";
import { parseMarked } from "../../../server/features/marked-text.ts";
import { withBound } from "../../kit/context.ts";
import type { Fixture } from "../../kit/fixture.ts";
import { fixturesOf } from "../../kit/fixture.ts";
import { obeyLaws } from "../../kit/laws.ts";

/** A fixture whose only rule is this one. */
function planted(text: string, check: (facts: SharedFacts) => Iterable<Report<"found" | "other">>): Fixture {
  const rule: Rule = withBound(
    defineRule<SharedFacts, "found" | "other">({
      id: "planted/rule",
      severity: "error",
      title: { en: "Planted", "zh-cn": "示例" },
      why: { en: "A test.", "zh-cn": "测试。" },
      messages: {
        found: { en: "Found {what}.", "zh-cn": "发现 {what}。" },
        other: { en: "Another.", "zh-cn": "另一个。" },
      },
      check,
      examples: [],
    }),
  );
  const [fixture] = fixturesOf(parseMarked(text), { dialect: "pipeline" }, "whole");
  assert.ok(fixture);
  const log: string[] = [];
  const dialect = { ...fixture.context.dialect, rules: [rule] };
  const context = { ...fixture.context, dialect, log: (line: string) => void log.push(line) };
  return { ...fixture, context, log, everyRule: { context, log } };
}

const text = "pipeline:\n  name: shop\n  description: the shop\n";
const at = { start: 0, end: 8 };

describe("the laws", () => {
  test("hold for a rule that keeps them", () =>
    obeyLaws(
      planted(text, function* ({ file }) {
        const found = file.text.indexOf("shop");
        const span = { start: found, end: found + 4 };
        const title = { en: "Change", "zh-cn": "修改" };
        if (found >= 0) {
          yield { at: span, say: "other", fix: { title, safety: "safe", edits: edits(file.text) } };
        }
      }),
    ));

  const breaches: readonly [
    why: string,
    says: RegExp,
    check: (facts: SharedFacts) => Iterable<Report<"found" | "other">>,
  ][] = [
    [
      "a rule that throws on a half-typed text",
      /A rule threw for the prefix/,
      // biome-ignore lint/correctness/useYield: it throws instead.
      function* ({ file }) {
        if (file.text.length < 20) throw new Error("half-typed");
      },
    ],
    [
      "a rule without an end",
      /gave more than 2000 reports/,
      function* () {
        for (;;) yield { at, say: "other" };
      },
    ],
    [
      "a place outside of the text",
      /is out of the text/,
      function* () {
        yield { at: { start: 0, end: 1_000 }, say: "other" };
      },
    ],
    [
      "a placeholder without a word",
      /leaves \{what\} unfilled/,
      function* ({ file }) {
        if (file.text.length > 8) yield { at, say: "found" };
      },
    ],
    [
      "a finding that depends on the line ends",
      /differ between LF and CRLF/,
      function* ({ file }) {
        if (file.text.length > 8 && file.text.includes("\r")) yield { at, say: "other" };
      },
    ],
    [
      "a fix that leaves its finding",
      /does not remove its finding/,
      function* ({ file }) {
        const title = { en: "Change", "zh-cn": "修改" };
        if (file.text.length > 8) yield { at, say: "other", fix: { title, safety: "safe", edits: [] } };
      },
    ],
    [
      "a fix that writes other line ends than the file has",
      /writes other line ends/,
      function* ({ file }) {
        const title = { en: "Change", "zh-cn": "修改" };
        const fix = { title, safety: "safe", edits: [{ span: at, text: "x-a: 1\npipeline" }] } as const;
        if (file.text.startsWith("pipeline")) yield { at, say: "other", fix };
      },
    ],
  ];
  for (const [why, says, check] of breaches) {
    test(`catch ${why}`, () => assert.throws(() => obeyLaws(planted(text, check)), says));
  }
});

function edits(source: string): { span: { start: number; end: number }; text: string }[] {
  return [...source.matchAll(/shop/g)].map((found) => ({
    span: { start: found.index, end: found.index + 4 },
    text: "store",
  }));
}
