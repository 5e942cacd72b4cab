// What the walks share: an editor with our packed extension on a copy of the samples, our own texts in the window's
// language, and pictures. Node 24 runs this; see run.mjs.

import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { extensionErrors, openWindow, startEditor } from "../editor.mjs";
import { screenshot } from "../person.mjs";

const repository = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const pictures = join(repository, "artifacts", "screenshots");

/** @typedef {"en" | "zh-cn"} Locale */
/** @type {readonly Locale[]} */
export const locales = ["en", "zh-cn"];

/** The themes of the pictures, by the name that a picture bears. */
export const themes = /** @type {const} */ ({
  light: "Light 2026",
  dark: "Dark 2026",
  "high-contrast": "Dark High Contrast",
  "high-contrast-light": "Light High Contrast",
});

/**
 * @typedef {object} Story
 * @property {import("playwright-core").Page} page
 * @property {string} folder what the window shows; the story may change it
 * @property {() => Promise<void>} reload the same window anew, with all that it remembers
 * @property {(file?: string) => Promise<import("playwright-core").Page>} reopen the same folder in a fresh window of another browser
 * @property {(name: string, options?: { of?: import("playwright-core").Locator }) => Promise<void>} picture keeps a picture
 * @property {() => Promise<void>} end stops all; throws when our extension failed in the window
 */

/**
 * Opens a window with our extension.
 * @param {object} [options]
 * @param {Locale} [options.locale]
 * @param {string} [options.file] to open, from the folder
 * @param {Readonly<Record<string, string | Uint8Array>>} [options.files] the folder's files; the samples when left out
 * @param {"all" | "ask"} [options.trust]
 * @param {Readonly<Record<string, unknown>>} [options.settings]
 * @param {string} [options.beside] the folder of another extension
 * @returns {Promise<Story>}
 */
export async function tell({ locale = "en", file, files, trust, settings, beside } = {}) {
  const home = await mkdtemp(join(tmpdir(), "pipewright-walk-"));
  const folder = join(home, "shop"); // its name is in every picture
  await mkdir(folder);
  for (const [name, content] of Object.entries(files ?? {})) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  if (!files) await cp(join(repository, "examples"), folder, { recursive: true });
  const vsix = process.env.PIPEWRIGHT_VSIX;
  const ours = vsix ? { vsix } : beside ? {} : { extensionPath: repository };
  if (beside && !vsix) throw new Error("PIPEWRIGHT_VSIX must name our packed extension.");
  const editor = await startEditor({
    folder,
    ...ours,
    ...(beside ? { extensionPath: beside } : {}),
    locale,
    trust,
    settings,
  });
  let window = await openWindow(editor, { file });
  return {
    get page() {
      return window.page;
    },
    folder,
    reopen: async (next) => {
      await window.close();
      window = await openWindow(editor, { file: next });
      return window.page;
    },
    reload: async () => {
      await window.page.reload();
      await window.page.locator(".monaco-workbench .part.statusbar").waitFor();
    },
    picture: (name, options) => screenshot(window.page, join(pictures, `${name}.png`), options),
    end: async () => {
      const errors = extensionErrors(window, "pipewright.pipewright");
      await window.close();
      await editor.stop();
      await rm(home, { recursive: true, force: true });
      if (errors.length > 0) throw new Error(`Our extension failed in the window:\n${errors.join("\n")}`);
    },
  };
}

/** The page of the guide, in its two frames. @param {Story} story */
export const guideOf = ({ page }) =>
  page
    .frameLocator('iframe.webview.ready[src*="extensionId=pipewright.pipewright"]')
    .frameLocator("iframe#active-frame");

const nls = {
  en: JSON.parse(await readFile(join(repository, "package.nls.json"), "utf8")),
  "zh-cn": JSON.parse(await readFile(join(repository, "package.nls.zh-cn.json"), "utf8")),
};
const bundle = JSON.parse(await readFile(join(repository, "l10n/bundle.l10n.zh-cn.json"), "utf8"));

/** A text of the manifest. @param {Locale} locale @param {string} key */
export const manifestText = (locale, key) => nls[locale][key];

/** A command's title in the palette. @param {Locale} locale @param {string} id without `pipewright.` */
export const commandTitle = (locale, id) => `Pipewright: ${manifestText(locale, `command.${id}`)}`;

/** A text of the code, given in English. @param {Locale} locale @param {string} english */
export function text(locale, english) {
  if (locale === "en") return english;
  if (bundle[english] === undefined) throw new Error(`There is no translation of "${english}".`);
  return bundle[english];
}
