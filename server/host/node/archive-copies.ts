import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { aFlag, aNumber, aText, orNull, recordOf } from "../../../protocol/index.ts";
import type { ArchiveCopies, KeptArchive } from "../../features/index.ts";

/** What stands beside the bytes of a copy. */
const aRecord = recordOf({
  sha256: aText,
  etag: orNull(aText),
  lastModified: orNull(aText),
  isPrivate: aFlag,
  checkedAtMs: aNumber,
});

/** So many archives are kept; those that nobody has asked about for longest go first. */
const mostCopies = 40;

/** Copies in a folder of the user's, which editors and the command line share. */
export function folderCopies(folder: string = cacheFolder(process.env)): ArchiveCopies {
  return {
    async read(key) {
      try {
        const record: unknown = JSON.parse(await readFile(join(folder, `${key}.json`), "utf8"));
        if (!aRecord(record)) return undefined;
        const { etag, lastModified, ...rest } = record;
        const bytes = await readFile(join(folder, `${key}.zip`));
        // What is used stays: the oldest go first.
        const now = new Date();
        await utimes(join(folder, `${key}.json`), now, now).catch(() => undefined);
        return { ...rest, bytes, marks: { etag: etag ?? undefined, lastModified: lastModified ?? undefined } };
      } catch {
        // Not there, or not readable: then there is none.
        return undefined;
      }
    },
    async write(key, { bytes, marks, ...rest }: KeptArchive) {
      const record = { ...rest, etag: marks.etag ?? null, lastModified: marks.lastModified ?? null };
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        // The bytes first: a record of others than lie there is noticed by its sum.
        await replace(join(folder, `${key}.zip`), bytes);
        await replace(join(folder, `${key}.json`), JSON.stringify(record));
        await removeOldest(folder);
      } catch {
        // A full or read-only disk: it is asked for again next time.
      }
    },
  };
}

let count = 0;

/** At once: who reads meanwhile sees the one or the other. */
async function replace(path: string, content: string | Uint8Array): Promise<void> {
  const beside = `${path}.${process.pid}-${count++}.tmp`;
  try {
    await writeFile(beside, content, { mode: 0o600 });
    await rename(beside, path);
  } finally {
    await rm(beside, { force: true });
  }
}

async function removeOldest(folder: string): Promise<void> {
  const records = (await readdir(folder)).filter((name) => name.endsWith(".json"));
  if (records.length <= mostCopies) return;
  const ages = await Promise.all(
    records.map(async (name) => ({ name, atMs: (await stat(join(folder, name))).mtimeMs })),
  );
  for (const { name } of ages.sort((a, b) => a.atMs - b.atMs).slice(0, records.length - mostCopies)) {
    await rm(join(folder, name), { force: true });
    await rm(join(folder, name.replace(/\.json$/, ".zip")), { force: true });
  }
}

/** Where systems want such things: the XDG base directories, `Caches` on a Mac, the local application data on Windows. */
export function cacheFolder(environment: Readonly<Record<string, string | undefined>>): string {
  const { PIPEWRIGHT_CACHE, XDG_CACHE_HOME, LOCALAPPDATA } = environment;
  if (PIPEWRIGHT_CACHE) return join(PIPEWRIGHT_CACHE, "packs");
  if (XDG_CACHE_HOME) return join(XDG_CACHE_HOME, "pipewright", "packs");
  if (process.platform === "win32" && LOCALAPPDATA) return join(LOCALAPPDATA, "pipewright", "packs");
  const below = process.platform === "darwin" ? join("Library", "Caches") : ".cache";
  return join(homedir(), below, "pipewright", "packs");
}
