import { readdir } from "node:fs/promises";
import { join } from "node:path";

/** The archives of packs that lie beside the program, where an organisation has built them in: `dist/packs/*.zip`. */
export async function ownPacks(): Promise<readonly string[]> {
  const folder = join(__dirname, "packs");
  // Most programs have none, and no such folder.
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => name.endsWith(".zip"))
    .sort()
    .map((name) => join(folder, name));
}
