import type { Dirent } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { isAbsolute, join, relative, resolve } from "node:path";
import picomatch from "picomatch";
import { texts } from "../texts.ts";
import type { Ignores } from "./ignore-files.ts";
import { ignoresAbove, isIgnored, withListsOf } from "./ignore-files.ts";
import { shownPath, withSlashes } from "./paths.ts";
import type { Trouble } from "./report.ts";

/** A file to look at. */
export interface FoundFile {
  /** Absolute, as the user would name it. */
  readonly path: string;
  /** With links followed: what tells two names of one file apart from two files, and where fixes are written. */
  readonly realPath: string;
  /** Named by the user, not met in a search: he is told when it is skipped. */
  readonly isExplicit: boolean;
}

export interface FoundFiles {
  readonly files: readonly FoundFile[];
  readonly troubles: readonly Trouble[];
}

/** Whether a file whose name isn't that of a YAML file may be ours all the same. */
export type IsCandidate = (path: string) => Promise<boolean>;

interface Search {
  readonly isCandidate: IsCandidate;
  readonly signal: AbortSignal;
  readonly found: string[];
  readonly troubles: Trouble[];
  readonly folder: string;
}

/** Never entered, whatever the ignore files say. */
const neverEntered = new Set([".git", "node_modules"]);

/**
 * The files that paths and globs mean, each file once, in the order of the arguments and, in a folder, of the names.
 * A path that is there is meant as it is, even with a `*` in it, and wins over ignore files; folders are searched for
 * YAML files and what `isCandidate` takes; a glob picks from what such a search finds. Links to folders are not
 * followed in a search, as git doesn't: so there are no circles. Links to files are.
 */
export async function findFiles(
  folder: string,
  args: readonly string[],
  isCandidate: IsCandidate,
  signal: AbortSignal,
): Promise<FoundFiles> {
  const search: Search = { isCandidate, signal, found: [], troubles: [], folder };
  const byRealPath = new Map<string, FoundFile>();
  const add = async (path: string, isExplicit: boolean): Promise<void> => {
    const realPath = await realpath(path).catch(() => path); // A broken link: reading it will say so.
    const earlier = byRealPath.get(realPath);
    // Of several names of one file its real one is shown, wherever it comes.
    if (earlier === undefined || (earlier.path !== realPath && path === realPath)) {
      byRealPath.set(realPath, { path, realPath, isExplicit: isExplicit || (earlier?.isExplicit ?? false) });
    } else if (isExplicit && !earlier.isExplicit) byRealPath.set(realPath, { ...earlier, isExplicit });
  };
  for (const argument of args) {
    const path = resolve(folder, argument);
    // An empty argument is a shell variable that nobody set, not this folder.
    const kind = argument === "" ? "missing" : await kindOf(path);
    if (kind === "file") await add(path, true);
    else {
      search.found.length = 0;
      if (kind === "folder") await searchFolder(path, await ignoresAbove(path, folder), search);
      else await searchGlob(argument, search);
      for (const found of search.found) await add(found, false);
    }
  }
  return { files: [...byRealPath.values()], troubles: search.troubles };
}

async function kindOf(path: string): Promise<"file" | "folder" | "missing"> {
  try {
    return (await stat(path)).isDirectory() ? "folder" : "file";
  } catch (error) {
    // Something is there that we may not look at: as a file, reading it says why.
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    return code === "ENOENT" || code === "ENOTDIR" || code === "ENAMETOOLONG" ? "missing" : "file";
  }
}

async function searchFolder(folder: string, above: Ignores, search: Search, accepts?: Glob): Promise<void> {
  search.signal.throwIfAborted();
  const entries = await entriesOf(folder, search);
  const ignores = await withListsOf(
    folder,
    entries.map(({ name }) => name),
    above,
  );
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (neverEntered.has(entry.name) || isIgnored(path, true, ignores)) continue;
      await searchFolder(path, ignores, search, accepts);
    } else if ((entry.isFile() || (await isLinkToFile(entry, path))) && !isIgnored(path, false, ignores)) {
      if (accepts !== undefined && !accepts(path)) continue;
      if (/\.ya?ml$/i.test(entry.name) || (await search.isCandidate(path))) search.found.push(path);
    }
  }
}

async function isLinkToFile(entry: Dirent, path: string): Promise<boolean> {
  return entry.isSymbolicLink() && (await kindOf(path)) === "file";
}

async function entriesOf(folder: string, search: Search): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    const name = shownPath(search.folder, folder);
    const isForbidden = error.code === "EACCES" || error.code === "EPERM";
    const text = isForbidden ? texts.noPermission : texts.unreadable;
    search.troubles.push({ name, path: folder, text, words: { path: name, reason: String(error.code) } });
    return [];
  }
}

type Glob = (path: string) => boolean;

/** What is no path that exists is a glob, if it has the signs of one; else it is a path that is missing. */
async function searchGlob(argument: string, search: Search): Promise<void> {
  // On Windows a backslash separates folders; a glob's own backslash can't be told from it there.
  const pattern = withSlashes(argument).replace(/^(?:\.\/)+/, "");
  const { base, isGlob } = picomatch.scan(pattern);
  const start = resolve(search.folder, base);
  if (isGlob && (await kindOf(start)) === "folder") {
    const matches = picomatch(pattern, { dot: true });
    const accepts = (path: string): boolean =>
      matches(isAbsolute(pattern) ? withSlashes(path) : withSlashes(relative(search.folder, path)));
    await searchFolder(start, await ignoresAbove(start, search.folder), search, accepts);
  }
  if (search.found.length > 0) return;
  const text = isGlob ? texts.noMatch : texts.noSuchPath;
  search.troubles.push({ name: argument, path: undefined, text, words: { path: argument } });
}
