// Sets up what the tests in a real editor run on: VS Code as code-server from npm, Node 24, a browser driver, mocha.
// 1 GB and some minutes are too much for everyone's `npm ci`, so it goes into a cache folder, once per lockfile, and
// `node_modules` here is a link to it. Run by the machine's own Node (20.19 or newer):
//
//   node install.mjs        prints the folder, exits 1 when the machine lacks something

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, lstat, mkdir, readdir, readFile, readlink, rename, rm, symlink } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureDebianPackages } from "./debian-packages.mjs";
import { isMain } from "./is-main.mjs";
import { logToStderr, withProgress } from "./progress.mjs";
import { lastLines, runProgram } from "./run-program.mjs";

/**
 * @typedef {{ ok: true, folder: string, node: string } | { ok: false, why: string }} InstallAnswer
 * `folder` holds package.json and node_modules; `node` is the Node 24 to run this room's other files with.
 */

const here = dirname(fileURLToPath(import.meta.url));

/**
 * Makes the host ready; at once when it is. Safe to run several times at once: the folder appears whole or not at all.
 *
 * @param {{ log?: import("./progress.mjs").Log, groups?: readonly import("./debian-packages.mjs").PackageGroup[] }} [options]
 *   `groups`: which system packages to see to; without "browser" the editor runs, but nothing can drive it
 * @returns {Promise<InstallAnswer>}
 */
export async function installVscodeHost({ log = logToStderr, groups = ["build", "browser"] } = {}) {
  const lockfile = await readFile(join(here, "package-lock.json"));
  const name = createHash("sha256").update(lockfile).digest("hex").slice(0, 16);
  const root = join(cacheRoot(), "vscode-host");
  const folder = join(root, `${name}-${process.platform}-${process.arch}`);
  // The compiler is for the first time only; the browser is for every run.
  const needed = existsSync(folder) ? groups.filter((group) => group !== "build") : groups;
  const packages = await ensureDebianPackages(needed, { log });
  if (!packages.ok) return packages;
  if (!existsSync(folder)) {
    const failure = await installInto(folder, log);
    if (failure !== undefined) return { ok: false, why: failure };
  }
  const failure = await linkModules(join(folder, "node_modules"));
  if (failure !== undefined) return { ok: false, why: failure };
  return { ok: true, folder, node: nodeOf(folder) };
}

/** Where heavy things are kept between runs. CI sets VSCODE_TEST_CACHE to a folder that it saves. */
export function cacheRoot() {
  if (process.env.VSCODE_TEST_CACHE) return process.env.VSCODE_TEST_CACHE;
  return join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "pipewright");
}

/** @param {string} folder */
const nodeOf = (folder) =>
  join(folder, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");

/** @param {string} folder @param {import("./progress.mjs").Log} log @returns {Promise<string | undefined>} what went wrong */
async function installInto(folder, log) {
  await removeLeftovers(folder);
  const partial = `${folder}.${process.pid}`;
  await mkdir(partial, { recursive: true });
  for (const file of ["package.json", "package-lock.json"]) await copyFile(join(here, file), join(partial, file));
  log(`Setting up a real VS Code for the first time, in ${folder}: 1 GB, 2 to 4 minutes. Later starts take no time.`);
  try {
    await withProgress(log, "1 of 3: fetching the packages (10 s to 1 min)", () =>
      npm(partial, ["ci", "--ignore-scripts"]),
    );
    await withProgress(log, "2 of 3: fetching Node 24 (some seconds)", () =>
      npm(partial, ["rebuild", "node", "--ignore-scripts=false"]),
    );
    await withProgress(log, "3 of 3: building the editor's native parts (2 to 3 minutes)", () =>
      npm(partial, ["rebuild", "code-server", "argon2", "--ignore-scripts=false"], dirname(nodeOf(partial))),
    );
    await rename(partial, folder);
    return undefined;
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    // Another run was quicker: what it made is as good as ours.
    if (existsSync(folder)) return undefined;
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * @param {string} cwd
 * @param {readonly string[]} args
 * @param {string} [nodeFolder] of the Node that the packages' own scripts shall see
 */
async function npm(cwd, args, nodeFolder) {
  const env = {
    ...withoutOuterNpm(process.env),
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1", // @vscode/test-web pulls in a package that would download a browser
    ...(nodeFolder ? { PATH: `${nodeFolder}${delimiter}${process.env.PATH}`, ...headersAtHand() } : {}),
  };
  const { program, before } = npmProgram();
  // An npm that is a script runs on the Node that the packages shall see: they ask npm which one it is.
  const runner = nodeFolder && before.length > 0 ? join(nodeFolder, basename(process.execPath)) : program;
  const { code, output } = await runProgram(runner, [...before, ...args, "--no-audit", "--no-fund"], { cwd, env });
  if (code !== 0)
    throw new Error(`${lastLines(output)}\n\`npm ${args.join(" ")}\` failed; its last lines stand above.`);
}

/**
 * The environment without what an npm that started us says of itself: `npm test` on Node 20 tells its own
 * `npm_config_user_agent`, from which code-server's script would take the wrong Node version.
 *
 * @param {NodeJS.ProcessEnv} env
 */
function withoutOuterNpm(env) {
  const ofTheRun = /^npm_(lifecycle|package|command|execpath|node_execpath|config_user_agent)/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ofTheRun.test(name)));
}

/** npm, by the way that this process was started with where it was npm, which also finds it on Windows. */
export function npmProgram() {
  const running = process.env.npm_execpath;
  if (running && basename(running) === "npm-cli.js") return { program: process.execPath, before: [running] };
  return { program: process.platform === "win32" ? "npm.cmd" : "npm", before: [] };
}

/**
 * node-gyp downloads Node's headers unless told where some are. The native parts use Node-API, which is stable across
 * versions, so the headers that lie beside the machine's Node serve as well and need no network.
 */
function headersAtHand() {
  const prefix = dirname(dirname(process.execPath));
  const known = existsSync(join(prefix, "include", "node", "node_api.h"));
  return known && !process.env.npm_config_nodedir ? { npm_config_nodedir: prefix } : {};
}

/** Removes what killed installs left behind; one that still runs is left alone. @param {string} folder */
async function removeLeftovers(folder) {
  const root = dirname(folder);
  await mkdir(root, { recursive: true });
  for (const name of await readdir(root)) {
    const pid = name.startsWith(`${basename(folder)}.`) ? Number(name.slice(basename(folder).length + 1)) : NaN;
    if (Number.isInteger(pid) && !isRunning(pid)) await rm(join(root, name), { recursive: true, force: true });
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}

/** Points `node_modules` here at the installed one. @param {string} target @returns {Promise<string | undefined>} what is in the way */
async function linkModules(target) {
  const link = join(here, "node_modules");
  const found = await lstat(link).catch(() => undefined);
  if (found && !found.isSymbolicLink())
    return `${link} is a folder, where a link to a cache folder belongs. Please remove it.`;
  if (found && (await readlink(link)) === target) return undefined;
  const fresh = `${link}.${process.pid}`;
  await symlink(target, fresh, "junction");
  await rename(fresh, link);
  return undefined;
}

if (isMain(import.meta.url)) {
  const answer = await installVscodeHost();
  if (answer.ok) process.stdout.write(`${answer.folder}\n`);
  else {
    logToStderr(answer.why);
    process.exitCode = 1;
  }
}
