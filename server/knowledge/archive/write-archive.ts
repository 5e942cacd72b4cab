import { type Zippable, zipSync } from "fflate";

/** The first day that a zip archive can name: what is built twice is the same twice. */
const noDay = "1980-01-01T00:00:00";

/** The bytes of an archive: the same files give the same bytes, in whatever order they come. */
export function writeArchive(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  // Without a prototype: `__proto__` is a name like any other.
  const sorted: Zippable = Object.create(null);
  for (const path of [...files.keys()].sort()) {
    const bytes = files.get(path);
    if (bytes) sorted[path] = bytes;
  }
  // A day of the place where it is built, since the format knows no time zones.
  return zipSync(sorted, { level: 9, mtime: new Date(noDay), os: 0 });
}
