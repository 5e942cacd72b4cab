// `npm start`: builds Pipewright and opens the folder `examples/` in a real VS Code with Pipewright in it: the one that is
// installed where there is one, else one in the browser that is set up on first use. Ctrl+C ends it.
//
//   node scripts/start.mjs             what `npm start` does
//   node scripts/start.mjs --browser   the one in the browser, even where `code` is installed
//   node scripts/start.mjs --check     opens it in the browser, waits for squiggles, takes artifacts/start.png and ends:
//                                      exit code 0 when they came, 1 when not
//   … --no-build                       takes what the last build left · --folder PATH, --file PATH: opens something else
//
// Plain JavaScript, since it runs on the machine's own Node before anything is built.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { programOnPath } from "../test/vscode/debian-packages.mjs";
import { installVscodeHost, npmProgram } from "../test/vscode/install.mjs";
import { isMain } from "../test/vscode/is-main.mjs";
import { logToStderr, withProgress } from "../test/vscode/progress.mjs";
import { lastLines, runProgram } from "../test/vscode/run-program.mjs";

const repository = dirname(dirname(fileURLToPath(import.meta.url)));
const startBrowserEditor = join(repository, "scripts", "start-browser-editor.mjs");

/**
 * @param {object} options
 * @param {string} options.extension the extension's folder
 * @param {string} options.folder what the window shows
 * @param {string} [options.file] what is opened in it; a faulty sample when left out
 * @param {boolean} [options.browser] @param {boolean} [options.check]
 * @returns {Promise<number>} the exit code, once the editor has ended (or, for a desktop's, has opened)
 */
export async function start({ extension, folder, file, browser = false, check = false }) {
  const opened = file ? resolve(folder, file) : await faultySample(folder);
  const code = browser || check ? undefined : await installedCode();
  if (code)
    return openInstalled(code, [`--extensionDevelopmentPath=${extension}`, folder, ...(opened ? [opened] : [])]);
  const host = await installVscodeHost({ groups: check ? ["build", "browser"] : ["build"] });
  if (!host.ok) {
    logToStderr(host.why);
    logToStderr(
      "No VS Code could be set up in the browser. With an installed VS Code, whose command `code` is on the PATH, `npm start` needs none of this.",
    );
    return 1;
  }
  // code-server and the browser's driver want the newer Node that comes with them.
  const args = ["--extension", extension, "--folder", folder, ...(opened ? ["--file", opened] : [])];
  const checkArgs = check ? ["--check", join(repository, "artifacts", "start.png")] : [];
  return runToEnd(host.node, [startBrowserEditor, ...args, ...checkArgs]);
}

/**
 * The first file whose path says that it is faulty, else the first pipeline.
 * @param {string} folder @returns {Promise<string | undefined>}
 */
async function faultySample(folder) {
  const names = (await readdir(folder, { recursive: true }))
    .filter((name) => /\.ya?ml$/.test(name) && !name.split(sep).includes("node_modules"))
    .sort();
  const isFaulty = (/** @type {string} */ name) => /faulty|broken|wrong|bad|mistake|invalid/i.test(name);
  const name =
    names.find((known) => isFaulty(known) && !known.split(sep).at(-1)?.startsWith(".")) ??
    names.find((known) => !known.startsWith("."));
  return name && join(folder, name);
}

/**
 * An installed VS Code that can be started here. In a terminal of a remote VS Code `code` only talks to the window, which
 * can't load an extension from a folder; as root it refuses to start.
 * @returns {Promise<string | undefined>}
 */
async function installedCode() {
  const program = programOnPath(["code", "code-insiders"]);
  if (!program || process.env.VSCODE_IPC_HOOK_CLI || process.getuid?.() === 0) return undefined;
  const hasScreen =
    process.platform !== "linux" || process.env.DISPLAY || process.env.WAYLAND_DISPLAY || process.env.WSL_DISTRO_NAME;
  if (!hasScreen) return undefined;
  const { code } = await runProgram(program, ["--version"], { timeoutMs: 20_000 });
  return code === 0 ? program : undefined;
}

/** @param {string} program @param {readonly string[]} args */
async function openInstalled(program, args) {
  logToStderr(
    `Opening the sample in your VS Code: ${program}. (\`npm start -- --browser\` opens it in the browser instead.)`,
  );
  return runToEnd(program, ["--new-window", ...args]);
}

/** Runs a program that speaks to the terminal by itself. @param {string} program @param {readonly string[]} args @returns {Promise<number>} */
function runToEnd(program, args) {
  return new Promise((resolveCode) => {
    const child = spawn(program, args, {
      stdio: "inherit",
      shell: process.platform === "win32" && program.endsWith(".cmd"),
    });
    // Ctrl+C reaches the child by itself; a signal to this process alone is passed on. It ends, and we with it.
    const passOn = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal);
    process
      .on("SIGTERM", passOn)
      .on("SIGHUP", passOn)
      .on("SIGINT", () => undefined);
    child.on("error", (error) => {
      logToStderr(`${program}: ${error.message}`);
      resolveCode(1);
    });
    child.on("close", (code) => resolveCode(code ?? 1));
  });
}

/** @returns {Promise<boolean>} whether the bundles are there now */
async function build() {
  const { program, before } = npmProgram();
  const { code, output } = await withProgress(logToStderr, "Building Pipewright (some seconds)", () =>
    runProgram(program, [...before, "run", "--silent", "build"], { cwd: repository }),
  );
  if (code !== 0) logToStderr(`${lastLines(output)}\nThe build failed; its last lines stand above.`);
  return code === 0;
}

/** @param {readonly string[]} args @returns {Promise<number>} the exit code */
async function startFromCommandLine(args) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...{ browser: { type: "boolean" }, check: { type: "boolean" }, "no-build": { type: "boolean" } },
      ...{ folder: { type: "string" }, file: { type: "string" } },
    },
  });
  if (!existsSync(join(repository, "node_modules"))) {
    logToStderr("The packages are not there yet. Please run: npm ci");
    return 1;
  }
  const folder = resolve(values.folder ?? join(repository, "examples"));
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) {
    logToStderr(`There is no folder ${relative(process.cwd(), folder) || folder}.`);
    return 1;
  }
  if (!values["no-build"] && !(await build())) return 1;
  return start({ extension: repository, folder, file: values.file, browser: values.browser, check: values.check });
}

if (isMain(import.meta.url)) process.exitCode = await startFromCommandLine(process.argv.slice(2));
