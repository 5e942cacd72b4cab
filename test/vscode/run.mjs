// The suites inside a real VS Code, one after the other, by any Node from 20.19 on: sets the host up when it is not there,
// and runs the rest by the Node 24 that comes with it. `npm run test:vscode` builds and then calls this.
//
//   host/*.test.ts   in the Node extension host, in English and in Chinese (PIPEWRIGHT_LOCALE is `en` or `zh-cn`)
//   web/*.test.ts    in the web worker host
//   walk/*.test.mjs  as a person, by person.mjs, with the packed vsix (PIPEWRIGHT_VSIX names it)
//
//   node run.mjs [--only types,host,web,walk] [--electron] [--grep text]
//
// --electron: the `host` suite alone, in a desktop VS Code that @vscode/test-electron downloads. Each suite opens a copy of
// `examples/` with `fixtures/` added. The last line is `N passed, N failed, N skipped`; the same goes as JSON into PIPEWRIGHT_COUNTS.

import { spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { installVscodeHost } from "./install.mjs";
import { logToStderr } from "./progress.mjs";

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

const here = dirname(fileURLToPath(import.meta.url));
const repository = dirname(dirname(here));

const { values } = parseArgs({
  options: { only: { type: "string" }, electron: { type: "boolean" }, grep: { type: "string" } },
});

/** @param {string} node @returns {readonly { name: string, run: (counts: string) => Promise<number> }[]} */
function suites(node) {
  const inHost = (/** @type {string} */ locale) => (/** @type {string} */ counts) =>
    withSample((workspace) =>
      run(node, [
        join(here, "run-in-host.mjs"),
        ...of("host"),
        "--workspace",
        workspace,
        "--locale",
        locale,
        "--report",
        counts,
      ]),
    );
  const inWebHost = (/** @type {string} */ counts) =>
    withSample((workspace) =>
      run(node, [join(here, "run-in-web-host.mjs"), ...of("web"), "--workspace", workspace, "--report", counts]),
    );
  const host = { name: "host", run: inHost("en") };
  if (values.electron) return [host];
  return [
    { name: "types", run: () => run(node, [join(repository, "node_modules/typescript/bin/tsc"), "-p", here]) },
    host,
    { name: "host zh-cn", run: inHost("zh-cn") },
    { name: "web", run: inWebHost },
    { name: "walk", run: (counts) => walk(node, counts) },
  ];
}

/** @param {string} suite */
const of = (suite) => ["--extension", repository, "--suite", join(here, suite)];

/** @param {string} node @param {string} counts */
async function walk(node, counts) {
  const packed = await run(node, [
    join(repository, "node_modules/tsx/dist/cli.mjs"),
    join(repository, "scripts/package.ts"),
  ]);
  if (packed !== 0) return packed;
  const { name, version } = JSON.parse(await readFile(join(repository, "package.json"), "utf8"));
  const mocha = [join(here, "node_modules/mocha/bin/mocha.js"), "--no-config", "--forbid-only", "--timeout", "180000"];
  const counted = [
    "--ui",
    join(repository, "test/mocha-interface.cjs"),
    "--reporter",
    join(repository, "test/reporter.mjs"),
  ];
  const grep = values.grep ? ["--grep", values.grep] : [];
  return run(node, [...mocha, ...counted, ...grep, join(here, "walk/**/*.test.mjs")], {
    PIPEWRIGHT_COUNTS: counts,
    PIPEWRIGHT_VSIX: join(repository, `${name}-${version}.vsix`),
  });
}

/** Gives a copy of the samples to a suite, which may change it. @template Value @param {(folder: string) => Promise<Value>} use */
async function withSample(use) {
  const folder = await mkdtemp(join(tmpdir(), "pipewright-sample-"));
  try {
    for (const from of [join(repository, "examples"), join(here, "fixtures")])
      await cp(from, folder, { recursive: true });
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param {string} program @param {readonly string[]} args @param {NodeJS.ProcessEnv} [env] @returns {Promise<number>} */
function run(program, args, env = {}) {
  const electron = values.electron ? { PIPEWRIGHT_TEST_ELECTRON: "1" } : {};
  const grep = values.grep ? { PIPEWRIGHT_GREP: values.grep } : {};
  const child = spawn(program, args, {
    cwd: repository,
    stdio: "inherit",
    env: { ...process.env, ...electron, ...grep, ...env },
  });
  return new Promise((resolve) => {
    child.on("error", (error) => {
      logToStderr(error.message);
      resolve(1);
    });
    child.on("close", (code) => resolve(code ?? 1));
  });
}

/** A suite that ends badly has a failure, whatever it says. @param {number} code @param {string} file @returns {Promise<Counts>} */
async function countsOf(code, file) {
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  const { passed, failed, skipped } = JSON.parse(text);
  const isBad = failed === 0 && (code !== 0 || passed + skipped === 0);
  return { passed, failed: isBad ? 1 : failed, skipped };
}

/** @returns {Promise<Counts>} */
async function runAll() {
  const only = values.only?.split(",");
  const host = await installVscodeHost();
  const chosen = suites(host.ok ? host.node : process.execPath).filter(
    ({ name }) => !only || only.includes(name.split(" ")[0] ?? name),
  );
  if (!host.ok) {
    logToStderr(
      `\nSKIPPED: ${chosen.map(({ name }) => name).join(", ")}: there is no VS Code to run them in.\n${host.why}\n`,
    );
    return { passed: 0, failed: 0, skipped: chosen.length };
  }
  const folder = await mkdtemp(join(tmpdir(), "pipewright-counts-"));
  const totals = { passed: 0, failed: 0, skipped: 0 };
  for (const { name, run: runSuite } of chosen) {
    console.log(`\n— VS Code: ${name}`);
    const file = join(folder, `${name.replace(" ", "-")}.json`);
    const counts = await countsOf(await runSuite(file), file);
    for (const kind of /** @type {const} */ (["passed", "failed", "skipped"])) totals[kind] += counts[kind];
  }
  await rm(folder, { recursive: true, force: true });
  return totals;
}

const totals = await runAll();
if (process.env.PIPEWRIGHT_COUNTS) await writeFile(process.env.PIPEWRIGHT_COUNTS, JSON.stringify(totals));
console.log(
  `\n${totals.passed} passed, ${totals.failed} failed${totals.skipped > 0 ? `, ${totals.skipped} skipped` : ""}`,
);
process.exitCode = totals.failed > 0 ? 1 : 0;
