import type { Severity } from "../../../protocol/index.ts";
import { positionAt } from "../../document/index.ts";
import type { Finding } from "../../features/index.ts";
import { pathFromRoot } from "../lint/paths.ts";
import type { CheckedFile, Report } from "../lint/report.ts";
import { troubleText } from "../lint/trouble-text.ts";

/**
 * Workflow commands: GitHub draws them into the changed files. Lines and columns count from 1.
 * Source: docs.github.com, "Workflow commands"; actions/toolkit, packages/core/src/command.ts for what is escaped.
 */
export function formatGithub(report: Report): string {
  const findings = report.files.flatMap((checked) =>
    checked.findings.map((finding) => commandOf(report, checked, finding)),
  );
  const troubles = report.troubles.map((trouble) => {
    const file = trouble.path === undefined ? {} : { file: pathFromRoot(report.root, trouble.path) };
    return command("error", { ...file, title: "Pipewright" }, troubleText(trouble, report.locale));
  });
  return [...findings, ...troubles].map((line) => `${line}\n`).join("");
}

function commandOf({ root }: Report, { path, lines }: CheckedFile, { severity, span, code, message }: Finding): string {
  const start = positionAt(lines, span.start);
  const end = positionAt(lines, span.end);
  const place = {
    ...(path !== undefined && { file: pathFromRoot(root, path) }),
    line: start.line + 1,
    endLine: end.line + 1,
    // GitHub takes columns for a place on one line only.
    ...(start.line === end.line && { col: start.column + 1, endColumn: end.column + 1 }),
  };
  return command(levelOf(severity), { ...place, title: code }, message);
}

function command(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name} ${written.join(",")}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

function levelOf(severity: Severity): "error" | "warning" | "notice" {
  switch (severity) {
    case "error":
    case "warning":
      return severity;
    case "information":
    case "hint":
      return "notice";
  }
}
