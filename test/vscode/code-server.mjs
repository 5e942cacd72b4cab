// Starts and stops code-server, which is VS Code behind a port of this machine. Each start has its own folder for user
// data, extensions and settings, so several run side by side and none touches the home directory.

import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as setTimeoutPromise } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { lastLines, runProgram } from "./run-program.mjs";

const modules = join(dirname(fileURLToPath(import.meta.url)), "node_modules");
const program = join(modules, "code-server", "out", "node", "entry.js");
/** The Node 24 that code-server was built with; it refuses others. */
const node = join(modules, "node", "bin", process.platform === "win32" ? "node.exe" : "node");

/** Where VS Code itself lies inside code-server. */
export const vscodeFolder = join(modules, "code-server", "lib", "vscode");

/** On two busy cores a start takes 1 to 5 s. */
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 10_000;

/** What makes a window quiet and alike on every run: no welcome, no chat, no look-ups, no blinking. */
export const QUIET_SETTINGS = Object.freeze({
  "chat.disableAIFeatures": true,
  "editor.acceptSuggestionOnEnter": "off",
  "editor.cursorBlinking": "solid",
  "editor.hover.delay": 100,
  "editor.minimap.enabled": false,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "files.autoSave": "off",
  "git.enabled": false,
  "telemetry.telemetryLevel": "off",
  "window.commandCenter": false,
  "workbench.enableExperiments": false,
  "workbench.reduceMotion": "on",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
});

/**
 * @typedef {object} CodeServerOptions
 * @property {readonly string[]} [vsix] packed extensions to install first
 * @property {readonly { id: string, version: string, path: string }[]} [linkedExtensions] extension folders, used in place
 * @property {string} [locale] the display language, `en` or for instance `zh-cn`
 * @property {Readonly<Record<string, unknown>>} [settings] user settings besides the quiet ones
 * @property {"all" | "ask"} [trust] `all`: every folder is trusted · `ask`: folders open in Restricted Mode
 * @property {boolean} [smokeTestDriver] lets the address name an extension under development and a suite to run; no
 *   notification pops up in such a window
 * @property {string} [keepDir] the folder for user data and extensions, kept afterwards; else a new one that goes away
 * @property {NodeJS.ProcessEnv} [env] variables that reach the extension host
 */

/**
 * @typedef {object} CodeServer
 * @property {string} origin `http://127.0.0.1:PORT`
 * @property {string} authority `127.0.0.1:PORT`
 * @property {string} dataFolder holds `user/` and `extensions/`
 * @property {Promise<void>} ended settles when the process has ended, asked or not
 * @property {() => string} output what it has said so far
 * @property {() => Promise<void>} stop ends it and removes its folder; safe to call twice
 */

/**
 * Starts one on a free port of the loopback interface. Throws, with what it said, when it does not come up.
 * @param {CodeServerOptions} [options]
 * @returns {Promise<CodeServer>}
 */
export async function startCodeServer(options = {}) {
  const { keepDir, vsix = [] } = options;
  const dataFolder = keepDir ?? (await mkdtemp(join(tmpdir(), "pipewright-editor-")));
  const removeData = () =>
    keepDir ? Promise.resolve() : rm(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  try {
    await layDataFolder(dataFolder, options);
    for (const file of vsix) await installVsix(dataFolder, file);
    const running = await spawnAndWait(dataFolder, options);
    return { ...running, dataFolder, stop: () => running.stop().then(removeData) };
  } catch (error) {
    await removeData();
    throw error;
  }
}

/** @param {string} dataFolder @param {CodeServerOptions} options */
async function layDataFolder(dataFolder, { locale = "en", settings = {}, trust = "all", linkedExtensions = [] }) {
  const user = join(dataFolder, "user");
  const extensions = join(dataFolder, "extensions");
  await mkdir(join(user, "User"), { recursive: true });
  await mkdir(extensions, { recursive: true });
  await writeFile(join(dataFolder, "config.yaml"), ""); // without one, code-server writes into the home directory
  const trustSettings =
    trust === "ask"
      ? { "security.workspace.trust.enabled": true, "security.workspace.trust.startupPrompt": "never" }
      : {};
  await writeFile(
    join(user, "User", "settings.json"),
    JSON.stringify({ ...QUIET_SETTINGS, ...trustSettings, ...settings }, null, 2),
  );
  if (locale !== "en") await registerLanguage(user, locale);
  for (const { id, version, path } of linkedExtensions) {
    const link = join(extensions, `${id}-${version}`);
    await rm(link, { force: true });
    await symlink(path, link, "junction");
  }
}

/**
 * The workbench takes a language only when it knows a pack for it. This one is empty: VS Code's own texts stay English,
 * those of extensions turn.
 * @param {string} user @param {string} locale
 */
async function registerLanguage(user, locale) {
  const translation = join(user, `${locale}.i18n.json`);
  await writeFile(translation, JSON.stringify({ version: "1.0.0", contents: {} }));
  const extensions = [{ extensionIdentifier: { id: "test.language-pack" }, version: "1.0.0" }]; // an empty list is refused
  const pack = { hash: "test", label: locale, extensions, translations: { vscode: translation } };
  await writeFile(join(user, "languagepacks.json"), JSON.stringify({ [locale]: pack }));
}

/** @param {string} dataFolder */
const folderArgs = (dataFolder) => [
  ...["--config", join(dataFolder, "config.yaml")],
  ...["--user-data-dir", join(dataFolder, "user")],
  ...["--extensions-dir", join(dataFolder, "extensions")],
];

/** @param {string} dataFolder @param {string} file */
async function installVsix(dataFolder, file) {
  const args = [program, ...folderArgs(dataFolder), "--install-extension", file, "--force"];
  const { code, output } = await runProgram(node, args, { env: cleanEnvironment(), timeoutMs: START_LIMIT_MS });
  if (code !== 0) throw new Error(`VS Code could not install ${file}:\n${lastLines(output)}`);
}

/** @param {string} dataFolder @param {CodeServerOptions} options */
async function spawnAndWait(dataFolder, { locale = "en", trust = "all", smokeTestDriver = false, env = {} }) {
  const args = [
    program,
    ...folderArgs(dataFolder),
    ...["--auth", "none", "--bind-addr", "127.0.0.1:0", "--locale", locale],
    ...["--disable-telemetry", "--disable-update-check", "--disable-getting-started-override", "--ignore-last-opened"],
    ...(trust === "all" ? ["--disable-workspace-trust"] : []),
    ...(smokeTestDriver ? ["--vscode-option", "enable-smoke-test-driver"] : []),
  ];
  const child = spawn(node, args, { env: { ...cleanEnvironment(), ...env }, stdio: ["ignore", "pipe", "pipe"] });
  const endWithUs = () => child.kill("SIGTERM");
  process.once("exit", endWithUs);
  let output = "";
  const ended = new Promise((resolve) => {
    child.once("close", resolve);
    child.once("error", (error) => {
      output += error.message;
      resolve(undefined);
    });
  }).then(() => void process.removeListener("exit", endWithUs));
  /** @type {Promise<string>} */
  const listening = new Promise((resolve) => {
    const read = (/** @type {string} */ text) => {
      output = (output + text).slice(-200_000);
      const origin = /HTTP server listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(output)?.[1];
      if (origin) resolve(origin);
    };
    child.stdout.setEncoding("utf8").on("data", read);
    child.stderr.setEncoding("utf8").on("data", read);
  });
  const stop = async () => {
    child.kill("SIGTERM");
    if (!(await settlesWithin(ended, STOP_LIMIT_MS))) child.kill("SIGKILL");
    await ended;
  };
  const origin = await Promise.race([listening, ended.then(() => undefined), limit(START_LIMIT_MS)]);
  if (origin === undefined) {
    await stop();
    throw new Error(
      `VS Code (code-server) did not start within ${START_LIMIT_MS / 1000} s. It said:\n${lastLines(output)}`,
    );
  }
  return { origin, authority: new URL(origin).host, ended, output: () => output, stop };
}

/** Without what a surrounding VS Code, or a server's own settings, would tell this one. */
function cleanEnvironment() {
  const kept = Object.entries(process.env).filter(
    ([name]) =>
      !name.startsWith("VSCODE_") &&
      !name.startsWith("CODE_SERVER_") &&
      !["PORT", "PASSWORD", "HASHED_PASSWORD", "NODE_OPTIONS"].includes(name),
  );
  return { ...Object.fromEntries(kept), EXTENSIONS_GALLERY: "{}" }; // no look-ups of the gallery
}

/** Keeps no process alive. @param {number} durationMs @returns {Promise<undefined>} */
const limit = (durationMs) => setTimeoutPromise(durationMs, undefined, { ref: false });

/** @param {Promise<unknown>} promise @param {number} durationMs @returns {Promise<boolean>} */
const settlesWithin = (promise, durationMs) =>
  Promise.race([promise.then(() => true), limit(durationMs).then(() => false)]);
