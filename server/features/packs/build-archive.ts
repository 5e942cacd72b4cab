import type { Text, Words } from "../../../protocol/index.ts";
import { archiveLimits, openArchive, Shelf, writeArchive, writePreparedPages } from "../../knowledge/index.ts";
import { writtenPages } from "../knowledge/knowledge-of.ts";
import { filesToPack, preparedPagesFile } from "./archive-files.ts";
import type { LoadedPack } from "./load-pack.ts";
import { sha256Of } from "./pack-archives.ts";

export type BuiltArchive =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly sha256: string; readonly fileCount: number }
  | { readonly ok: false; readonly text: Text; readonly words: Words };

/** A pack as one file, its pages prepared for search. The same pack gives the same bytes, wherever and whenever it is built. */
export async function buildArchive(loaded: LoadedPack, signal?: AbortSignal): Promise<BuiltArchive> {
  const found = await filesToPack(loaded, archiveLimits.unpacked, signal);
  if (!found.ok) return { ok: false, text: unreadable, words: { path: found.path } };
  const bytes = writeArchive(new Map([...found.files, ...(await preparedPagesOf(loaded, signal))]));
  // What nobody could open shall not be handed out.
  const opened = openArchive(bytes);
  if (!opened.ok) return { ok: false, ...opened.fault };
  return { ok: true, bytes, sha256: await sha256Of(bytes), fileCount: found.files.size };
}

/** What makes the first answer quick: nobody has to read and index all pages for it. */
async function preparedPagesOf(loaded: LoadedPack, signal?: AbortSignal): Promise<readonly [string, Uint8Array][]> {
  const pages = await writtenPages(loaded, signal);
  if (pages.length === 0) return [];
  const text = writePreparedPages({ pages, prepared: new Shelf([{ pages }]).prepare() });
  return [[preparedPagesFile, new TextEncoder().encode(text)]];
}

const unreadable: Text = { en: "`{path}` can't be read.", "zh-cn": "无法读取 `{path}`。" };
