// The second half of `npm start` where no VS Code is installed: runs one behind a port of this machine with Pipewright in
// it, says its address, and stays until Ctrl+C. With --check FILE it looks at the window itself, waits for squiggles,
// takes a picture of it and ends. Started by start.mjs with the Node that the editor brings along.

import { spawn } from "node:child_process";
import { parseArgs } from "node:util";
import { programOnPath } from "../test/vscode/debian-packages.mjs";
import { openWindow, startEditor } from "../test/vscode/editor.mjs";
import { openProblems, screenshot, waitForSquiggle } from "../test/vscode/person.mjs";

const { values } = parseArgs({
  options: {
    extension: { type: "string" },
    folder: { type: "string" },
    file: { type: "string" },
    check: { type: "string" },
  },
});
const { extension, folder, file, check } = values;
if (!extension || !folder) throw new Error("--extension and --folder are needed; `npm start` gives them");

const editor = await startEditor({ folder, extensionPath: extension, settings: { "chat.disableAIFeatures": true } });
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]))
  process.once(signal, () => void editor.stop());
if (check) process.exitCode = await checkWindow(check);
else await showToPerson();

/** @param {string} picture @returns {Promise<number>} the exit code */
async function checkWindow(picture) {
  const window = await openWindow(editor, { file });
  try {
    await waitForSquiggle(window.page);
    await openProblems(window.page);
    await window.page.locator(".markers-panel .monaco-list-row").nth(1).waitFor();
    await screenshot(window.page, picture);
    console.log(`Squiggles in the sample: ${picture}`);
    return 0;
  } catch (error) {
    await screenshot(window.page, picture);
    console.error(
      `No squiggles came up in ${file ?? folder}. What the window shows: ${picture}\n${error}\n${window.errors.join("\n")}`,
    );
    return 1;
  } finally {
    await window.close();
    await editor.stop();
  }
}

async function showToPerson() {
  const address = editor.address(file);
  console.log(
    `\nOpen ${address} in your browser\n\nIt shows the sample with Pipewright in it. Only this machine reaches it. Ctrl+C ends it.`,
  );
  openDesktopBrowser(address);
  await editor.ended;
  await editor.stop(); // takes its folder away
}

/** @param {string} address */
function openDesktopBrowser(address) {
  if (process.env.CI) return;
  const hasScreen = process.platform !== "linux" || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  const opener = programOnPath(process.platform === "darwin" ? ["open"] : ["xdg-open"]);
  if (!hasScreen || !opener) return;
  const child = spawn(opener, [address], { stdio: "ignore", detached: true });
  child.on("error", () => console.log(`(${opener} could not open a browser; the address above works all the same.)`));
  child.unref();
}
