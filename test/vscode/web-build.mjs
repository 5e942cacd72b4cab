// Lays a web build of VS Code (the one without a server behind it, whose extension host is a web worker) from the files
// of code-server, since the real one would have to be downloaded. Takes two seconds, once per version.

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, realpath, rename, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { vscodeFolder } from "./code-server.mjs";

/**
 * @returns {Promise<{ dataFolder: string, commit: string }>} what @vscode/test-web wants as `testRunnerDataDir` and
 *   `commit` to take this build instead of downloading one. Throws when VS Code's files don't look as expected.
 */
export async function layWebBuild() {
  const { commit } = JSON.parse(await readFile(join(vscodeFolder, "product.json"), "utf8"));
  if (!/^[0-9a-f]{40}$/.test(commit)) throw new Error(`code-server's product.json has an unusual commit: ${commit}`);
  const ownText = await readFile(fileURLToPath(import.meta.url));
  const version = createHash("sha256").update(ownText).digest("hex").slice(0, 8); // a changed recipe lays a new build
  const host = dirname(dirname(dirname(dirname(await realpath(vscodeFolder))))); // …/node_modules/code-server/lib/vscode
  const dataFolder = join(host, `web-${version}`);
  const build = join(dataFolder, `vscode-web-stable-${commit}`);
  if (!existsSync(build)) await layInto(build);
  return { dataFolder, commit };
}

/** @param {string} build */
async function layInto(build) {
  const partial = `${build}.${process.pid}`;
  const workbench = join(partial, "out", "vs", "workbench");
  try {
    await mkdir(partial, { recursive: true });
    await cp(join(vscodeFolder, "out"), join(partial, "out"), { recursive: true });
    for (const part of ["extensions", "node_modules"]) // of node_modules the page fetches what colours a text
      await symlink(join(await realpath(vscodeFolder), part), join(partial, part), "junction");
    const text = await readFile(join(partial, "out", "vs", "code", "browser", "workbench", "workbench.js"), "utf8");
    await writeFile(join(workbench, "workbench.web.main.internal.js"), embeddable(text));
    await writeFile(
      join(workbench, "workbench.web.main.internal.css"),
      '@import url("../code/browser/workbench/workbench.css");\n',
    );
    await writeFile(join(partial, "package.json"), JSON.stringify({ type: "module" }));
    await writeFile(join(partial, "version"), "laid from code-server\n");
    await rename(partial, build);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    if (!existsSync(build)) throw error; // another run may have been quicker
  }
}

/**
 * Turns the workbench that starts itself against a server into a module that exports what test-web's page calls.
 * The names are minified, so they are found by the shape of the code around them.
 * @param {string} text
 */
function embeddable(text) {
  const cut = text.lastIndexOf("(function(){let ");
  if (cut < 0) throw unexpected("the function that starts it");
  const tail = text.slice(cut);
  const find = (/** @type {string} */ what, /** @type {RegExp} */ pattern) => {
    const name = pattern.exec(tail)?.[1];
    if (name === undefined) throw unexpected(what);
    return name;
  };
  const create = find("`create`", /;([\w$]+)\([\w$.]+\.document\.body,\{/);
  const uri = find("`URI`", /=([\w$]+)\.parse\(new URL\(/);
  const emitter = find("`Emitter`", /tunnelFactory:\([^)]*\)=>\{let [\w$]+=new ([\w$]+)[,;]/);
  // User data belongs into the browser's storage: there is no server to keep it.
  const userData =
    /(get userRoamingDataHome\(\)\{return [\w$]+\([\w$]+\.file\(this\.userDataPath\)\.with\(\{scheme:[\w$]+\.)vscodeRemote\b/;
  const head = text.slice(0, cut);
  if (!userData.test(head)) throw unexpected("the place of user data");
  return `${head.replace(userData, "$1vscodeUserData")}
const startWorkbench = (element, options) => ${create}(element, {
  userDataPath: "/", isEnabledFileDownloads: false, isEnabledFileUploads: false, isEnabledCoderGettingStarted: false,
  ...options,
  productConfiguration: {
    ...options.productConfiguration,
    // On the page's own origin: a private window refuses the service worker of another one.
    webviewContentExternalBaseUrlTemplate: new URL("./contrib/webview/browser/pre/", import.meta.url).href,
  },
});
export { startWorkbench as create, ${uri} as URI, ${emitter} as Emitter };
`;
}

/** @param {string} what */
const unexpected = (what) =>
  new Error(
    `This version of code-server is laid out differently: ${what} was not found in its workbench.js. web-build.mjs needs a look.`,
  );
