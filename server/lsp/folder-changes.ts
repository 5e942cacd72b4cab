import { FileChangeType, type FileEvent } from "vscode-languageserver";
import type { Host } from "../features/index.ts";
import { folderOf } from "./addresses.ts";

/** Folders that have come or changed, and such as have gone, or files that have: once they are gone, nobody can tell. */
export type FoldersChanged = (come: readonly string[], gone: readonly string[]) => Promise<void>;

/**
 * Finds the folders among what has changed on the disk. Editors tell of a folder that comes, goes or takes another name,
 * and often of nothing that is in it. VS Code, for one, looks into a new folder only once it has seen it; what was put in
 * there before, it never tells.
 */
export class FolderChanges {
  readonly #host: Host;
  readonly #onFolders: FoldersChanged;
  /** Address → whether it has gone. What comes and goes faster than we look is looked at once. */
  readonly #waiting = new Map<string, boolean>();
  #working: Promise<void> | undefined;

  constructor(host: Host, onFolders: FoldersChanged) {
    this.#host = host;
    this.#onFolders = onFolders;
  }

  /** Of what is no file by its name. Ends when all is done that has come so far. */
  changed(events: readonly FileEvent[]): Promise<void> {
    for (const { uri, type } of events) this.#waiting.set(uri.replace(/\/+$/, ""), type === FileChangeType.Deleted);
    this.#working ??= this.#work().finally(() => {
      this.#working = undefined;
    });
    return this.#working;
  }

  async #work(): Promise<void> {
    while (this.#waiting.size > 0) {
      const events = outermost(this.#waiting);
      this.#waiting.clear();
      const come: string[] = [];
      const gone: string[] = [];
      for (const [uri, isGone] of events) {
        if (isGone) gone.push(uri);
        else if ((await this.#host.list(uri)).kind === "entries") come.push(uri);
      }
      if (come.length + gone.length > 0) await this.#onFolders(come, gone);
    }
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
