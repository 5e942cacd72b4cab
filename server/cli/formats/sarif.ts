import { pathToFileURL } from "node:url";
import type {
  ArtifactLocation,
  Fix,
  Location,
  Log,
  Notification,
  PhysicalLocation,
  Region,
  ReportingDescriptor,
  Result,
} from "sarif";
import { version } from "../../../package.json";
import type { Severity } from "../../../protocol/index.ts";
import type { Lines, Span } from "../../document/index.ts";
import { positionAt } from "../../document/index.ts";
import type { Finding, FindingFix } from "../../features/index.ts";
import { knownRules, ownCatalog, rulePage } from "../../features/index.ts";
import { exitCodeOf } from "../lint/exit-code.ts";
import { uriFromRoot } from "../lint/paths.ts";
import type { CheckedFile, Report, Trouble } from "../lint/report.ts";
import { troubleText } from "../lint/trouble-text.ts";
import { projectUrl, ruleLink } from "../rule-link.ts";

/**
 * SARIF 2.1.0, for the hubs of code that show findings. Paths are relative to `SRCROOT`, the git root; lines and
 * columns count from 1, columns in UTF-16 units.
 * Source: docs.oasis-open.org/sarif/sarif/v2.1.0.
 */
export function formatSarif(report: Report): string {
  const codes = [...new Set(report.files.flatMap(({ findings }) => findings.map(({ code }) => code)))].sort();
  const results = report.files.flatMap((file) =>
    file.findings.map((finding) => resultOf(report, file, finding, codes.indexOf(finding.code))),
  );
  const log: Log = {
    version: "2.1.0",
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    runs: [
      {
        tool: {
          driver: {
            name: "pipewright",
            version,
            semanticVersion: version,
            informationUri: projectUrl,
            language: report.locale === "zh-cn" ? "zh-CN" : "en",
            rules: codes.map((code) => ruleOf(code, report)),
          },
        },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { SRCROOT: { uri: `${pathToFileURL(report.root).href.replace(/\/$/, "")}/` } },
        invocations: [
          {
            executionSuccessful: report.troubles.length === 0,
            exitCode: exitCodeOf(report),
            toolExecutionNotifications: report.troubles.map((trouble) => notificationOf(report, trouble)),
          },
        ],
        results,
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function ruleOf(id: string, { locale, catalogs }: Report): ReportingDescriptor {
  const [catalog = ownCatalog] = catalogs.filter((one) => one.ruleIds.has(id));
  const rule = knownRules(catalog).find((known) => known.id === id);
  const page = rulePage(id, locale, catalog);
  const helpUri = ruleLink(id, locale, catalogs);
  return {
    id,
    ...(helpUri !== undefined && { helpUri }),
    ...(rule && {
      shortDescription: { text: rule.title[locale] },
      fullDescription: { text: rule.why[locale] },
      defaultConfiguration: { level: levelOf(rule.severity) },
    }),
    ...(rule && page !== undefined && { help: { text: rule.why[locale], markdown: page } }),
  };
}

function resultOf(report: Report, file: CheckedFile, finding: Finding, ruleIndex: number): Result {
  const { code, severity, span, message, related, fixes, platform } = finding;
  return {
    ruleId: code,
    ruleIndex,
    level: levelOf(severity),
    message: { text: message },
    locations: [{ physicalLocation: placeOf(report, file, span) }],
    ...(related.length > 0 && {
      relatedLocations: related.map(
        (place, id): Location => ({
          id,
          physicalLocation: placeOf(report, file, place.span),
          message: { text: place.message },
        }),
      ),
    }),
    ...(fixes.length > 0 && { fixes: fixes.map((fix) => fixOf(report, file, fix)) }),
    properties: { platform: { version: platform.version, from: platform.from } },
  };
}

function fixOf(report: Report, file: CheckedFile, { title, edits, safety, preferred }: FindingFix): Fix {
  return {
    description: { text: title },
    artifactChanges: [
      {
        artifactLocation: artifactOf(report, file),
        replacements: edits.map(({ span, text }) => ({
          deletedRegion: regionOf(file.lines, span),
          insertedContent: { text },
        })),
      },
    ],
    properties: { safety, preferred },
  };
}

function placeOf(report: Report, file: CheckedFile, span: Span): PhysicalLocation {
  return { artifactLocation: artifactOf(report, file), region: regionOf(file.lines, span) };
}

function artifactOf({ root }: Report, { path, name }: Pick<CheckedFile, "path" | "name">): ArtifactLocation {
  if (path === undefined) return { uri: encodeURIComponent(name) };
  const uri = uriFromRoot(root, path);
  return uri.startsWith("file:") ? { uri } : { uri, uriBaseId: "SRCROOT" };
}

/** SARIF's end column, like ours, is the one behind the last character. */
function regionOf(lines: Lines, span: Span): Region {
  const start = positionAt(lines, span.start);
  const end = positionAt(lines, span.end);
  return {
    startLine: start.line + 1,
    startColumn: start.column + 1,
    endLine: end.line + 1,
    endColumn: end.column + 1,
    charOffset: span.start,
    charLength: span.end - span.start,
  };
}

function notificationOf(report: Report, trouble: Trouble): Notification {
  const { path, name } = trouble;
  return {
    level: "error",
    message: { text: troubleText(trouble, report.locale) },
    ...(path !== undefined && {
      locations: [{ physicalLocation: { artifactLocation: artifactOf(report, { path, name }) } }],
    }),
  };
}

function levelOf(severity: Severity): "error" | "warning" | "note" {
  switch (severity) {
    case "error":
    case "warning":
      return severity;
    case "information":
    case "hint":
      return "note";
  }
}
