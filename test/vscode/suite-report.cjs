// What a suite inside an editor reports, in the Node host and in the web worker alike. Uses neither Node nor a browser.

/**
 * @typedef {object} SuiteReport
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {{ title: string, message: string }[]} failures
 * @property {{ vscode: string, appHost: string, language: string, node?: string }} host what the suite ran in
 */

/**
 * Follows a mocha run and hands the report over at its end.
 * @param {{ on(event: string, listener: (test: any, error: any) => void): void }} runner
 * @param {SuiteReport["host"]} host
 * @param {(report: SuiteReport) => void} deliver
 */
exports.collectReport = (runner, host, deliver) => {
  /** @type {SuiteReport} */
  const report = { passed: 0, failed: 0, skipped: 0, failures: [], host };
  runner.on("pass", () => {
    report.passed += 1;
  });
  runner.on("pending", () => {
    report.skipped += 1;
  });
  runner.on("fail", (test, error) => {
    report.failed += 1;
    report.failures.push({ title: test.fullTitle(), message: String(error?.stack ?? error) });
  });
  runner.on("end", () => deliver(report));
};
