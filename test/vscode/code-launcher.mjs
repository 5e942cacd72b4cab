#!/usr/bin/env node
// Stands in for the `code` program where no desktop VS Code can be had. @vscode/test-electron starts it as its
// `vscodeExecutablePath` with the same arguments; it runs the suite in code-server's Node extension host and ends with
// the suite's exit code. Understood: --extensionDevelopmentPath, --extensionTestsPath, --locale, --disable-extensions
// (there are none) and the folder to open; all else is for a desktop and is passed over.
//
// PIPEWRIGHT_HOST_TIMEOUT_MS: how long start and suite may take together (five minutes) · PIPEWRIGHT_HOST_VERBOSE=1: print
// what the workbench and the server say, too.

import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { startCodeServer } from "./code-server.mjs";
import { logToStderr } from "./progress.mjs";
import { runSuitePage } from "./suite-page.mjs";

const timeoutMs = Number(process.env.PIPEWRIGHT_HOST_TIMEOUT_MS ?? 5 * 60_000);

/** @param {readonly string[]} args */
function readArguments(args) {
  const values = (/** @type {string} */ name) =>
    args.filter((arg) => arg.startsWith(`--${name}=`)).map((arg) => arg.slice(name.length + 3));
  return {
    developed: values("extensionDevelopmentPath").map((path) => resolve(path)),
    suite: values("extensionTestsPath")
      .map((path) => resolve(path))
      .at(-1),
    locale: values("locale").at(-1) ?? "en",
    folder: args
      .filter((arg) => !arg.startsWith("-"))
      .map((path) => resolve(path))
      .at(0),
  };
}

/** @param {ReturnType<typeof readArguments>} wanted @returns {Promise<number>} the exit code */
async function runInCodeServer({ developed, suite, locale, folder }) {
  const [first] = developed;
  if (suite === undefined || first === undefined) {
    logToStderr(
      "code-launcher runs test suites: --extensionDevelopmentPath=… --extensionTestsPath=… [--locale=…] [folder]",
    );
    return 2;
  }
  const server = await startCodeServer({ locale, smokeTestDriver: true });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.once(signal, () => void server.stop().then(() => process.exit(1)));
  }
  try {
    const remote = (/** @type {string} */ path) => `vscode-remote://${server.authority}${path}`;
    const url = new URL(server.origin);
    if (folder) url.searchParams.set("folder", folder);
    const paths = developed.map((path) => ["extensionDevelopmentPath", remote(path)]);
    url.searchParams.set("payload", JSON.stringify([...paths, ["extensionTestsPath", remote(suite)]]));
    const { code } = await runSuitePage({ url: url.href, timeoutMs, extensionId: await extensionId(first) });
    if (code !== 0 && process.env.PIPEWRIGHT_HOST_VERBOSE) logToStderr(server.output());
    return code;
  } finally {
    await server.stop();
  }
}

/** @param {string} folder */
async function extensionId(folder) {
  const { publisher, name } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  return `${publisher}.${name}`;
}

process.exitCode = await runInCodeServer(readArguments(process.argv.slice(2)));
