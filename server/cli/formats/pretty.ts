import type { Locale, Severity } from "../../../protocol/index.ts";
import { say } from "../../../protocol/index.ts";
import type { Span } from "../../document/index.ts";
import { linesOf, positionAt } from "../../document/index.ts";
import type { Finding } from "../../features/index.ts";
import { visible } from "../display-width.ts";
import type { CheckedFile, Report } from "../lint/report.ts";
import type { Colors } from "../terminal.ts";
import { severityNames, texts } from "../texts.ts";
import { frame } from "./frame.ts";
import { summary } from "./summary.ts";

export interface PrettyStyle {
  readonly colors: Colors;
  readonly columns: number;
}

/** For people: what was fixed, each finding with the lines that it speaks of, and a summary. */
export function formatPretty(report: Report, style: PrettyStyle): string {
  const blocks = report.files.flatMap((file) =>
    file.findings.map((finding) => findingBlock(file, finding, report.locale, style).join("\n")),
  );
  const fixed = fixedLines(report.files, report.locale, style.colors);
  const end = summary(report).join("\n");
  const parts = [fixed.join("\n"), ...blocks, end].filter((part) => part !== "");
  return parts.length === 0 ? "" : `${parts.join("\n\n")}\n`;
}

/** One line for each fix that was applied, at the place where it was needed. */
export function fixedLines(files: readonly CheckedFile[], locale: Locale, colors: Colors): string[] {
  return files.flatMap(({ name, fixed }) => {
    const linesByText = new Map([...new Set(fixed.map(({ before }) => before))].map((text) => [text, linesOf(text)]));
    return fixed.map(({ finding, fix, before }) => {
      const { line, column } = positionAt(linesByText.get(before) ?? linesOf(before), finding.span.start);
      const place = colors.bold(`${visible(name)}:${line + 1}:${column + 1}`);
      return `${place} ${colors.green(say(texts.fixed, locale))} ${finding.code}: ${visible(fix.title)}`;
    });
  });
}

function findingBlock(file: CheckedFile, finding: Finding, locale: Locale, { colors, columns }: PrettyStyle): string[] {
  const { line, column } = positionAt(file.lines, finding.span.start);
  const places: readonly Span[] = [finding.span, ...finding.related.map(({ span }) => span)];
  const lastLine = Math.max(...places.map(({ start }) => positionAt(file.lines, start).line));
  const gutter = Math.max(4, String(lastLine + 1).length + 1);
  const shared = { columns, gutter, dim: colors.dim };
  const severity = colorOf(finding.severity, colors);
  const name = severity(say(severityNames[finding.severity], locale));
  const related = finding.related.flatMap(({ span, message }) =>
    frame(file, span, message, { ...shared, mark: "-", strong: colors.cyan }),
  );
  return [
    `${colors.bold(`${visible(file.name)}:${line + 1}:${column + 1}`)} ${name} ${colors.dim(finding.code)}`,
    ...frame(file, finding.span, finding.message, { ...shared, mark: "^", strong: severity }),
    ...related,
    ...hints(finding, locale).map((hint) => `${" ".repeat(gutter + 1)}${colors.dim("=")} ${visible(hint)}`),
  ];
}

/** What to do: the fixes by title, and where to read more. */
function hints({ fixes, code }: Finding, locale: Locale): string[] {
  const titled = fixes.map(({ title, safety, preferred }, index) => {
    if (safety === "safe") return say(texts.fixSafe, locale, { title });
    if (preferred) return say(texts.fixSuggested, locale, { title });
    return say(index === 0 ? texts.fixByHand : texts.fixOther, locale, { title });
  });
  return [...titled, say(texts.seeRule, locale, { code })];
}

function colorOf(severity: Severity, colors: Colors): (text: string) => string {
  switch (severity) {
    case "error":
      return colors.red;
    case "warning":
      return colors.yellow;
    case "information":
      return colors.blue;
    case "hint":
      return colors.cyan;
  }
}
