import * as vscode from "vscode";
import { namesFiles, nearestFolder } from "./belongs.ts";

const pattern = "**/.pipewright.{yml,yaml}";
/** A workspace with more of them than this is none that we know; the rest count once they are changed. */
const fileLimit = 1_000;

/**
 * The folders with a `.pipewright.yml`, and whether it has `files:` or `packs:`. Those may make any YAML file below a
 * pipeline, which only the server can tell, since it has a parser: so all YAML files there are shown to it.
 */
export class ConfigFolders implements vscode.Disposable {
  /** Folder → its file has `files:` or `packs:`. */
  readonly #folders = new Map<string, boolean>();
  readonly #found = new vscode.EventEmitter<void>();
  readonly #watcher: vscode.FileSystemWatcher;
  /** Fires when more files may be ours than before. */
  readonly onDidFind = this.#found.event;

  constructor(log: vscode.LogOutputChannel) {
    const failed = (error: unknown) => log.error("Looking for .pipewright.yml failed.", error);
    const look = (uris: readonly vscode.Uri[]) => void this.#look(uris).catch(failed);
    this.#watcher = vscode.workspace.createFileSystemWatcher(pattern);
    this.#watcher.onDidCreate((uri) => look([uri]));
    this.#watcher.onDidChange((uri) => look([uri]));
    this.#watcher.onDidDelete((uri) => this.#folders.delete(folderOf(uri)));
    vscode.workspace.findFiles(pattern, "**/node_modules/**", fileLimit).then(look, failed);
  }

  /** Tells the server when a configuration changes, so that it reads it anew. */
  get watcher(): vscode.FileSystemWatcher {
    return this.#watcher;
  }

  /** Whether the `.pipewright.yml` that counts for a file, the nearest one upward, has `files:` or `packs:`. */
  covers(uri: vscode.Uri): boolean {
    const nearest = nearestFolder(uri.toString(), this.#folders.keys());
    return nearest !== undefined && this.#folders.get(nearest) === true;
  }

  /** All are read before any counts: else a file would for a moment be under the outer of two that are found at once. */
  async #look(uris: readonly vscode.Uri[]): Promise<void> {
    const found = await Promise.all(
      uris.map(async (uri) => {
        const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
        return { folder: folderOf(uri), covers: namesFiles(text) };
      }),
    );
    const isNews = found.some(({ folder, covers }) => covers && this.#folders.get(folder) !== true);
    for (const { folder, covers } of found) this.#folders.set(folder, covers);
    if (isNews) this.#found.fire();
  }

  dispose(): void {
    this.#watcher.dispose();
    this.#found.dispose();
  }
}

const folderOf = (uri: vscode.Uri) => vscode.Uri.joinPath(uri, "..").toString();
