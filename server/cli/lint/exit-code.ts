import type { CheckedFile, Report } from "./report.ts";

/** 2 when something could not be read or written, which wins; 1 for an error, or too many warnings; else 0. */
export function exitCodeOf(report: Report): 0 | 1 | 2 {
  if (report.troubles.length > 0) return 2;
  return countOf(report.files, "error") > 0 || hasTooManyWarnings(report) ? 1 : 0;
}

export function hasTooManyWarnings({ files, maxWarnings }: Report): boolean {
  return maxWarnings !== undefined && countOf(files, "warning") > maxWarnings;
}

export function countOf(files: readonly CheckedFile[], severity: CheckedFile["findings"][number]["severity"]): number {
  return files.reduce(
    (count, { findings }) => count + findings.filter((finding) => finding.severity === severity).length,
    0,
  );
}
