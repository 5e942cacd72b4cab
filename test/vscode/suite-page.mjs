// Opens a VS Code window whose address names a test suite, passes on what the extension host prints, and waits for the
// exit code. The Node host and the web host differ in the address only.

import { format } from "node:util";
import { launchBrowser } from "./browser.mjs";
import { REPORT_MARK } from "./bundle-suite.mjs";
import { logToStderr } from "./progress.mjs";

/** What the workbench says about itself on every start; nobody who reads a test's output wants it. */
const WORKBENCH_CHATTER = [
  /^(Resolv(ing|ed) connection token|Creating a socket|\[reconnection-grace-time\]|\[Service Worker\]|\[AgentHost)/,
  /^(\[AccountPolicyGate\]|Ignoring fetching additional builtin|Updating additional builtin|No search provider registered)/,
  /^(Ignoring the error while validating workspace folder|Timed out waiting for authentication provider)/,
  /\n +at .*\/workbench\/workbench(\.web\.main\.internal)?\.js:/, // its own errors, such as those of a quick end
];

/**
 * @typedef {object} SuitePageOptions
 * @property {string} url
 * @property {number} timeoutMs
 * @property {string} [extensionId] whose failed activation fails the run
 * @property {string} [initScript] runs in the page before anything else
 * @property {import("./progress.mjs").Log} [print] hears each line of the host's console; PIPEWRIGHT_HOST_VERBOSE=1 adds
 *   the workbench's own
 * @property {import("./progress.mjs").Log} [log] hears why there is no exit code
 */

/**
 * @param {SuitePageOptions} options
 * @returns {Promise<{ code: number, report: unknown }>} code: 0 when all tests passed, 1 when some failed or when the
 *   suite could not be run; `report` is undefined unless the suite printed one
 */
export async function runSuitePage({
  url,
  timeoutMs,
  extensionId,
  initScript,
  print = console.log,
  log = logToStderr,
}) {
  const verbose = Boolean(process.env.PIPEWRIGHT_HOST_VERBOSE);
  const browser = await launchBrowser();
  /** @type {unknown} */
  let report;
  let activationFailed = false;
  /** @type {string[]} */
  const pageErrors = [];
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    /** @type {Promise<number>} */
    const exit = new Promise((resolve) => void page.exposeFunction("codeAutomationExit", resolve));
    await page.exposeFunction("codeAutomationLog", (/** @type {string} */ _type, /** @type {unknown[]} */ values) => {
      const line = format(...values);
      if (line.startsWith(REPORT_MARK)) report = JSON.parse(line.slice(REPORT_MARK.length));
      else if (verbose || !WORKBENCH_CHATTER.some((pattern) => pattern.test(line))) print(line);
    });
    page.on("console", (message) => {
      const text = message.text();
      if (message.type() === "error") pageErrors.push(text);
      if (extensionId && text.includes(`Activating extension '${extensionId}' failed`)) {
        activationFailed = true;
        log(text);
      }
    });
    page.on("pageerror", (error) => pageErrors.push(error.message));
    /** @type {Promise<string>} */
    const gone = new Promise((resolve) => {
      page.once("crash", () => resolve("The page with the editor crashed."));
      browser.once("disconnected", () => resolve("The browser ended before the suite did."));
    });
    if (initScript) await page.addInitScript(initScript);
    const late = timeLimit(timeoutMs, `The suite did not end within ${timeoutMs / 1000} s.`);
    const answer = await Promise.race([page.goto(url).then(() => exit), gone, late.reached]);
    late.clear();
    if (typeof answer === "number") return { code: answer === 0 && activationFailed ? 1 : answer, report };
    log([answer, "Errors on the page's console:", ...pageErrors.slice(-20)].join("\n  "));
    return { code: 1, report };
  } finally {
    await browser.close();
  }
}

/** @param {number} durationMs @param {string} message @returns {{ reached: Promise<string>, clear: () => void }} */
function timeLimit(durationMs, message) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const reached = new Promise((resolve) => {
    timer = setTimeout(() => resolve(message), durationMs);
  });
  return { reached, clear: () => clearTimeout(timer) };
}
