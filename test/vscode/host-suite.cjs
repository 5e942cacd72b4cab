// Entry of every suite that runs inside the Node extension host, named to VS Code by `extensionTestsPath`. CommonJS,
// since the host loads it by `require`. Runs all *.test.cjs and *.test.js of a folder with mocha.
//
// PIPEWRIGHT_SUITE: the folder · PIPEWRIGHT_REPORT: the file for the report · PIPEWRIGHT_GREP: run only the tests whose
// title matches

const { readdirSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const vscode = require("vscode");
const { collectReport } = require("./suite-report.cjs");

exports.run = async () => {
  const folder = process.env.PIPEWRIGHT_SUITE;
  if (!folder) throw new Error("PIPEWRIGHT_SUITE must name the folder with the tests");
  const files = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => /\.test\.c?js$/.test(name) && !name.includes("node_modules"))
    .sort();
  if (files.length === 0) throw new Error(`There is no *.test.cjs and no *.test.js in ${folder}`);
  const { default: Mocha } = await import("mocha"); // an ES module
  const mocha = new Mocha({
    ui: "bdd",
    reporter: "spec",
    timeout: 20_000,
    color: false,
    forbidOnly: Boolean(process.env.CI),
  });
  if (process.env.PIPEWRIGHT_GREP) mocha.grep(new RegExp(process.env.PIPEWRIGHT_GREP));
  mocha.suite.on("pre-require", (context) => {
    context.test = context.it; // as in our other suites
  });
  for (const name of files) mocha.addFile(join(folder, name));
  const failureCount = await new Promise((resolve) => {
    const runner = mocha.run(resolve);
    const host = {
      vscode: vscode.version,
      appHost: vscode.env.appHost,
      language: vscode.env.language,
      node: process.version,
    };
    collectReport(runner, host, (report) => {
      if (process.env.PIPEWRIGHT_REPORT) writeFileSync(process.env.PIPEWRIGHT_REPORT, JSON.stringify(report, null, 2));
    });
  });
  if (failureCount > 0) throw new Error(`${failureCount} failed`); // the exit code comes from this
};
