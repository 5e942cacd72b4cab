import assert from "node:assert/strict";
import type { Span } from "../../server/document/index.ts";
import { applyEdits, linesOf, parseSource, positionAt } from "../../server/document/index.ts";
import type { Finding, FindingFix } from "../../server/features/index.ts";
import { diagnose } from "../../server/features/index.ts";
import { askEverything } from "./ask-everything.ts";
import type { Fixture } from "./fixture.ts";
import { formatsSafely } from "./format-law.ts";
import { movesSafely } from "./migration-law.ts";

/**
 * What holds for every text there is. Each fixture is also a case of these:
 *
 * Law: each prefix of a text is answered, without an exception and in bounded work; each place has answers in the text.
 * Law: a fix removes its finding and brings no new one.
 * Law: LF and CRLF agree.
 * Law: formatting keeps what a text means and what is found in it.
 * Law: moving a text to the newest platform leaves sound YAML.
 * Law: both languages say the same things in the same places, with all placeholders filled.
 *
 * Work is counted (reports, findings), never timed.
 */
export function obeyLaws(fixture: Fixture): void {
  answersPrefixes(fixture);
  answersPlaces(fixture);
  if (!fixture.surround.text.includes("\r")) lineEndsAgree(fixture);
  languagesAgree(fixture);
  fixesRemoveFindings(fixture);
  movesSafely(fixture);
  formatsSafely(fixture, (text) => diagnose(parseSource(text), fixture.context));
}

/** So many prefixes of one fixture are tried; LAWS=all tries each. */
const prefixCount = process.env.LAWS === "all" ? Number.POSITIVE_INFINITY : 40;
const placeCount = process.env.LAWS === "all" ? Number.POSITIVE_INFINITY : 10;
/** No text has a good reason for more findings than this a line. */
const findingsPerLine = 12;

function answersPrefixes(fixture: Fixture): void {
  const { text } = fixture.surround;
  const { context, log } = fixture.everyRule;
  const step = Math.max(1, text.length / prefixCount);
  // Another phase for another text, so that all fixtures together end at every kind of place.
  for (let at = hash(text) % Math.ceil(step); at <= text.length; at += step) {
    const prefix = text.slice(0, Math.floor(at));
    const told = `for the prefix ${JSON.stringify(prefix.slice(-60))} (${prefix.length} units)`;
    const findings = answered(() => diagnose(parseSource(prefix), context), told);
    assert.deepEqual(log, [], `A rule threw ${told}.`);
    const most = findingsPerLine * (prefix.split("\n").length + 1);
    assert.ok(findings.length <= most, `There are ${findings.length} findings ${told}.`);
    for (const { span, code } of findings) {
      assert.ok(
        0 <= span.start && span.start <= span.end && span.end <= prefix.length,
        `${code} is out of the text ${told}.`,
      );
    }
    answered(() => askEverything(prefix, prefix.length, context, findings), told);
  }
}

/** The same at places inside of the text, where it goes on behind the cursor. */
function answersPlaces(fixture: Fixture): void {
  const { text } = fixture.surround;
  const { context } = fixture.everyRule;
  const findings = diagnose(parseSource(text), context);
  const step = Math.max(1, text.length / placeCount);
  for (let at = 0; at <= text.length; at += step) {
    const offset = Math.floor(at);
    answered(() => askEverything(text, offset, context, findings), `at offset ${offset}`);
  }
}

function answered<Answer>(ask: () => Answer, told: string): Answer {
  try {
    return ask();
  } catch (cause) {
    throw new Error(`There is no answer ${told}.`, { cause });
  }
}

function lineEndsAgree(fixture: Fixture): void {
  const { text } = fixture.surround;
  const crlf = text.replaceAll("\n", "\r\n");
  const withLf = diagnose(parseSource(text), fixture.context);
  const withCrlf = diagnose(parseSource(crlf), fixture.context);
  assert.deepEqual(placed(crlf, withCrlf), placed(text, withLf), "The findings differ between LF and CRLF.");
  const mended = (source: string, findings: readonly Finding[]): string[] =>
    findings.flatMap(({ fixes }) => fixes.map((fix) => applyEdits(source, fix.edits)));
  const asCrlf = mended(text, withLf).map((one) => one.replaceAll("\n", "\r\n"));
  assert.deepEqual(mended(crlf, withCrlf), asCrlf, "A fix writes other line ends than the file has.");
}

/** Findings by line and column, which don't depend on how a line ends. */
function placed(text: string, findings: readonly Finding[]): unknown[] {
  const lines = linesOf(text);
  const place = ({ start, end }: Span): unknown => [positionAt(lines, start), positionAt(lines, end)];
  return findings.map(({ code, severity, span, message, related }) => ({
    code,
    severity,
    message,
    at: place(span),
    related: related.map((one) => [place(one.span), one.message]),
  }));
}

function languagesAgree(fixture: Fixture): void {
  const { text } = fixture.surround;
  const said = (["en", "zh-cn"] as const).map((locale) => diagnose(parseSource(text), { ...fixture.context, locale }));
  const [en = [], chinese = []] = said;
  const bare = ({ code, severity, span }: Finding): unknown => ({ code, severity, span });
  assert.deepEqual(chinese.map(bare), en.map(bare), "The findings differ between the languages.");
  for (const finding of said.flat()) {
    const texts = [
      finding.message,
      ...finding.related.map(({ message }) => message),
      ...finding.fixes.map(({ title }) => title),
    ];
    for (const one of texts) {
      const unfilled = /\{[a-zA-Z]+\}/.exec(one)?.[0];
      assert.ok(
        unfilled === undefined || text.includes(unfilled),
        `${finding.code} leaves ${unfilled} unfilled: "${one}"`,
      );
    }
  }
}

function fixesRemoveFindings(fixture: Fixture): void {
  const { text } = fixture.surround;
  const { context } = fixture.everyRule;
  const before = countByCode(diagnose(parseSource(text), context));
  for (const { code, fixes, message } of diagnose(parseSource(text), fixture.context)) {
    for (const fix of fixes) fixRemoves(fixture, fix, { code, message, before, context });
  }
}

interface Mending {
  readonly code: string;
  readonly message: string;
  readonly before: ReadonlyMap<string, number>;
  readonly context: Fixture["context"];
}

function fixRemoves(fixture: Fixture, fix: FindingFix, { code, message, before, context }: Mending): void {
  const mended = applyEdits(fixture.surround.text, fix.edits);
  const after = diagnose(parseSource(mended), context);
  const counts = countByCode(after);
  const told = `"${fix.title}" for ${code} ("${message}")`;
  // A finding that names several parts may stay for the others, in other words.
  const isGone = (counts.get(code) ?? 0) < (before.get(code) ?? 0) || !after.some((one) => one.message === message);
  assert.ok(isGone, `The fix ${told} does not remove its finding:\n${mended}`);
  const written = writtenBy(fix);
  const moved = fix.edits.map(({ span }) => fixture.surround.text.slice(span.start, span.end)).join("\n");
  for (const finding of after) {
    if ((counts.get(finding.code) ?? 0) <= (before.get(finding.code) ?? 0)) continue;
    // A gap that the fix leaves to be filled may be told as one.
    if (mended.slice(finding.span.start, finding.span.end) === "change-me") continue;
    // What was hidden until now may come to light elsewhere: that is no fault of the fix.
    const isItsOwn =
      finding.code.startsWith("syntax/") ||
      (fixture.settings.only !== undefined && fixture.context.dialect.rules.some(({ id }) => id === finding.code)) ||
      (written.some(({ start, end }) => finding.span.start < end && start < finding.span.end) &&
        !moved.includes(mended.slice(finding.span.start, finding.span.end).replace(/^["']|["']$/g, "")));
    assert.ok(!isItsOwn, `The fix ${told} brings a new finding, ${finding.code}: "${finding.message}"\n${mended}`);
  }
}

/** Where the new words of a fix stand in the text that it makes. */
function writtenBy({ edits }: FindingFix): readonly Span[] {
  let shift = 0;
  return [...edits]
    .sort((a, b) => a.span.start - b.span.start)
    .map(({ span, text }) => {
      const start = span.start + shift;
      shift += text.length - (span.end - span.start);
      return { start, end: start + text.length };
    });
}

function countByCode(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

function hash(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum = (sum * 31 + text.charCodeAt(at)) >>> 0;
  return sum;
}
