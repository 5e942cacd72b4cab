// Acts in a VS Code window as a person does: keys, mouse, and reading what stands on the screen. Nothing here knows our
// extension. Each function waits for the effect that it asks for and throws, with what it saw, when none comes.
//
// Two things to know. A key pressed while the focus moves is lost, so a key is pressed until its effect shows. And lists
// draw only the rows in sight, so a whole list is read by scrolling it (long-lists.mjs).

import { mkdir } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { bringIntoSight, nextFrames, readWholeList } from "./long-lists.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("playwright-core").Locator} Locator */
/** @typedef {{ line: number, column: number }} Place one-based, as on the screen */

const EDITOR = ".part.editor .editor-group-container.active .editor-instance .monaco-editor";
const QUICK_INPUT = '.quick-input-widget input[type="text"]';
const QUICK_ROW = ".quick-input-list .monaco-list-row";

/** How often a key is pressed again, and how long each press may take to show. */
const TRIES = 4;
const TRY_MS = 2_500;

/** How long something may take that comes by itself. */
const YES_MS = 30_000;

/**
 * Does something until its effect shows, since what happens while the focus moves is lost.
 * @param {string} what for the message when nothing helps
 * @param {() => Promise<unknown>} act
 * @param {Locator} effect becomes visible
 */
export async function until(what, act, effect) {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    await act();
    const shown = await effect
      .first()
      .waitFor({ timeout: TRY_MS * attempt })
      .then(
        () => true,
        () => false,
      );
    if (shown) return;
  }
  throw new Error(`${what}: nothing came of it in ${TRIES} tries`);
}

/**
 * Asks in the page until the answer is yes. Playwright's `waitForFunction` takes the promise of an answer for a yes.
 * @template T
 * @param {string} what for the message when it never is
 * @param {Page} page @param {(argument: T) => Promise<boolean>} ask @param {T} argument
 */
async function untilYes(what, page, ask, argument) {
  const latest = Date.now() + YES_MS;
  while (!(await page.evaluate(/** @type {any} */ (ask), argument))) {
    if (Date.now() > latest) throw new Error(`${what}: not within ${YES_MS} ms`);
    await page.waitForTimeout(100);
  }
}

// ——— Files and text

/**
 * Opens a file of the folder by quick open. In a window that has just come up the search for files takes some seconds.
 * @param {Page} page @param {string} path from the folder
 */
export async function openFile(page, path) {
  const name = basename(path);
  const tab = page.locator(`.part.editor .tab.active[data-resource-name="${name}"]`);
  const row = page.locator(QUICK_ROW).filter({ has: page.locator(".label-name", { hasText: exactly(name) }) });
  await closeQuickInput(page);
  await until("Quick open", () => page.keyboard.press("ControlOrMeta+P"), page.locator(QUICK_INPUT));
  await page.locator(QUICK_INPUT).fill(path);
  await row.first().click();
  await tab.waitFor();
  await page.locator(`${EDITOR} .view-line`).first().waitFor();
  await focusEditor(page);
}

/** Puts the keyboard focus into the text. @param {Page} page */
export async function focusEditor(page) {
  const focused = page.locator(`${EDITOR}.focused`);
  const command = () => page.keyboard.press("ControlOrMeta+1");
  if (!(await focused.isVisible())) await until("Focus in the editor", command, focused);
}

/** Puts the cursor somewhere, which also brings the line into sight. @param {Page} page @param {Place} place */
export async function goTo(page, { line, column }) {
  await focusEditor(page);
  await until("Go to line", () => page.keyboard.press("Control+G"), page.locator(QUICK_INPUT));
  await page.locator(QUICK_INPUT).fill(`:${line}:${column}`);
  await page.keyboard.press("Enter");
  await page.locator(QUICK_INPUT).waitFor({ state: "hidden" });
  await focusEditor(page);
}

/** Types into the text, key by key; brackets close and lists pop up as they do for a person. @param {Page} page @param {string} text */
export async function typeText(page, text) {
  await focusEditor(page);
  await page.keyboard.type(text);
}

/**
 * Pastes a whole text over the one that stands there: nothing is closed or indented by itself.
 * @param {Page} page @param {string} text
 */
export async function replaceText(page, text) {
  await focusEditor(page);
  await page.evaluate((wanted) => navigator.clipboard.writeText(wanted), text);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.press("ControlOrMeta+V");
  await waitForText(page, text.trimEnd().split("\n").at(-1) ?? "");
}

/** Saves the file in front. @param {Page} page */
export async function save(page) {
  const tab = page.locator(".part.editor .editor-group-container.active .tab.active");
  await focusEditor(page);
  await page.keyboard.press("ControlOrMeta+S");
  await tab.and(page.locator(":not(.dirty)")).waitFor();
}

/** The lines in sight, from the top. @param {Page} page @returns {Promise<string[]>} */
export function linesInSight(page) {
  return page.locator(`${EDITOR} .view-line`).evaluateAll((lines) =>
    lines
      .map((line) => ({
        top: parseFloat(/** @type {HTMLElement} */ (line).style.top),
        text: (line.textContent ?? "").replaceAll("\u00a0", " "),
      }))
      .sort((one, other) => one.top - other.top)
      .map(({ text }) => text),
  );
}

/** Waits until a text stands in the editor, in sight. Nothing stands there when it is empty. @param {Page} page @param {string} text within one line */
export async function waitForText(page, text) {
  if (text !== "") await pointOver(page, text, 1);
}

// ——— What the checks say

/**
 * How many squiggles stand in the text in sight, by kind. One that spans several lines counts once a line.
 * @param {Page} page @returns {Promise<{ error: number, warning: number, info: number, hint: number }>}
 */
export async function squiggles(page) {
  const count = (/** @type {string} */ kind) => page.locator(`${EDITOR} .cdr.squiggly-${kind}`).count();
  return {
    error: await count("error"),
    warning: await count("warning"),
    info: await count("info"),
    hint: await count("hint"),
  };
}

/** Waits for a squiggle. @param {Page} page @param {"error" | "warning" | "info" | "hint"} [kind] */
export async function waitForSquiggle(page, kind = "error") {
  await page.locator(`${EDITOR} .cdr.squiggly-${kind}`).first().waitFor({ state: "attached" });
}

/** Waits until no error, warning or information is marked in the text in sight. @param {Page} page */
export async function waitForNoSquiggles(page) {
  const marks = ["error", "warning", "info"].map((kind) => `${EDITOR} .cdr.squiggly-${kind}`).join(", ");
  await page.waitForFunction((selector) => document.querySelector(selector) === null, marks);
}

/** Severity `""`: a related place of the problem above. */
/** @typedef {{ severity: "error" | "warning" | "info" | "", message: string, source: string, code: string, line: number, column: number, file: string }} Problem */

/** Opens the Problems panel. @param {Page} page */
export async function openProblems(page) {
  const panel = page.locator(".markers-panel");
  if (!(await panel.isVisible()))
    await until("The Problems panel", () => page.keyboard.press("ControlOrMeta+Shift+M"), panel);
}

/**
 * Opens the Problems panel, waits for `atLeast` problems and gives all of them, in the panel's order.
 * @param {Page} page @param {{ atLeast?: number }} [options] @returns {Promise<Problem[]>}
 */
export async function problems(page, { atLeast = 1 } = {}) {
  await openProblems(page);
  const list = page.locator(".markers-panel .monaco-list").first();
  if (atLeast === 0)
    await page
      .locator(".markers-panel .message-box-container:visible, .markers-panel .monaco-list-row")
      .first()
      .waitFor();
  else await list.locator(".monaco-list-row").nth(1).waitFor();
  const deadline = Date.now() + 30_000;
  for (;;) {
    const found = problemsOf(await readWholeList(page, list, readProblemRows));
    if (found.length >= atLeast) return found;
    if (Date.now() > deadline)
      throw new Error(`Waited for ${atLeast} problems, there are: ${JSON.stringify(found, null, 2)}`);
  }
}

/** Runs in the page. @param {Element[]} rows */
function readProblemRows(rows) {
  return rows.map((row) => {
    const text = (/** @type {string} */ selector) =>
      (row.querySelector(selector)?.textContent ?? "").replaceAll("\u00a0", " ").trim();
    return {
      index: Number(row.getAttribute("data-index")),
      isLast: row.getAttribute("data-last-element") === "true",
      file: text(".label-name"),
      severity: (/^(Error|Warning|Info)/.exec(row.getAttribute("aria-label") ?? "")?.[0] ?? "").toLowerCase(),
      message: Array.from(row.querySelectorAll(".marker-message"), (part) => part.textContent ?? "")
        .join(" ")
        .replaceAll("\u00a0", " ")
        .trim(),
      source: text(".marker-source"),
      code: text(".marker-code"),
      place: text(".marker-line"),
    };
  });
}

/** A row is a file, or a problem of the file above it. @param {ReturnType<typeof readProblemRows>} rows @returns {Problem[]} */
function problemsOf(rows) {
  let file = "";
  /** @type {Problem[]} */
  const found = [];
  for (const row of rows) {
    const place = /(\d+)\D+(\d+)/.exec(row.place);
    if (place === null) file = row.file || file;
    else {
      const code = row.code.replace(/^\(|\)$/g, "");
      found.push({
        severity: /** @type {Problem["severity"]} */ (row.severity),
        message: row.message,
        source: row.source,
        code,
        line: Number(place[1]),
        column: Number(place[2]),
        file,
      });
    }
  }
  return found;
}

/**
 * Rests the mouse over a text in sight and gives what the hover says, once it says `expected`.
 * Diagnostics show up first and documentation a moment later, hence `expected`.
 * @param {Page} page @param {string} text within one line
 * @param {{ expected?: string | RegExp, occurrence?: number }} [options] `occurrence` counts from 1
 * @returns {Promise<string>}
 */
export async function hoverOver(page, text, { expected = /\S/, occurrence = 1 } = {}) {
  const hover = page.locator(".monaco-hover:visible .monaco-hover-content").filter({ hasText: expected });
  await until(
    `A hover over "${text}" that says ${expected}`,
    async () => {
      const { x, y } = await pointOver(page, text, occurrence);
      // From beside it, since a mouse that rests already does not move.
      await page.mouse.move(x + 40, y + 60);
      await page.mouse.move(x, y, { steps: 4 });
    },
    hover,
  );
  const texts = await hover.allInnerTexts();
  return texts.join("\n").replaceAll("\u00a0", " ");
}

/** Takes the mouse off the text, so that no hover covers it. @param {Page} page */
export async function restMouse(page) {
  await page.mouse.move(2, 2);
  await waitUntilGone(page, ".monaco-hover .monaco-hover-content");
}

/**
 * The middle of a text on the screen, once it stands there.
 * @param {Page} page @param {string} text @param {number} occurrence from 1, in reading order
 * @returns {Promise<{ x: number, y: number }>}
 */
async function pointOver(page, text, occurrence) {
  const found = await page
    .waitForFunction(findTextOnScreen, { selector: `${EDITOR} .view-line`, text, occurrence })
    .catch(async () => {
      throw new Error(`"${text}" is not in sight. The lines are:\n${(await linesInSight(page)).join("\n")}`);
    });
  return /** @type {{ x: number, y: number }} */ (await found.jsonValue());
}

/** Runs in the page. @param {{ selector: string, text: string, occurrence: number }} wanted */
function findTextOnScreen({ selector, text, occurrence }) {
  const lines = Array.from(document.querySelectorAll(selector)).sort(
    (one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top,
  );
  let left = occurrence;
  for (const line of lines) {
    const content = (line.textContent ?? "").replaceAll("\u00a0", " ");
    for (let at = content.indexOf(text); at >= 0; at = content.indexOf(text, at + 1)) {
      left -= 1;
      if (left > 0) continue;
      const range = document.createRange();
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      let passed = 0;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const length = node.nodeValue?.length ?? 0;
        if (at >= passed && at < passed + length) range.setStart(node, at - passed);
        if (at + text.length > passed && at + text.length <= passed + length)
          range.setEnd(node, at + text.length - passed);
        passed += length;
      }
      const box = range.getBoundingClientRect();
      if (box.width > 0) return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    }
  }
  return undefined;
}

// ——— What the editor offers

/** @typedef {{ label: string, detail: string }} Offer */

/**
 * Asks for completions and gives all that are offered, in order. The list stays open.
 * @param {Page} page @param {Place} [place] where the cursor is when left out
 * @returns {Promise<Offer[]>}
 */
export async function completionsAt(page, place) {
  if (place) await goTo(page, place);
  const widget = page.locator(".suggest-widget.visible");
  const rows = widget.locator(".monaco-list-row");
  await until("Completion", () => page.keyboard.press("Control+Space"), rows);
  const offers = await readWholeList(page, widget.locator(".monaco-list"), (drawn) =>
    drawn.map((row) => {
      const text = (/** @type {string} */ selector) => row.querySelector(selector)?.textContent ?? "";
      return {
        index: Number(row.getAttribute("data-index")),
        isLast: row.getAttribute("data-last-element") === "true",
        label: text(".label-name").replaceAll("\u00a0", " "),
        detail: (text(".details-label") || text(".qualifier-label")).replaceAll("\u00a0", " "),
      };
    }),
  );
  return offers.map(({ label, detail }) => ({ label, detail }));
}

/** Takes an offer of the open list, by typing none of it. @param {Page} page @param {string} label */
export async function takeCompletion(page, label) {
  const list = page.locator(".suggest-widget.visible .monaco-list");
  const row = list
    .locator(".monaco-list-row")
    .filter({ has: page.locator(".label-name", { hasText: exactly(label) }) });
  await bringIntoSight(page, list, row);
  await row.first().click();
  await waitUntilGone(page, ".suggest-widget.visible");
}

/** Closes what pops up: completions, hover, actions, a find box. @param {Page} page */
export async function dismissPopups(page) {
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await waitUntilGone(page, ".suggest-widget.visible, .context-view .action-widget");
}

/**
 * Opens the quick fixes and gives their titles. The menu stays open.
 * @param {Page} page @param {string | Place} at a text in sight, or a place @param {{ occurrence?: number }} [options]
 * @returns {Promise<string[]>}
 */
export async function quickFixes(page, at, { occurrence = 1 } = {}) {
  if (typeof at === "string") {
    const { x, y } = await pointOver(page, at, occurrence);
    await page.mouse.click(x, y);
  } else await goTo(page, at);
  const rows = page.locator(".context-view .action-widget .monaco-list-row.action");
  await until("Quick fix", () => page.keyboard.press("ControlOrMeta+."), rows);
  return (await rows.locator(".title").allInnerTexts()).map((title) => title.replaceAll("\u00a0", " ").trim());
}

/**
 * Applies a quick fix, by its title. The text changes a moment later: `waitForText` tells when.
 * @param {Page} page @param {string | Place} at @param {string | RegExp} title @param {{ occurrence?: number }} [options]
 */
export async function applyQuickFix(page, at, title, options) {
  const titles = await quickFixes(page, at, options);
  const fits = (/** @type {string} */ known) => (typeof title === "string" ? known === title : title.test(known));
  const index = titles.findIndex(fits);
  if (index < 0) throw new Error(`No quick fix ${title} is offered, but these are: ${titles.join(" · ")}`);
  await page.locator(".context-view .action-widget .monaco-list-row.action").nth(index).click();
  await waitUntilGone(page, ".context-view .action-widget");
}

// ——— Commands, themes, notifications

/**
 * Runs a command from the palette. The rows move while they are sorted, so the one with this very title is clicked.
 * @param {Page} page @param {string} title with its category, `Pipewright: Check This File`
 */
export async function runCommand(page, title) {
  await closeQuickInput(page);
  await until("The command palette", () => page.keyboard.press("F1"), page.locator(QUICK_INPUT));
  await page.locator(QUICK_INPUT).fill(`>${title}`);
  await clickQuickRow(page, title);
}

/** Picks a row of an open quick pick. @param {Page} page @param {string} label */
export async function pick(page, label) {
  await page.locator(QUICK_ROW).first().waitFor();
  await clickQuickRow(page, label);
}

/** The labels of an open quick pick. @param {Page} page @returns {Promise<string[]>} */
export async function picks(page) {
  await page.locator(QUICK_ROW).first().waitFor();
  const rows = await readWholeList(page, page.locator(".quick-input-list .monaco-list").first(), (drawn) =>
    drawn.map((row) => ({
      index: Number(row.getAttribute("data-index")),
      isLast: row.getAttribute("data-last-element") === "true",
      label: (row.querySelector(".label-name")?.textContent ?? "").replaceAll("\u00a0", " "),
    })),
  );
  return rows.map(({ label }) => label);
}

/** @param {Page} page @param {string} label */
async function clickQuickRow(page, label) {
  const row = page.locator(QUICK_ROW).filter({ has: page.locator(".label-name", { hasText: exactly(label) }) });
  try {
    await row.first().click({ timeout: 10_000 });
  } catch (error) {
    const shown = await page.locator(`${QUICK_ROW} .label-name`).allInnerTexts();
    throw new Error(`"${label}" is not in the list, which shows: ${shown.join(" · ")}`, { cause: error });
  }
}

/** @param {Page} page */
async function closeQuickInput(page) {
  const input = page.locator(QUICK_INPUT);
  for (let attempt = 0; attempt < TRIES && (await input.isVisible()); attempt += 1) {
    await page.keyboard.press("Escape");
    await input.waitFor({ state: "hidden", timeout: TRY_MS }).catch(() => undefined); // the next try tells
  }
}

/** The colour themes that VS Code brings, by the class that the workbench gets. */
const THEME_CLASSES = {
  "Light 2026": "vs",
  "Dark 2026": "vs-dark",
  "Dark High Contrast": "hc-black",
  "Light High Contrast": "hc-light",
};

/** @param {Page} page @param {keyof typeof THEME_CLASSES} theme */
export async function setTheme(page, theme) {
  await runCommand(page, "Preferences: Color Theme");
  const input = page.locator(QUICK_INPUT);
  await input.waitFor();
  await input.fill(theme);
  await pick(page, theme);
  await page.locator(`.monaco-workbench.${THEME_CLASSES[theme]}`).first().waitFor();
  await input.waitFor({ state: "hidden" });
}

/**
 * Waits until the window has written down which editors are open, with this text among what it wrote. It does so some
 * seconds after a change, and no longer once the page is left: a reload before that brings back what was open earlier.
 * @param {Page} page @param {string} text
 */
export async function waitForKeptEditors(page, text) {
  const keeps = async (/** @type {string} */ expected) => {
    /** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
    const answer = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    for (const { name } of await indexedDB.databases()) {
      if (!name?.startsWith("vscode-web-state-db-")) continue;
      const database = await answer(indexedDB.open(name));
      try {
        const items = database.transaction("ItemTable").objectStore("ItemTable");
        const editors = await answer(items.get("memento/workbench.parts.editor"));
        if (String(editors).includes(expected)) return true;
      } finally {
        database.close();
      }
    }
    return false;
  };
  await untilYes(`The window keeps an editor "${text}"`, page, keeps, text);
}

/** Waits until this text is among what is on the clipboard. @param {Page} page @param {string} text */
export async function waitForClipboard(page, text) {
  const holds = async (/** @type {string} */ expected) => (await navigator.clipboard.readText()).includes(expected);
  await untilYes(`The clipboard holds "${text}"`, page, holds, text);
}

/** The notifications in sight, newest last. @param {Page} page @returns {Promise<string[]>} */
export async function notifications(page) {
  return page.locator(".notifications-toasts .notification-list-item-message").allInnerTexts();
}

/** Waits for a notification and gives its text. @param {Page} page @param {string | RegExp} text */
export async function waitForNotification(page, text) {
  const message = page.locator(".notifications-toasts .notification-list-item-message").filter({ hasText: text });
  return message.first().innerText();
}

/** Presses a button of a notification. @param {Page} page @param {string | RegExp} text @param {string} button */
export async function answerNotification(page, text, button) {
  const toast = page.locator(".notifications-toasts .notification-toast").filter({ hasText: text });
  await toast.first().getByRole("button", { name: button, exact: true }).click();
}

/** Closes all notifications. @param {Page} page */
export async function clearNotifications(page) {
  if ((await notifications(page)).length > 0) await runCommand(page, "Notifications: Clear All Notifications");
  await waitUntilGone(page, ".notifications-toasts .notification-toast");
}

// ——— Walkthroughs and the status bar

/** @typedef {{ id: string, title: string, done: boolean }} WalkthroughStep `id` is the part after `#` */

/** Opens a walkthrough by its title. @param {Page} page @param {string} title */
export async function openWalkthrough(page, title) {
  await runCommand(page, "Welcome: Open Walkthrough...");
  await pick(page, title);
  await page.locator(".gettingStartedContainer .getting-started-step").first().waitFor();
}

/** The steps of the walkthrough in front. @param {Page} page @returns {Promise<WalkthroughStep[]>} */
export function walkthroughSteps(page) {
  return page.locator(".gettingStartedContainer .getting-started-step").evaluateAll((steps) =>
    steps.map((step) => ({
      id: (step.getAttribute("data-step-id") ?? "").replace(/^.*#/, ""),
      title: (step.querySelector(".step-title")?.textContent ?? "").trim(),
      done: (step.querySelector('[role="checkbox"]') ?? step).getAttribute("aria-checked") === "true",
    })),
  );
}

/** Opens a step, which shows its text and picture. @param {Page} page @param {string} id */
export async function openWalkthroughStep(page, id) {
  const step = page.locator(`.getting-started-step[data-step-id$="#${id}"]`);
  await step.locator(".step-title").click();
  await step.and(page.locator(".expanded")).waitFor();
}

/** Presses a button or link of the open step. @param {Page} page @param {string} name */
export async function pressInWalkthrough(page, name) {
  await page
    .locator(".getting-started-step.expanded")
    .getByRole("button", { name })
    .or(page.locator(".getting-started-step.expanded a", { hasText: name }))
    .first()
    .click();
}

/** Waits until a step is ticked. @param {Page} page @param {string} id */
export async function waitForStepDone(page, id) {
  const step = `.getting-started-step[data-step-id$="#${id}"]`;
  await page.locator(`${step}[aria-checked="true"], ${step} [role="checkbox"][aria-checked="true"]`).first().waitFor();
}

/** The texts of the status bar as a screen reader hears them. @param {Page} page @returns {Promise<string[]>} */
export async function statusBarTexts(page) {
  const labels = await page
    .locator(".part.statusbar .statusbar-item:visible")
    .evaluateAll((items) =>
      items.map((item) =>
        (
          item.getAttribute("aria-label") ||
          item.querySelector("[aria-label]")?.getAttribute("aria-label") ||
          item.textContent ||
          ""
        ).trim(),
      ),
    );
  return labels.filter((label) => label !== "");
}

/** Waits for an item of the status bar. @param {Page} page @param {string | RegExp} text what stands there @returns {Promise<Locator>} */
export async function waitForStatusBar(page, text) {
  const item = page.locator(".part.statusbar .statusbar-item").filter({ hasText: text }).first();
  await item.waitFor();
  return item;
}

/** Opens the language status (`{}` in the status bar) and gives its text. It stays open. @param {Page} page @param {string | RegExp} [expected] */
export async function languageStatus(page, expected = /\S/) {
  const entry = page.locator('.part.statusbar [id="status.languageStatus"]');
  const panel = page.locator(".hover-language-status").filter({ hasText: expected });
  await entry.waitFor();
  const look = async () => {
    await page.mouse.move(2, 2);
    await entry.hover();
  };
  await until("The language status", look, panel);
  return (await panel.allInnerTexts()).join("\n").replaceAll("\u00a0", " ");
}

// ——— Looking

/**
 * Takes a picture once letters and animations have come to rest.
 * @param {Page} page @param {string} file a PNG, its folder made if need be
 * @param {{ of?: Locator }} [options] a part of the window instead of all
 */
export async function screenshot(page, file, { of } = {}) {
  await mkdir(dirname(file), { recursive: true });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await nextFrames(page);
  await (of ?? page).screenshot({ path: file, animations: "disabled" });
}

/** Waits until nothing that fits is to be seen. @param {Page} page @param {string} selector */
async function waitUntilGone(page, selector) {
  const isGone = (/** @type {string} */ wanted) =>
    !Array.from(document.querySelectorAll(wanted)).some((element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
    );
  await page.waitForFunction(isGone, selector);
}

/** A pattern for a whole text. VS Code writes blanks as U+00A0 here and there. @param {string} text */
function exactly(text) {
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(" ", "[ \\u00a0]");
  return new RegExp(`^\\s*${escaped}\\s*$`);
}
