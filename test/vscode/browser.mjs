// The browser that looks at the editor: the machine's own Chromium or Chrome, without a screen, driven by Playwright.

import { chromium } from "playwright-core";
import { BROWSER_PROGRAMS, programOnPath } from "./debian-packages.mjs";

const QUIET_FLAGS = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-gpu",
  "--disable-quic",
  "--disable-sync",
  "--no-first-run",
];

/**
 * Starts a browser. Throws a sentence that says what to install when the machine has none.
 * @returns {Promise<import("playwright-core").Browser>} to be closed by the caller
 */
export async function launchBrowser() {
  const executablePath = process.env.PIPEWRIGHT_CHROMIUM || programOnPath(BROWSER_PROGRAMS);
  if (!executablePath && process.platform === "linux") {
    throw new Error(
      `No browser found to drive the editor with. Install ${BROWSER_PROGRAMS.join(" or ")}, or name one in PIPEWRIGHT_CHROMIUM.`,
    );
  }
  // Playwright knows where Chrome lies on macOS and Windows.
  return chromium.launch({ ...(executablePath ? { executablePath } : { channel: "chrome" }), args: QUIET_FLAGS });
}
