import type { Ignore } from "ignore";
import ignore from "ignore";
import type { Host } from "../host.ts";
import { addressKey } from "../related/resolve-path.ts";

/**
 * Which files keep others out, and in which order they are asked: ours first, then `.ignore`, then git's. In one folder
 * the first that has an opinion counts; a nearer folder goes first. The same as the command line heeds.
 */
const listNames = [".pipewrightignore", ".ignore", ".gitignore"] as const;

/** Larger lists are no lists that a person or a tool keeps. */
const limitBytes = 1_000_000;

interface IgnoreList {
  /** The `addressKey` of its folder. */
  readonly folder: string;
  readonly rules: Ignore;
}

/** The lists that hold in a folder: the nearest first. */
export type IgnoreLists = readonly IgnoreList[];

/** The lists that hold inside a folder, given those from above it and the names of what is in it. */
export async function listsIn(
  folder: string,
  names: ReadonlySet<string>,
  above: IgnoreLists,
  host: Host,
  signal?: AbortSignal,
): Promise<IgnoreLists> {
  const own: IgnoreList[] = [];
  for (const name of listNames) {
    if (!names.has(name)) continue;
    const answer = await host.readInside(folder, `${folder}/${name}`, limitBytes, signal);
    if (answer.kind === "text") own.push({ folder: addressKey(folder), rules: ignore().add(answer.text) });
  }
  return own.length === 0 ? above : [...own, ...above];
}

/** Whether a file or folder is kept out, by its `addressKey`. A folder that is, is never entered: nothing in it can be taken back in. */
export function isIgnored(key: string, isFolder: boolean, lists: IgnoreLists): boolean {
  for (const { folder, rules } of lists) {
    const way = key.slice(folder.length + 1);
    if (!ignore.isPathValid(way)) continue;
    const { ignored, unignored } = rules.test(isFolder ? `${way}/` : way);
    if (ignored) return true;
    if (unignored) return false;
  }
  return false;
}
