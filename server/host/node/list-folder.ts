import { opendir } from "node:fs/promises";
import type { FolderEntry, ListAnswer } from "../../features/index.ts";

/** What lies in a folder; links are not followed. */
export async function listFolder(path: string, mostEntries: number, signal?: AbortSignal): Promise<ListAnswer> {
  signal?.throwIfAborted();
  const entries: FolderEntry[] = [];
  try {
    for await (const entry of await opendir(path)) {
      signal?.throwIfAborted();
      if (entries.length >= mostEntries) break;
      entries.push({ name: entry.name, kind: entry.isFile() ? "file" : entry.isDirectory() ? "folder" : "other" });
    }
    return { kind: "entries", entries };
  } catch (error) {
    signal?.throwIfAborted();
    if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") throw error;
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return { kind: "missing" };
    return { kind: "forbidden", reason: error.code };
  }
}
