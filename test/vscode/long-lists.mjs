// Reads VS Code's lists (problems, completions, quick picks) to their end. They draw the rows in sight only; each row knows
// its index and whether it is the last, so a list is read by turning the mouse wheel over it until none is missing.

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("playwright-core").Locator} Locator */

/** Rows may change while we read: then it takes more turns, but not for ever. */
const MOST_TURNS = 200;

/**
 * All rows of a list, from the first; the list is at its top again afterwards.
 * @template {{ index: number, isLast: boolean }} Row
 * @param {Page} page @param {Locator} list
 * @param {(rows: Element[]) => Row[]} read runs in the page, so it can use nothing of the file that it stands in; index and
 *   isLast are the attributes `data-index` and `data-last-element`
 * @returns {Promise<Row[]>}
 */
export async function readWholeList(page, list, read) {
  /** @type {Map<number, Row>} */
  const rowByIndex = new Map();
  let lastIndex = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    for (const row of /** @type {Row[]} */ (await list.locator(".monaco-list-row").evaluateAll(read))) {
      rowByIndex.set(row.index, row);
      if (row.isLast) lastIndex = row.index;
    }
    const rows = [...rowByIndex.values()]
      .filter(({ index }) => index <= lastIndex)
      .sort((one, other) => one.index - other.index);
    if (rows.length === lastIndex + 1) {
      await scrollToTop(page, list);
      return rows;
    }
    const { isAtEnd, height } = await list.evaluate(measure);
    if (isAtEnd) await scrollToTop(page, list);
    else await turnWheel(page, list, height / 2);
  }
  throw new Error(`A list could not be read to its end: ${JSON.stringify([...rowByIndex.values()])}`);
}

/** Scrolls a list down until one of its rows stands in sight. @param {Page} page @param {Locator} list @param {Locator} row */
export async function bringIntoSight(page, list, row) {
  await list.locator(".monaco-list-row").first().waitFor();
  for (let turn = 0; turn < MOST_TURNS && !(await row.first().isVisible()); turn += 1) {
    const { isAtEnd, height } = await list.evaluate(measure);
    if (isAtEnd) return; // what waits for the row tells that it isn't there
    await turnWheel(page, list, height / 2);
  }
}

/** Waits until the page has drawn what happened before. @param {Page} page */
export function nextFrames(page) {
  return page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(undefined)))),
  );
}

/** Scrolling by the wheel is a short animation, so this takes several turns. @param {Page} page @param {Locator} list */
async function scrollToTop(page, list) {
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const { isAtTop, height } = await list.evaluate(measure);
    if (isAtTop) return;
    await turnWheel(page, list, -height);
  }
  throw new Error("A list does not scroll back to its top");
}

/** @param {Page} page @param {Locator} list @param {number} pixels down, or up when negative */
async function turnWheel(page, list, pixels) {
  const box = await list.boundingBox();
  if (!box) throw new Error("The list went away while it was read");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.wheel(0, pixels);
  await nextFrames(page);
}

/** Runs in the page. @param {Element} list */
function measure(list) {
  const inner = /** @type {HTMLElement | null} */ (list.querySelector(".monaco-list-rows"));
  const height = list.getBoundingClientRect().height;
  const top = -parseFloat(inner?.style.top || "0");
  return { height, isAtTop: top <= 0, isAtEnd: top + height >= parseFloat(inner?.style.height || "0") - 1 };
}
