import { randomBytes } from "node:crypto";
import { lstat, mkdir, readdir, readFile, realpath, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { readTextFile } from "../../../host/node/index.ts";

/** By this file a folder is known as ours: it names every file that we have put there. */
export const markerName = ".pipewright-site.json";
const madeBy = "pipewright pack site";
const markerLimitBytes = 50_000_000;

export type FolderRefusal = "not-a-folder" | "not-empty" | "other-pack" | "not-writable";

export type OpenedFolder =
  | { readonly ok: true; readonly folder: SiteFolder }
  | { readonly ok: false; readonly refusal: FolderRefusal; readonly word: string };

/** Something lies where a file of ours is to be, and we don't write through it or in its place. */
export class NotWritable extends Error {
  readonly path: string;
  readonly reason: string;

  constructor(path: string, reason: string) {
    super(`${path}: ${reason}`);
    this.path = path;
    this.reason = reason;
  }
}

/**
 * Opens the folder of a site: one that is not there yet, an empty one, or one in which we have made the site of the same
 * pack before. Any other is refused unless `isForced`: what lies there is not ours.
 */
export async function openSiteFolder(path: string, pack: string, isForced: boolean): Promise<OpenedFolder> {
  const refused = (refusal: FolderRefusal, word: string): OpenedFolder => ({ ok: false, refusal, word });
  let real: string;
  let entries: readonly string[];
  try {
    await mkdir(path, { recursive: true });
    real = await realpath(path);
    entries = await readdir(real);
  } catch (error) {
    const reason = codeOf(error);
    return reason === "EEXIST" || reason === "ENOTDIR" ? refused("not-a-folder", "") : refused("not-writable", reason);
  }
  const marker = entries.includes(markerName) ? await readMarker(join(real, markerName)) : undefined;
  if (!isForced) {
    if (marker === undefined && entries.length > 0) return refused("not-empty", "");
    if (marker !== undefined && marker.pack !== pack) return refused("other-pack", marker.pack);
  }
  return { ok: true, folder: new SiteFolder(real, pack, marker?.files ?? []) };
}

interface Marker {
  readonly pack: string;
  readonly files: readonly string[];
}

async function readMarker(path: string): Promise<Marker | undefined> {
  const answer = await readTextFile(path, markerLimitBytes);
  if (answer.kind !== "text") return undefined;
  let value: unknown;
  try {
    value = JSON.parse(answer.text);
  } catch {
    return undefined; // somebody else's file of this name
  }
  if (typeof value !== "object" || value === null || !("madeBy" in value) || value.madeBy !== madeBy) return undefined;
  if (!("pack" in value) || typeof value.pack !== "string" || !("files" in value) || !Array.isArray(value.files)) {
    return undefined;
  }
  // It may have been changed: what would lead out of the folder is no file of ours.
  const files = value.files.filter(
    (file): file is string => typeof file === "string" && isInside(file) && isOurs(file),
  );
  return { pack: value.pack, files };
}

/** What a site consists of: a marker that came with somebody's repository can't name other files to be removed. */
function isOurs(file: string): boolean {
  return /^(?:index\.html|sitemap\.xml|assets\/[^/]+\.(?:css|js)|pictures\/.+\.(?:svg|png|jpe?g|gif|webp)|(?:en|zh-cn)\/.+\.html)$/.test(
    file,
  );
}

function isInside(file: string): boolean {
  return file !== "" && !/[\\\0:]/.test(file) && file.split("/").every((step) => !["", ".", ".."].includes(step));
}

export interface FolderCounts {
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
}

/** A folder into which a site is written. Nothing outside of it is touched, also where a link in it leads out. */
export class SiteFolder {
  readonly #path: string;
  readonly #pack: string;
  readonly #earlier: readonly string[];
  readonly #files = new Set<string>();
  readonly #folders = new Set<string>();
  #written = 0;
  #unchanged = 0;
  #removed = 0;

  constructor(path: string, pack: string, earlier: readonly string[]) {
    this.#path = path;
    this.#pack = pack;
    this.#earlier = earlier;
  }

  get counts(): FolderCounts {
    return { written: this.#written, unchanged: this.#unchanged, removed: this.#removed };
  }

  /** Before the first file: a run that is broken off leaves a folder that is known as ours. */
  begin(): Promise<void> {
    return this.#mark(this.#earlier);
  }

  /** Puts a file there, all at once; one that is the same already stays as it is. */
  async write(file: string, content: string | Uint8Array): Promise<void> {
    this.#files.add(file);
    const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
    if (await this.#put(file, bytes)) this.#written++;
    else this.#unchanged++;
  }

  /** Takes away what an earlier run has put there and this one hasn't. */
  async finish(): Promise<void> {
    const namesByFold = new Map([...this.#files].map((file) => [folded(file), file]));
    for (const file of this.#earlier) {
      if (this.#files.has(file) || (await this.#isSame(file, namesByFold.get(folded(file))))) continue;
      if (await this.#remove(file)) this.#removed++;
    }
    await this.#mark([...this.#files]);
  }

  /** After a run that was broken off: what is there from both. */
  stop(): Promise<void> {
    return this.#mark([...new Set([...this.#earlier, ...this.#files])]);
  }

  async #mark(files: readonly string[]): Promise<void> {
    const marker = { madeBy, pack: this.#pack, files: [...files].sort() };
    await this.#put(markerName, Buffer.from(`${JSON.stringify(marker, undefined, 1)}\n`, "utf8"));
  }

  async #put(file: string, bytes: Uint8Array): Promise<boolean> {
    const path = join(this.#path, file);
    await this.#makeFolder(dirname(file));
    try {
      const there = await lstat(path).catch(() => undefined);
      if (there?.isDirectory()) throw new NotWritable(file, "EISDIR");
      if (there?.isFile() && there.size === bytes.length && Buffer.compare(await readFile(path), bytes) === 0)
        return false;
      // A rename takes the place of a link; writing would go through it.
      const draft = join(dirname(path), `.${randomBytes(6).toString("hex")}.tmp`);
      try {
        await writeFile(draft, bytes, { flag: "wx" });
        await rename(draft, path);
      } finally {
        await rm(draft, { force: true });
      }
      return true;
    } catch (error) {
      throw error instanceof NotWritable ? error : new NotWritable(file, codeOf(error));
    }
  }

  /** Each step has to be a real folder: a link would lead out. */
  async #makeFolder(folder: string): Promise<void> {
    if (folder === "." || this.#folders.has(folder)) return;
    await this.#makeFolder(dirname(folder));
    const path = join(this.#path, folder);
    try {
      const there = await lstat(path).catch(() => undefined);
      if (there === undefined) await mkdir(path);
      else if (!there.isDirectory()) throw new NotWritable(folder, there.isSymbolicLink() ? "ELOOP" : "ENOTDIR");
    } catch (error) {
      throw error instanceof NotWritable ? error : new NotWritable(folder, codeOf(error));
    }
    this.#folders.add(folder);
  }

  /** Where capitals and small letters are one, an old name may be a new file's. */
  async #isSame(file: string, other: string | undefined): Promise<boolean> {
    if (other === undefined) return false;
    const [one, two] = await Promise.all(
      [file, other].map((name) => lstat(join(this.#path, name)).catch(() => undefined)),
    );
    return one !== undefined && two !== undefined && one.ino === two.ino && one.dev === two.dev;
  }

  async #remove(file: string): Promise<boolean> {
    const folders: string[] = [];
    for (let folder = dirname(file); folder !== "."; folder = dirname(folder)) folders.push(folder);
    for (const folder of folders) {
      const there = await lstat(join(this.#path, folder)).catch(() => undefined);
      if (!there?.isDirectory()) return false; // gone, or a link that leads elsewhere
    }
    try {
      await rm(join(this.#path, file));
    } catch (error) {
      if (codeOf(error) === "ENOENT") return false;
      throw new NotWritable(file, codeOf(error));
    }
    for (const folder of folders) {
      try {
        await rmdir(join(this.#path, folder));
      } catch {
        break; // not empty: something else lives there
      }
    }
    return true;
  }
}

function folded(file: string): string {
  return file.normalize("NFC").toLowerCase();
}

function codeOf(error: unknown): string {
  if (error instanceof Error && "code" in error) return String(error.code);
  throw error;
}
