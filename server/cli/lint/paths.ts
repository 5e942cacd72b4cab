import { existsSync } from "node:fs";
import { dirname, isAbsolute, join, parse, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";

/** With slashes on every system: how paths look on the screen, in reports and to globs. */
export function withSlashes(path: string): string {
  return sep === "/" ? path : path.replaceAll(sep, "/");
}

/** A path as people see it: from the folder they are in. */
export function shownPath(folder: string, path: string): string {
  return withSlashes(relative(folder, path)) || ".";
}

/** The folder at or above that is a git work tree's root (a folder or, in a linked tree, a file `.git` is there). */
export function gitRootOf(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, ".git"))) return at;
    if (at === parse(at).root) return undefined;
  }
}

export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** The path from the root with slashes; of a file outside of it, its whole path. */
export function pathFromRoot(root: string, path: string): string {
  return withSlashes(isInside(root, path) ? relative(root, path) : path);
}

/** The path from the root as a relative URI; of a file outside of it, its `file:` address. */
export function uriFromRoot(root: string, path: string): string {
  if (!isInside(root, path)) return pathToFileURL(path).href;
  return withSlashes(relative(root, path)).split("/").map(encodeURIComponent).join("/");
}
