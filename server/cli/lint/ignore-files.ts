import { dirname, join, relative } from "node:path";
import type { Ignore } from "ignore";
import ignore from "ignore";
import { readTextFile } from "../../host/node/index.ts";
import { gitRootOf, isInside, withSlashes } from "./paths.ts";

/**
 * Which files keep others out of a search, and in which order they are asked: ours first, then `.ignore` (as other
 * search tools read it), then git's. In one folder the first that has an opinion counts; a nearer folder goes first.
 */
const ignoreFileNames = [".pipewrightignore", ".ignore", ".gitignore"] as const;

/** Larger lists are no lists that a person or a tool keeps. */
const limitBytes = 1_000_000;

/** The lists that hold in a folder: the nearest first. */
export interface Ignores {
  readonly lists: readonly IgnoreList[];
}

interface IgnoreList {
  readonly folder: string;
  readonly rules: Ignore;
}

export const noIgnores: Ignores = { lists: [] };

/**
 * The lists of the folders above one where a search starts, up to the git root; without one, up to the folder that the
 * user is in. Where the folder itself is ignored, none: who names it wants to see what is in it.
 */
export async function ignoresAbove(folder: string, userFolder: string): Promise<Ignores> {
  const top = gitRootOf(folder) ?? (isInside(userFolder, folder) ? userFolder : folder);
  if (top === folder) return noIgnores;
  const above = [dirname(folder)];
  while (above[0] !== undefined && above[0] !== top) above.unshift(dirname(above[0]));
  let ignores = noIgnores;
  for (const [index, at] of above.entries()) {
    ignores = await withListsOf(at, ignoreFileNames, ignores);
    if (isIgnored(above[index + 1] ?? folder, true, ignores)) return noIgnores;
  }
  return ignores;
}

/** The lists that hold inside a folder, given those from above it and the names of what is in it. */
export async function withListsOf(folder: string, names: readonly string[], above: Ignores): Promise<Ignores> {
  const own: IgnoreList[] = [];
  for (const name of ignoreFileNames) {
    if (!names.includes(name)) continue;
    const answer = await readTextFile(join(folder, name), limitBytes);
    if (answer.kind === "text") own.push({ folder, rules: ignore().add(answer.text) });
  }
  return own.length === 0 ? above : { lists: [...own, ...above.lists] };
}

/** Whether a file or folder is kept out. A folder that is, is never entered: nothing in it can be taken back in. */
export function isIgnored(path: string, isFolder: boolean, { lists }: Ignores): boolean {
  for (const { folder, rules } of lists) {
    const way = withSlashes(relative(folder, path));
    const { ignored, unignored } = rules.test(isFolder ? `${way}/` : way);
    if (ignored) return true;
    if (unignored) return false;
  }
  return false;
}
