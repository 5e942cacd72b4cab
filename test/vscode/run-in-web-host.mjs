// Runs a folder of mocha tests inside VS Code's web worker host, where an extension has no Node, no files of its own and
// no processes: what it would meet on vscode.dev. By @vscode/test-web, on a web build laid from code-server.
//
//   node run-in-web-host.mjs --extension . --suite test/web --workspace examples [--locale zh-cn] [--report file]

import { mkdtemp, readdir, readFile, rm, symlink } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { open } from "@vscode/test-web";
import { bundleForWebHost } from "./bundle-suite.mjs";
import { isMain } from "./is-main.mjs";
import { judge } from "./run-in-host.mjs";
import { runSuitePage } from "./suite-page.mjs";
import { layWebBuild } from "./web-build.mjs";
import { writeReport } from "./write-report.mjs";

const timeoutMs = Number(process.env.PIPEWRIGHT_HOST_TIMEOUT_MS ?? 5 * 60_000);

/**
 * @param {object} options
 * @param {string} options.extension the folder of the extension under test, built
 * @param {string} options.suite the folder of the tests, bundled here; of Node they may use `node:assert` only
 * @param {string} [options.workspace] the folder that the window shows, under the scheme `vscode-test-web`
 * @param {string} [options.locale] sets `env.language` and the messages; titles from package.nls stay English here
 * @returns {Promise<import("./suite-report.cjs").SuiteReport>} a host that does not start is one failure in it
 */
export async function runInWebHost({ extension, suite, workspace, locale = "en" }) {
  const staged = await stage(resolve(extension));
  /** @type {{ dispose(): void } | undefined} */
  let server;
  try {
    const extensionTestsPath = join(staged, "web-suite.cjs");
    await bundleForWebHost(resolve(suite), extensionTestsPath);
    const { dataFolder, commit } = await layWebBuild();
    const port = await freePort();
    server = await open({
      ...{ testRunnerDataDir: dataFolder, quality: "stable", commit, esm: true, browserType: "none" },
      ...{ host: "localhost", port, extensionDevelopmentPath: staged, extensionTestsPath, printServerLog: false },
      ...(workspace ? { folderPath: resolve(workspace) } : {}),
    });
    const { publisher, name } = JSON.parse(await readFile(join(staged, "package.json"), "utf8"));
    const { code, report } = await runSuitePage({
      url: `http://localhost:${port}/`,
      timeoutMs,
      extensionId: `${publisher}.${name}`,
      ...(locale === "en" ? {} : { initScript: `globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(locale)};` }),
    });
    const known = /** @type {import("./suite-report.cjs").SuiteReport | undefined} */ (report);
    return judge(known, code === 0 ? undefined : `The window ended with exit code ${code}.`);
  } finally {
    server?.dispose();
    await rm(staged, { recursive: true, force: true });
  }
}

/**
 * The server reaches what lies in the extension's folder only, and the suite shall not be written there: so the folder is
 * a new one, with links to the extension's parts.
 * @param {string} extension
 */
async function stage(extension) {
  const staged = await mkdtemp(join(tmpdir(), "pipewright-web-"));
  const parts = (await readdir(extension)).filter((name) => name !== "node_modules" && !name.startsWith("."));
  for (const name of parts) await symlink(join(extension, name), join(staged, name), "junction");
  return staged;
}

/** test-web wants a number. @returns {Promise<number>} a port of the loopback interface that was free a moment ago */
function freePort() {
  return new Promise((resolvePort, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "localhost", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? resolvePort(address.port) : reject(new Error("no port")),
      );
    });
  });
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
  await writeReport(await runInWebHost({ extension, suite, workspace, locale }), report);
}
