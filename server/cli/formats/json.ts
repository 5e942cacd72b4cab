import type { Lines, Span } from "../../document/index.ts";
import { positionAt } from "../../document/index.ts";
import type { Finding, FindingFix } from "../../features/index.ts";
import type { CheckedFile, Report } from "../lint/report.ts";
import { ruleLink } from "../rule-link.ts";

/** One array with one object a finding, zero-based LSP ranges in it. Part of our interface: see docs/ci.md. */
export function formatJson(report: Report): string {
  const findings = report.files.flatMap((checked) =>
    checked.findings.map((finding) => jsonOf(checked, finding, report)),
  );
  if (findings.length === 0) return "[]\n";
  // A line for each finding: readable, and not one endless line that breaks a terminal or a log.
  return `[\n${findings.map((finding) => `  ${JSON.stringify(finding)}`).join(",\n")}\n]\n`;
}

function jsonOf({ name, lines }: CheckedFile, finding: Finding, { locale, catalogs }: Report) {
  const { code, severity, span, message, platform, fixes } = finding;
  const href = ruleLink(code, locale, catalogs);
  return {
    file: name,
    range: rangeOf(lines, span),
    severity,
    code,
    message,
    source: "pipewright",
    platform: { version: platform.version, from: platform.from },
    ...(href !== undefined && { codeDescription: { href } }),
    ...(fixes.length > 0 && { fixes: fixes.map((fix) => fixOf(lines, fix)) }),
  };
}

function fixOf(lines: Lines, { title, safety, preferred, edits }: FindingFix) {
  return {
    title,
    safety,
    preferred,
    edits: edits.map(({ span, text }) => ({ range: rangeOf(lines, span), newText: text })),
  };
}

function rangeOf(lines: Lines, { start, end }: Span) {
  return { start: lspPosition(lines, start), end: lspPosition(lines, end) };
}

function lspPosition(lines: Lines, offset: number) {
  const { line, column } = positionAt(lines, offset);
  return { line, character: column };
}
