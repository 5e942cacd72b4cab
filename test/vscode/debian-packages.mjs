// The system packages that the tests in a real editor need: which, and how they get onto the machine.
// As root on Debian (a CI container) they are installed; elsewhere one line tells a person what to run.
//
//   node debian-packages.mjs build browser neovim

import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { isMain } from "./is-main.mjs";
import { logToStderr, withProgress } from "./progress.mjs";
import { lastLines, runProgram } from "./run-program.mjs";

/**
 * @typedef {"build" | "browser" | "neovim"} PackageGroup
 * build: compiles code-server's native parts · browser: a window without a screen, with Chinese letters · neovim: the
 * second editor that our language server is tried in.
 */

/** @typedef {{ ok: true } | { ok: false, why: string }} PackagesAnswer `why` ends with the line to run */

/** One of these is the browser, by the names it goes under. */
export const BROWSER_PROGRAMS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * `programs` stand for the group on a system whose packages we can't ask for: for each entry one of its names must be
 * on the PATH.
 * @type {Readonly<Record<PackageGroup, { packages: readonly string[], programs: readonly (readonly string[])[] }>>}
 */
export const PACKAGE_GROUPS = {
  build: {
    packages: ["build-essential", "python3", "libkrb5-dev", "libsecret-1-dev", "libx11-dev", "libxkbfile-dev"],
    programs: [["c++", "g++", "clang++"], ["make"], ["python3"]],
  },
  browser: {
    packages: ["chromium", "fonts-noto-cjk"],
    programs: [BROWSER_PROGRAMS],
  },
  neovim: { packages: ["neovim"], programs: [["nvim"]] },
};

/**
 * Sees to it that the packages of these groups are there. Costs some milliseconds when they are.
 *
 * @param {readonly PackageGroup[]} groups
 * @param {{ log?: import("./progress.mjs").Log }} [options]
 * @returns {Promise<PackagesAnswer>}
 */
export async function ensureDebianPackages(groups, { log = logToStderr } = {}) {
  if (!programOnPath(["dpkg-query"])) return ensurePrograms(groups);
  const missing = await missingPackages(groups.flatMap((group) => PACKAGE_GROUPS[group].packages));
  if (missing.length === 0) return { ok: true };
  // A Chrome or compiler from elsewhere serves as well, so a person who isn't root isn't asked for what works already.
  if (process.getuid?.() !== 0) {
    if ((await ensurePrograms(groups)).ok) return { ok: true };
    return { ok: false, why: `These packages are missing. Please run: sudo ${installLine(missing)}` };
  }
  const failure = await installPackages(missing, log);
  if (failure === undefined) return { ok: true };
  return { ok: false, why: `${failure}\nThe packages could not be installed by: ${installLine(missing)}` };
}

/**
 * The first of these programs that the PATH has, as a path.
 * @param {readonly string[]} names
 * @returns {string | undefined}
 */
export function programOnPath(names) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const suffixes = process.platform === "win32" ? [".exe", ".cmd", ".bat"] : [""];
  for (const name of names)
    for (const folder of folders)
      for (const suffix of suffixes) {
        const path = join(folder, name + suffix);
        if (existsSync(path)) return path;
      }
  return undefined;
}

/** @param {readonly PackageGroup[]} groups @returns {PackagesAnswer} */
function ensurePrograms(groups) {
  const missing = groups.flatMap((group) =>
    PACKAGE_GROUPS[group].programs.filter((names) => programOnPath(names) === undefined).map((names) => names[0]),
  );
  if (missing.length === 0) return { ok: true };
  const packages = groups.flatMap((group) => PACKAGE_GROUPS[group].packages);
  return {
    ok: false,
    why: `${missing.join(", ")} not found. On Debian or Ubuntu run: sudo ${installLine(packages)} — elsewhere install what these packages stand for.`,
  };
}

/** @param {readonly string[]} packages */
const installLine = (packages) => `apt-get install --yes --no-install-recommends ${packages.join(" ")}`;

/** @param {readonly string[]} packages @returns {Promise<string[]>} */
async function missingPackages(packages) {
  const { output } = await runProgram("dpkg-query", [
    "--show",
    "--showformat=${Package} ${db:Status-Status}\\n",
    ...packages,
  ]);
  const installed = new Set(
    output
      .split("\n")
      .filter((line) => line.endsWith(" installed"))
      .map((line) => line.split(" ")[0]),
  );
  return packages.filter((name) => !installed.has(name));
}

/** @param {readonly string[]} packages @param {import("./progress.mjs").Log} log @returns {Promise<string | undefined>} what went wrong */
async function installPackages(packages, log) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const lock = ["-o", "DPkg::Lock::Timeout=300"]; // someone else may be installing at this moment
  const install = ["install", "--yes", "--no-install-recommends", ...packages];
  return withProgress(log, `Installing Debian packages: ${packages.join(" ")} (about a minute)`, async () => {
    // Old lists name versions that the mirror has dropped. When the lists can't be renewed, those at hand may still do.
    const update = await runProgram("apt-get", [...lock, "update", "--quiet"], { env });
    const { code, output } = await runProgram("apt-get", [...lock, ...install], { env });
    if (code === 0) return undefined;
    return lastLines(update.code === 0 ? output : `${update.output}\n${output}`);
  });
}

if (isMain(import.meta.url)) {
  const groups = process.argv.slice(2).filter((name) => name in PACKAGE_GROUPS);
  const answer = await ensureDebianPackages(/** @type {PackageGroup[]} */ (groups));
  if (!answer.ok) {
    logToStderr(answer.why);
    process.exitCode = 1;
  }
}
