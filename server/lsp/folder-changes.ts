import { FileChangeType, type FileEvent } from "vscode-languageserver";
import type { Host } from "../features/index.ts";
import { folderOf, nameOf } from "./addresses.ts";
import type { Log } from "./log.ts";

/** Folders that have come or changed, and such as have gone, or files that have: once they are gone, nobody can tell. */
export type FoldersChanged = (come: readonly string[], gone: readonly string[]) => Promise<void>;

export interface FolderChangesParts {
  readonly host: Host;
  readonly log: Log;
  /** What comes there is of no interest, whatever it is. */
  readonly isPassedOver: (uri: string) => boolean;
  readonly onFolders: FoldersChanged;
}

/** A list of a folder ends here, so that a name may be missing in it: see `Host`. */
const mostListed = 10_000;

/**
 * Finds the folders among what has changed on the disk. Editors tell of a folder that comes, goes or takes another name,
 * and often of nothing that is in it. VS Code, for one, looks into a new folder only once it has seen it; what was put in
 * there before, it never tells.
 */
export class FolderChanges {
  readonly #parts: FolderChangesParts;
  /** Address → whether it has gone. What comes and goes faster than we look is looked at once. */
  readonly #waiting = new Map<string, boolean>();
  #working: Promise<void> | undefined;

  constructor(parts: FolderChangesParts) {
    this.#parts = parts;
  }

  /** Ends when all is done that has come so far. */
  changed(events: readonly FileEvent[]): Promise<void> {
    for (const { uri, type } of events) {
      const isGone = type === FileChangeType.Deleted;
      if (isGone || !this.#parts.isPassedOver(uri)) this.#waiting.set(uri.replace(/\/+$/, ""), isGone);
    }
    this.#working ??= this.#work().finally(() => {
      this.#working = undefined;
    });
    return this.#working;
  }

  async #work(): Promise<void> {
    while (this.#waiting.size > 0) {
      const events = outermost(this.#waiting);
      this.#waiting.clear();
      try {
        const gone = events.flatMap(([uri, isGone]) => (isGone ? [uri] : []));
        const come = await this.#foldersAmong(events.flatMap(([uri, isGone]) => (isGone ? [] : [uri])));
        if (come.length + gone.length > 0) await this.#parts.onFolders(come, gone);
      } catch (error) {
        // What has come meanwhile is still to be looked at.
        this.#parts.log.failure("looking into folders", error);
      }
    }
  }

  /** Of many in one folder, its own list tells which are folders: a build writes files by the thousand. */
  async #foldersAmong(uris: readonly string[]): Promise<readonly string[]> {
    const byParent = new Map<string, string[]>();
    for (const uri of uris) {
      const beside = byParent.get(folderOf(uri));
      if (beside) beside.push(uri);
      else byParent.set(folderOf(uri), [uri]);
    }
    const folders: string[] = [];
    for (const [parent, beside] of byParent) {
      const kinds = beside.length > 1 ? await this.#kindsIn(parent) : undefined;
      for (const uri of beside) {
        const kind = kinds ? (kinds.get(nameOf(uri)) ?? (kinds.size < mostListed ? "file" : "other")) : "other";
        if (kind === "folder" || (kind === "other" && (await this.#isFolder(uri)))) folders.push(uri);
      }
    }
    return folders;
  }

  async #kindsIn(folder: string): Promise<ReadonlyMap<string, "file" | "folder" | "other"> | undefined> {
    const listed = await this.#parts.host.list(folder);
    if (listed.kind === "missing") return new Map();
    return listed.kind === "entries" ? new Map(listed.entries.map(({ name, kind }) => [name, kind])) : undefined;
  }

  async #isFolder(uri: string): Promise<boolean> {
    return (await this.#parts.host.list(uri)).kind === "entries";
  }
}

/** Without what lies below another one of the same kind: that is looked through as a whole. */
function outermost(events: ReadonlyMap<string, boolean>): readonly (readonly [uri: string, isGone: boolean])[] {
  return [...events].filter(([uri, isGone]) => {
    for (let above = folderOf(uri); above !== ""; above = folderOf(above)) {
      if (events.get(above) === isGone) return false;
    }
    return true;
  });
}
