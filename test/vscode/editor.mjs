// A real VS Code with our extension in it, as a user has it: `startEditor` starts one, `openWindow` looks at it with a
// browser. What one does in such a window is in person.mjs.

import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { launchBrowser } from "./browser.mjs";
import { startCodeServer } from "./code-server.mjs";

/**
 * @typedef {object} EditorOptions
 * @property {string} folder what the window opens
 * @property {string | readonly string[]} [vsix] our extension packed, as users get it
 * @property {string} [extensionPath] or its folder, built, used in place
 * @property {string} [locale] `en` or for instance `zh-cn`: extensions speak it, VS Code's own texts stay English
 * @property {Readonly<Record<string, unknown>>} [settings]
 * @property {"all" | "ask"} [trust] `ask`: the folder opens in Restricted Mode
 * @property {string} [keepDir] a folder for user data that outlives the editor
 */

/**
 * @typedef {object} Editor
 * @property {string} url shows the folder
 * @property {(file?: string) => string} address the same with a file opened in it; the path counts from the folder
 * @property {string} folder
 * @property {string} locale
 * @property {Promise<void>} ended settles when it has ended, asked or not
 * @property {() => string} output what the server has said
 * @property {() => Promise<void>} stop
 */

/**
 * Starts VS Code on a free port of the loopback interface: 1 to 5 s, 1 s more for a vsix.
 * @param {EditorOptions} options
 * @returns {Promise<Editor>}
 */
export async function startEditor({ folder, vsix = [], extensionPath, locale = "en", settings, trust, keepDir }) {
  const server = await startCodeServer({
    vsix: typeof vsix === "string" ? [vsix] : vsix,
    linkedExtensions: extensionPath ? [await describeExtension(resolve(extensionPath))] : [],
    locale,
    ...{ settings, trust, keepDir },
  });
  const opened = resolve(folder);
  const address = (/** @type {string} */ file = "") => {
    const url = new URL(server.origin);
    url.searchParams.set("folder", opened);
    if (file)
      url.searchParams.set(
        "payload",
        JSON.stringify([["openFile", `vscode-remote://${server.authority}${resolve(opened, file)}`]]),
      );
    return url.href;
  };
  return {
    url: address(),
    address,
    folder: opened,
    locale,
    ended: server.ended,
    output: server.output,
    stop: server.stop,
  };
}

/** @param {string} path */
async function describeExtension(path) {
  const { publisher, name, version } = JSON.parse(await readFile(join(path, "package.json"), "utf8"));
  return { id: `${publisher}.${name}`, version, path };
}

/**
 * @typedef {object} EditorWindow
 * @property {import("playwright-core").Page} page
 * @property {readonly string[]} errors what the page's console called an error so far; see `extensionErrors`
 * @property {() => Promise<void>} close
 */

/** A workbench on two busy cores takes 4 to 8 s; everything after it stays far below. */
const STEP_LIMIT_MS = 30_000;

/**
 * Opens a window and waits until the workbench stands, and the file's lines where one is named.
 * @param {Editor} editor
 * @param {{ file?: string, width?: number, height?: number, scale?: number, browser?: import("playwright-core").Browser }} [options]
 *   `scale` 2 gives screenshots twice as fine; a `browser` given is shared and not closed
 * @returns {Promise<EditorWindow>}
 */
export async function openWindow(editor, { file, width = 1400, height = 900, scale = 1, browser } = {}) {
  const own = browser ?? (await launchBrowser());
  const close = async () => (browser ? void (await context.close()) : await own.close());
  const context = await own.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    locale: editor.locale === "zh-cn" ? "zh-CN" : "en-US",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  context.setDefaultTimeout(STEP_LIMIT_MS);
  const page = await context.newPage();
  /** @type {string[]} */
  const errors = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(error.stack ?? error.message));
  try {
    await page.goto(editor.address(file));
    await page.locator(".monaco-workbench .part.statusbar").waitFor();
    if (file) await page.locator(".part.editor .editor-instance .monaco-editor .view-line").first().waitFor();
    return { page, errors, close };
  } catch (error) {
    await close();
    throw new Error(`The editor's window did not come up. Its console said:\n${errors.join("\n")}`, { cause: error });
  }
}

/**
 * Those of a window's errors that an extension is to blame for. VS Code itself always has some (two 404, for instance).
 * @param {EditorWindow} window @param {string} id `publisher.name`
 */
export function extensionErrors({ errors }, id) {
  return errors.filter((text) => text.includes(`Activating extension '${id}' failed`) || text.includes(`[${id}]`));
}
