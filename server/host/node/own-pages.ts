import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The pages that are shipped beside the program: `dist/pages.json`. */
export function readOwnPages(): Promise<string> {
  return readFile(join(__dirname, "pages.json"), "utf8");
}
