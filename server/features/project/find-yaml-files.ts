import type { Host } from "../host.ts";

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
}

/** Never entered: what is in there is not written by hand. */
const neverEntered = new Set([".git", ".hg", ".svn", "node_modules"]);

/** The YAML files below some folders, those nearest to them first. Links are not followed. */
export async function findYamlFiles(roots: readonly string[], host: Host, signal?: AbortSignal): Promise<FoundFiles> {
  const uris: string[] = [];
  let isIncomplete = false;
  const seen = new Set<string>();
  const pending = roots.map((uri) => ({ uri: uri.replace(/\/+$/, ""), depth: 0 }));
  for (const { uri, depth } of pending) {
    // A folder of the workspace may lie in another one.
    if (seen.has(uri)) continue;
    if (seen.size >= projectLimits.folders || uris.length >= projectLimits.files) return { uris, isIncomplete: true };
    seen.add(uri);
    const listed = await host.list(uri, signal);
    if (listed.kind === "forbidden") isIncomplete = true;
    if (listed.kind !== "entries") continue;
    const entries = [...listed.entries].sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const { name, kind } of entries) {
      const below = `${uri}/${encodeURIComponent(name)}`;
      if (kind === "file" && /\.ya?ml$/i.test(name)) {
        if (uris.length < projectLimits.files) uris.push(below);
        else isIncomplete = true;
      } else if (kind === "folder" && !neverEntered.has(name)) {
        if (depth < projectLimits.depth) pending.push({ uri: below, depth: depth + 1 });
        else isIncomplete = true;
      }
    }
  }
  return { uris, isIncomplete };
}
