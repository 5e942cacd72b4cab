import type { Host } from "../host.ts";
import { addressKey } from "../related/resolve-path.ts";
import { type IgnoreLists, isIgnored, listsIn } from "./ignore-lists.ts";

/** What is stated of the files of a project that nobody has opened. Beyond, they are left alone. */
export const projectLimits = {
  files: 2_000,
  folders: 5_000,
  depth: 20,
  /** Of one file. */
  bytes: 1_000_000,
} as const;

export interface FoundFiles {
  readonly uris: readonly string[];
  /** A limit was passed, or a folder could not be looked into. */
  readonly isIncomplete: boolean;
  /** Whether a file that comes later is one of those that are left out. */
  isLeftOut(uri: string): boolean;
}

/** Never entered: what is in there is not written by hand. */
const neverEntered = new Set([".git", ".hg", ".svn", "node_modules"]);

interface Folder {
  readonly uri: string;
  readonly depth: number;
  readonly above: IgnoreLists;
}

/** The YAML files below some folders, those nearest to them first, but for what ignore files keep out. Links are not followed. */
export async function findYamlFiles(roots: readonly string[], host: Host, signal?: AbortSignal): Promise<FoundFiles> {
  const uris: string[] = [];
  const listsByFolder = new Map<string, IgnoreLists>();
  let isIncomplete = false;
  const pending: Folder[] = roots.map((uri) => ({ uri: uri.replace(/\/+$/, ""), depth: 0, above: [] }));
  for (const { uri, depth, above } of pending) {
    // A folder of the workspace may lie in another one.
    const key = addressKey(uri);
    if (listsByFolder.has(key)) continue;
    isIncomplete ||= listsByFolder.size >= projectLimits.folders || uris.length >= projectLimits.files;
    if (listsByFolder.size >= projectLimits.folders || uris.length >= projectLimits.files) break;
    const listed = await host.list(uri, signal);
    isIncomplete ||= listed.kind === "forbidden";
    const entries = listed.kind === "entries" ? listed.entries : [];
    const lists = await listsIn(uri, new Set(entries.map(({ name }) => name)), above, host, signal);
    listsByFolder.set(key, lists);
    for (const { name, kind } of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const below = `${uri}/${encodeURIComponent(name)}`;
      const isWanted = kind === "file" ? /\.ya?ml$/i.test(name) : kind === "folder" && !neverEntered.has(name);
      if (!isWanted || isIgnored(addressKey(below), kind === "folder", lists)) continue;
      if (kind === "file" && uris.length < projectLimits.files) uris.push(below);
      else if (kind === "folder" && depth < projectLimits.depth)
        pending.push({ uri: below, depth: depth + 1, above: lists });
      else isIncomplete = true;
    }
  }
  return { uris, isIncomplete, isLeftOut: (uri) => isLeftOut(addressKey(uri), listsByFolder) };
}

/** By the lists of the nearest folder that was looked into. */
function isLeftOut(key: string, listsByFolder: ReadonlyMap<string, IgnoreLists>): boolean {
  for (let end = key.lastIndexOf("/"); end > 0; end = key.lastIndexOf("/", end - 1)) {
    const lists = listsByFolder.get(key.slice(0, end));
    if (!lists) continue;
    // Each folder on the way that was not looked into, and the file.
    for (let last = end, next = key.indexOf("/", end + 1); next > 0; next = key.indexOf("/", next + 1)) {
      if (neverEntered.has(key.slice(last + 1, next)) || isIgnored(key.slice(0, next), true, lists)) return true;
      last = next;
    }
    return isIgnored(key, false, lists);
  }
  return true;
}
