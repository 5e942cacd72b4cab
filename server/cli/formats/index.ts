/** What a run of `lint` prints: one file for each format, all from the same report. */
import type { Report } from "../lint/report.ts";
import { formatGithub } from "./github.ts";
import { formatJson } from "./json.ts";
import { formatJunit } from "./junit.ts";
import type { PrettyStyle } from "./pretty.ts";
import { formatPretty } from "./pretty.ts";
import { formatSarif } from "./sarif.ts";

export { fixedLines } from "./pretty.ts";

export const formats = {
  pretty: formatPretty,
  json: formatJson,
  sarif: formatSarif,
  github: formatGithub,
  junit: formatJunit,
} as const satisfies Readonly<Record<string, (report: Report, style: PrettyStyle) => string>>;

export type FormatName = keyof typeof formats;

export const formatNames: readonly FormatName[] = ["pretty", "json", "sarif", "github", "junit"];
