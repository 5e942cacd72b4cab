// Tells a file that can be run and imported which of the two is happening. (Node 24 has `import.meta.main`; this room
// is installed by Node 20 as well.)

import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** @param {string} moduleUrl the asking file's `import.meta.url` */
export function isMain(moduleUrl) {
  const started = process.argv[1];
  return started !== undefined && realpathSync(started) === fileURLToPath(moduleUrl);
}
