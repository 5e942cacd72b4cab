/** The pages that we ship: of the built-in pack, and those that are made of our languages and rules. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "yaml";
import type { Locale } from "../protocol/index.ts";
import { loadPack, loadPages, ownMadePages } from "../server/features/index.ts";
import { nodeHost } from "../server/host/node/index.ts";
import { type Page, type PreparedPages, Shelf } from "../server/knowledge/index.ts";

const folder = join(__dirname, "../packs/pipeline");

/** What stands in `dist/pages.json`: the pages, and their words prepared for search. */
export async function ownPages(): Promise<PreparedPages> {
  const answer = await loadPack(pathToFileURL(folder).href, nodeHost);
  if (answer.kind !== "loaded") throw new Error("The built-in pack can't be read.");
  const { files } = await loadPages(answer.pack);
  const pages = [...languagesTogether(files.map(({ page }) => page)), ...withAsks(ownMadePages())];
  return { pages, prepared: new Shelf([{ pages }]).prepare() };
}

/** A page beside its translation, with which it shares its samples: so the file packs into fewer bytes. */
function languagesTogether(pages: readonly Page[]): readonly Page[] {
  const byId = new Map<string, Page[]>();
  for (const page of pages) byId.set(page.id, [...(byId.get(page.id) ?? []), page]);
  return [...byId.values()].flat();
}

/** Pages that are made have no file in which somebody could say how people ask for them: that stands in `asks.yaml`. */
function withAsks(pages: readonly Page[]): readonly Page[] {
  const asks = parse(readFileSync(join(folder, "asks.yaml"), "utf8")) as Readonly<
    Record<string, Readonly<Partial<Record<Locale, readonly string[]>>>>
  >;
  const ids = new Set(pages.map(({ id }) => id));
  const lost = Object.keys(asks).filter((id) => !ids.has(id));
  if (lost.length > 0) throw new Error(`asks.yaml speaks of pages that there aren't: ${lost.join(", ")}.`);
  return pages.map((page) => ({ ...page, asks: asks[page.id]?.[page.lang] ?? [] }));
}
