// Makes of a folder with tests (TypeScript or JavaScript) what an extension host can load: CommonJS, one file per test
// for the Node host, one file in all, mocha included, for the web worker. esbuild is the root package's.

import { mkdir, readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

/**
 * @param {string} suite a folder with *.test.ts, *.test.js or *.test.cjs
 * @param {string} into a folder for the bundles, made if need be
 */
export async function bundleForNodeHost(suite, into) {
  const { build } = await import("esbuild");
  await mkdir(into, { recursive: true });
  await build({
    ...shared,
    entryPoints: await testFiles(suite),
    outdir: into,
    outExtension: { ".js": ".cjs" },
    platform: "node",
    target: "node22",
    sourcemap: "inline",
  });
}

/** @param {string} suite as above; what it imports must not need Node, except `node:assert` @param {string} file the bundle */
export async function bundleForWebHost(suite, file) {
  const { build } = await import("esbuild");
  const files = await testFiles(suite);
  const entry = `
    const vscode = require("vscode");
    const { collectReport } = require("./suite-report.cjs");
    require("pipewright:mocha");
    exports.run = () => new Promise((resolve, reject) => {
      mocha.setup({ ui: "bdd", reporter: "spec", color: false, timeout: 20000 });
      globalThis.test = globalThis.it; // as in our other suites
      ${files.map((path) => `require(${JSON.stringify(path)});`).join("\n")}
      const runner = mocha.run((failed) => failed > 0 ? reject(new Error(failed + " failed")) : resolve());
      const host = { vscode: vscode.version, appHost: vscode.env.appHost, language: vscode.env.language };
      collectReport(runner, host, (report) => console.log(${JSON.stringify(REPORT_MARK)} + JSON.stringify(report)));
    });`;
  await build({
    ...shared,
    stdin: { contents: entry, resolveDir: here, sourcefile: "web-suite.cjs" },
    outfile: file,
    platform: "browser",
    target: "es2022",
    define: { "process.env.NODE_ENV": '"test"', global: "globalThis" },
    alias: {
      "node:assert": join(here, "assert-in-worker.cjs"),
      "node:assert/strict": join(here, "assert-in-worker.cjs"),
    },
    plugins: [mochaForWorker],
  });
}

/** A line of the worker's console that begins so carries the report: a worker has no file to write it to. */
export const REPORT_MARK = "PIPEWRIGHT-REPORT ";

/** @satisfies {import("esbuild").BuildOptions} */
const shared = {
  bundle: true,
  format: /** @type {const} */ ("cjs"),
  external: ["vscode"],
  logLevel: /** @type {const} */ ("warning"),
};

/**
 * mocha's browser file is UMD inside an ES package: esbuild takes it for ES, and it overwrites our `module.exports`.
 * Inside a function without those names it sets the global `mocha`, as in a page.
 * @type {import("esbuild").Plugin}
 */
const mochaForWorker = {
  name: "mocha-for-worker",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^pipewright:mocha$/ }, () => ({ path: "mocha", namespace: "mocha-for-worker" }));
    onLoad({ filter: /.*/, namespace: "mocha-for-worker" }, async () => {
      const text = await readFile(createRequire(import.meta.url).resolve("mocha/mocha.js"), "utf8");
      return { contents: `(function (exports, module, define) {${text}\n}).call(globalThis);`, loader: "js" };
    });
  },
};

/** @param {string} suite */
async function testFiles(suite) {
  const names = await readdir(suite, { recursive: true });
  const files = names.filter((name) => /\.test\.(c?js|ts)$/.test(basename(name))).sort();
  if (files.length === 0) throw new Error(`There is no *.test.ts, *.test.js or *.test.cjs in ${suite}`);
  return files.map((name) => join(suite, name));
}
