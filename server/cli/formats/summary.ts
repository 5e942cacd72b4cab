import type { Locale } from "../../../protocol/index.ts";
import { say, severities } from "../../../protocol/index.ts";
import { fixToApply } from "../../features/index.ts";
import { counted, listed } from "../counted.ts";
import { countOf, hasTooManyWarnings } from "../lint/exit-code.ts";
import type { Report } from "../lint/report.ts";
import { nouns, texts } from "../texts.ts";

/** The last lines of a run: "3 errors and 1 warning in 2 files; 2 can be fixed with `--fix`." */
export function summary(report: Report): string[] {
  const { files, locale, maxWarnings } = report;
  if (files.length === 0) return [];
  const fixed = fixedSummary(report);
  const withFindings = files.filter(({ findings }) => findings.length > 0);
  if (withFindings.length === 0) {
    return [...fixed, say(texts.clean, locale, { files: counted(files.length, nouns.file, locale) })];
  }
  const counts = severities.flatMap((severity) => {
    const count = countOf(files, severity);
    return count === 0 ? [] : counted(count, nouns[severity], locale);
  });
  const findings = files.flatMap((file) => file.findings);
  const safe = findings.filter((finding) => fixToApply(finding, "safe")).length;
  const suggested = findings.filter((finding) => fixToApply(finding, "suggested")).length - safe;
  const words = {
    counts: listed(counts, locale),
    files: counted(withFindings.length, nouns.file, locale),
    safe: String(safe),
    suggested: String(suggested),
  };
  return [
    ...fixed,
    say(sentenceFor(safe, suggested), locale, words),
    ...(hasTooManyWarnings(report) ? [say(texts.tooManyWarnings, locale, { limit: String(maxWarnings) })] : []),
  ];
}

function sentenceFor(safe: number, suggested: number) {
  if (safe > 0 && suggested > 0) return texts.foundBoth;
  if (safe > 0) return texts.foundSafe;
  return suggested > 0 ? texts.foundSuggested : texts.found;
}

function fixedSummary({ files, locale }: { readonly files: Report["files"]; readonly locale: Locale }): string[] {
  const fixedFiles = files.filter(({ fixed }) => fixed.length > 0);
  if (fixedFiles.length === 0) return [];
  const count = fixedFiles.reduce((sum, { fixed }) => sum + fixed.length, 0);
  const words = {
    problems: counted(count, nouns.problem, locale),
    files: counted(fixedFiles.length, nouns.file, locale),
  };
  return [say(texts.fixedSummary, locale, words)];
}
