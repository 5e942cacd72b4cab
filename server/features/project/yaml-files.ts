import type { Host } from "../host.ts";
import { addressKey, isIn } from "../related/resolve-path.ts";
import { type IgnoreLists, isIgnored, listsIn } from "./ignore-lists.ts";

/** What is stated of the files of a project that nobody has opened. Beyond, they are left alone. */
export const projectLimits = {
  files: 2_000,
  folders: 5_000,
  depth: 20,
  /** Of one file. */
  bytes: 1_000_000,
} as const;

/** Never entered: what is in there is not written by hand. */
const neverEntered = new Set([".git", ".hg", ".svn", "node_modules"]);

interface Folder {
  readonly uri: string;
  readonly depth: number;
  readonly above: IgnoreLists;
}

/** A folder that was looked into. */
interface LookedInto {
  readonly uri: string;
  readonly depth: number;
  readonly lists: IgnoreLists;
}

interface Above extends LookedInto {
  readonly key: string;
}

/** The YAML files below some folders, but for what ignore files keep out. Links are not followed. */
export class YamlFiles {
  readonly #host: Host;
  /** By `addressKey`. */
  readonly #folders = new Map<string, LookedInto>();
  #isIncomplete = false;

  constructor(host: Host) {
    this.#host = host;
  }

  /** A limit was passed, or a folder could not be looked into. */
  get isIncomplete(): boolean {
    return this.#isIncomplete;
  }

  /** Those below the folders of a project, the nearest to them first. */
  findIn(roots: readonly string[], signal?: AbortSignal): Promise<readonly string[]> {
    return this.#find(
      roots.map((uri) => ({ uri: uri.replace(/\/+$/, ""), depth: 0, above: [] })),
      signal,
    );
  }

  /**
   * Those below a folder that has come or changed since; none where it is left out, or no folder. One above it that nobody
   * has looked into yet is looked into as well.
   */
  async findInNew(folder: string, signal?: AbortSignal): Promise<readonly string[]> {
    const key = addressKey(folder);
    const above = this.#nearest(key);
    if (!above || this.#leavesOut(key, above, true)) return [];
    const [name = ""] = key.slice(above.key.length + 1).split("/");
    // A link to a folder is none, which the folder that it lies in tells.
    const beside = await this.#host.list(above.uri, signal);
    if (beside.kind !== "entries" || !beside.entries.some((one) => one.kind === "folder" && one.name === name))
      return [];
    const uri = `${above.uri}/${encodeURIComponent(name)}`;
    this.forget(new Set([addressKey(uri)]));
    return this.#find([{ uri, depth: above.depth + 1, above: above.lists }], signal);
  }

  /** Folders, by `addressKey`, and all below them may be gone. */
  forget(folders: ReadonlySet<string>): void {
    for (const key of this.#folders.keys()) if (isIn(folders, key)) this.#folders.delete(key);
  }

  /** Whether a file or folder that comes later is one of those that are left out. */
  isLeftOut(uri: string, kind: "file" | "folder"): boolean {
    const key = addressKey(uri);
    const above = this.#nearest(key);
    return above === undefined || this.#leavesOut(key, above, kind === "folder");
  }

  async #find(pending: Folder[], signal: AbortSignal | undefined): Promise<readonly string[]> {
    const uris: string[] = [];
    for (const { uri, depth, above } of pending) {
      // A folder of the workspace may lie in another one.
      const key = addressKey(uri);
      if (this.#folders.has(key)) continue;
      if (this.#folders.size >= projectLimits.folders || uris.length >= projectLimits.files) {
        this.#isIncomplete = true;
        break;
      }
      const listed = await this.#host.list(uri, signal);
      if (listed.kind === "missing") continue;
      this.#isIncomplete ||= listed.kind === "forbidden";
      const entries = listed.kind === "entries" ? listed.entries : [];
      const lists = await listsIn(uri, new Set(entries.map(({ name }) => name)), above, this.#host, signal);
      this.#folders.set(key, { uri, depth, lists });
      for (const { name, kind } of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
        const below = `${uri}/${encodeURIComponent(name)}`;
        const isWanted = kind === "file" ? /\.ya?ml$/i.test(name) : kind === "folder" && !neverEntered.has(name);
        if (!isWanted || isIgnored(addressKey(below), kind === "folder", lists)) continue;
        if (kind === "file" && uris.length < projectLimits.files) uris.push(below);
        else if (kind === "folder" && depth < projectLimits.depth)
          pending.push({ uri: below, depth: depth + 1, above: lists });
        else this.#isIncomplete = true;
      }
    }
    return uris;
  }

  /** The nearest folder that something lies in and that was looked into. */
  #nearest(key: string): Above | undefined {
    for (let end = key.lastIndexOf("/"); end > 0; end = key.lastIndexOf("/", end - 1)) {
      const folder = key.slice(0, end);
      const known = this.#folders.get(folder);
      if (known) return { ...known, key: folder };
    }
    return undefined;
  }

  /** By the lists of the nearest folder: each folder on the way that was not looked into, and the last of the way. */
  #leavesOut(key: string, above: Above, isFolder: boolean): boolean {
    let last = above.key.length;
    for (let next = key.indexOf("/", last + 1); next > 0; next = key.indexOf("/", next + 1)) {
      if (neverEntered.has(key.slice(last + 1, next)) || isIgnored(key.slice(0, next), true, above.lists)) return true;
      last = next;
    }
    return (isFolder && neverEntered.has(key.slice(last + 1))) || isIgnored(key, isFolder, above.lists);
  }
}
