// The end of a run from the command line: counts on the screen, the report in a file, the exit code.

import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** @param {import("./suite-report.cjs").SuiteReport} report @param {string} [file] */
export async function writeReport(report, file) {
  if (file) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify(report, null, 2));
  }
  const { passed, failed, skipped, failures, host } = report;
  for (const { title, message } of failures) console.error(`✗ ${title}\n  ${message}`);
  console.log(
    `VS Code ${host.vscode || "?"} (${host.appHost || "no report"}, ${host.language || "?"}): ${passed} passed, ${failed} failed, ${skipped} skipped`,
  );
  process.exitCode = failed > 0 ? 1 : 0;
}
