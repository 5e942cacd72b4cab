import type { Locale } from "../../../protocol/index.ts";
import { say } from "../../../protocol/index.ts";
import { positionAt } from "../../document/index.ts";
import type { Finding } from "../../features/index.ts";
import type { CheckedFile, Report, Trouble } from "../lint/report.ts";
import { troubleText } from "../lint/trouble-text.ts";
import { severityNames } from "../texts.ts";

/**
 * JUnit's XML, which every CI server draws: a suite for each file, a case for each finding. Errors and warnings are
 * failures; a lighter finding is a case that passes with a note; a file without findings is one case that passes.
 * Source: github.com/testmoapp/junitxml, what the servers understand.
 */
export function formatJunit({ files, troubles, locale }: Report): string {
  const suites = [
    ...files.map((file) => suiteOf(file, locale)),
    ...troubles.map((trouble) => brokenSuite(trouble, locale)),
  ];
  const failureCount = files.reduce((sum, { findings }) => sum + findings.filter(isFailure).length, 0);
  const testCount = files.reduce((sum, { findings }) => sum + Math.max(1, findings.length), troubles.length);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    tag(
      "testsuites",
      { name: "pipewright", tests: testCount, failures: failureCount, errors: troubles.length },
      suites,
    ),
    "",
  ].join("\n");
}

function suiteOf(file: CheckedFile, locale: Locale): string {
  const { name, findings } = file;
  const cases =
    findings.length === 0
      ? [tag("testcase", { name: "pipewright", classname: name, file: name })]
      : findings.map((finding) => caseOf(file, finding, locale));
  const failures = findings.filter(isFailure).length;
  return tag("testsuite", { name, tests: cases.length, failures, errors: 0, skipped: 0 }, cases);
}

function caseOf({ name, lines }: CheckedFile, finding: Finding, locale: Locale): string {
  const { line, column } = positionAt(lines, finding.span.start);
  const place = `${line + 1}:${column + 1}`;
  const level = say(severityNames[finding.severity], locale);
  const text = escapeXml(`${name}:${place} ${level} ${finding.code}\n${finding.message}`);
  const attributes = { name: `${finding.code} ${place}`, classname: name, file: name, line: line + 1 };
  const inside = isFailure(finding)
    ? `<failure${written({ type: finding.severity, message: finding.message })}>${text}</failure>`
    : `<system-out>${text}</system-out>`;
  return tag("testcase", attributes, [inside]);
}

function brokenSuite(trouble: Trouble, locale: Locale): string {
  const { name } = trouble;
  const message = troubleText(trouble, locale);
  const error = `<error${written({ type: "unreadable", message })}>${escapeXml(message)}</error>`;
  const broken = tag("testcase", { name: "pipewright", classname: name, file: name }, [error]);
  return tag("testsuite", { name, tests: 1, failures: 0, errors: 1, skipped: 0 }, [broken]);
}

function isFailure({ severity }: Finding): boolean {
  return severity === "error" || severity === "warning";
}

type Attributes = Readonly<Record<string, string | number>>;

function tag(name: string, attributes: Attributes, inside: readonly string[] = []): string {
  if (inside.length === 0) return `<${name}${written(attributes)}/>`;
  const indented = inside.map((part) => `  ${part.replaceAll(/\n(?=\s*<)/g, "\n  ")}`);
  return [`<${name}${written(attributes)}>`, ...indented, `</${name}>`].join("\n");
}

function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value)).replaceAll("\n", "&#10;")}"`)
    .join("");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** What XML 1.0 can't hold at all, not even escaped: most control characters and half a surrogate pair. */
const unspeakable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function escapeXml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character).replaceAll(unspeakable, "\ufffd");
}
