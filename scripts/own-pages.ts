/** The pages that we ship: of the built-in pack, and those that are made of our languages and rules. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { loadPack, loadPages, ownMadePages } from "../server/features/index.ts";
import { nodeHost } from "../server/host/node/index.ts";
import { type PreparedPages, Shelf } from "../server/knowledge/index.ts";

const folder = pathToFileURL(join(__dirname, "../packs/pipeline")).href;

async function ownShelf(): Promise<Shelf> {
  const answer = await loadPack(folder, nodeHost);
  if (answer.kind !== "loaded") throw new Error("The built-in pack can't be read.");
  const { files } = await loadPages(answer.pack, nodeHost);
  return new Shelf(undefined, [...files.map(({ page }) => page), ...ownMadePages()]);
}

/** What stands in `dist/pages.json`: the pages, and their words prepared for search. */
export async function ownPages(): Promise<PreparedPages> {
  const shelf = await ownShelf();
  return { pages: shelf.pages, prepared: shelf.prepare() };
}
