// Runs a folder of mocha tests inside VS Code's Node extension host, by @vscode/test-electron as any extension would.
// The program that it starts is our code-launcher, so nothing is downloaded; with PIPEWRIGHT_TEST_ELECTRON=1 it fetches
// and starts a desktop VS Code instead (VSCODE_VERSION: which), and VSCODE_EXECUTABLE names one that is installed.
//
//   node run-in-host.mjs --extension . --suite dist/test/host --workspace examples [--locale zh-cn] [--report file]

import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { runTests } from "@vscode/test-electron";
import { bundleForNodeHost } from "./bundle-suite.mjs";
import { cacheRoot } from "./install.mjs";
import { isMain } from "./is-main.mjs";
import { writeReport } from "./write-report.mjs";

const here = dirname(fileURLToPath(import.meta.url));

/** @typedef {import("./suite-report.cjs").SuiteReport} SuiteReport */

/**
 * @param {object} options
 * @param {string} options.extension the folder of the extension under test, built
 * @param {string} options.suite the folder of the tests: *.test.cjs and *.test.js run as they are; where there are
 *   *.test.ts, all are bundled first
 * @param {string} [options.workspace] the folder to open; the tests may change it, so give them a copy
 * @param {string} [options.locale] a desktop VS Code needs the language's real pack for anything but `en`
 * @param {Readonly<Record<string, string>>} [options.env] reaches the tests' `process.env`
 * @returns {Promise<SuiteReport>} a host that does not start, or ends badly, is one failure in it
 */
export async function runInHost({ extension, suite, workspace, locale = "en", env = {} }) {
  const desktop = process.env.PIPEWRIGHT_TEST_ELECTRON === "1";
  const launcher = process.env.VSCODE_EXECUTABLE || (desktop ? undefined : join(here, "code-launcher.mjs"));
  const reportFolder = await mkdtemp(join(tmpdir(), "pipewright-report-"));
  const reportFile = join(reportFolder, "report.json");
  const bundles = join(reportFolder, "suite");
  /** @type {unknown} */
  let failure;
  try {
    const isTypeScript = (await readdir(suite, { recursive: true })).some((name) => name.endsWith(".test.ts"));
    if (isTypeScript) await bundleForNodeHost(resolve(suite), bundles);
    await runTests({
      ...(launcher ? { vscodeExecutablePath: launcher } : { version: process.env.VSCODE_VERSION ?? "stable" }),
      cachePath: join(cacheRoot(), "vscode-desktop"),
      extensionDevelopmentPath: resolve(extension),
      extensionTestsPath: join(here, "host-suite.cjs"),
      launchArgs: [...(workspace ? [resolve(workspace)] : []), `--locale=${locale}`, "--disable-extensions"],
      extensionTestsEnv: {
        ...env,
        PIPEWRIGHT_SUITE: isTypeScript ? bundles : resolve(suite),
        PIPEWRIGHT_REPORT: reportFile,
      },
    });
  } catch (error) {
    failure = error;
  }
  const text = await readFile(reportFile, "utf8").catch(() => undefined);
  await rm(reportFolder, { recursive: true, force: true });
  return judge(text === undefined ? undefined : JSON.parse(text), failure);
}

/**
 * A suite whose tests all passed in a host that ended badly has not passed.
 * @param {SuiteReport | undefined} report @param {unknown} failure @returns {SuiteReport}
 */
export function judge(report, failure) {
  const nothing = { passed: 0, failed: 0, skipped: 0, failures: [], host: { vscode: "", appHost: "", language: "" } };
  const known = report ?? nothing;
  if (report !== undefined && (failure === undefined || report.failed > 0)) return report;
  const message = failure === undefined ? "The suite ended without a report." : String(failure);
  return {
    ...known,
    failed: known.failed + 1,
    failures: [...known.failures, { title: "The extension host", message }],
  };
}

if (isMain(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      extension: { type: "string" },
      suite: { type: "string" },
      workspace: { type: "string" },
      locale: { type: "string" },
      report: { type: "string" },
    },
  });
  const { extension = ".", suite = ".", workspace, locale, report } = values;
  await writeReport(await runInHost({ extension, suite, workspace, locale }), report);
}
