import * as vscode from "vscode";
import { foldersAbove, namesFiles, nearestFolder } from "./belongs.ts";

const names = [".pipewright.yml", ".pipewright.yaml"];
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
  readonly #log: vscode.LogOutputChannel;
  /** Fires when more files may be ours than before. */
  readonly onDidFind = this.#found.event;

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
    const look = (uris: readonly vscode.Uri[]) => this.#inBackground(this.#look(uris));
    this.#watcher = vscode.workspace.createFileSystemWatcher(pattern);
    this.#watcher.onDidCreate((uri) => look([uri]));
    this.#watcher.onDidChange((uri) => look([uri]));
    this.#watcher.onDidDelete((uri) => this.#folders.delete(folderOf(uri)));
    this.#inBackground(
      vscode.workspace.findFiles(pattern, "**/node_modules/**", fileLimit).then((uris) => this.#look(uris)),
    );
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

  /**
   * Looks for the file that counts for a document: VS Code doesn't tell of one that has come or gone with its whole
   * folder. Costs some looks for files that are not there, so it is for a file that opens, not for a key.
   */
  lookAbove(document: vscode.Uri): void {
    const root = vscode.workspace.getWorkspaceFolder(document)?.uri;
    if (root) this.#inBackground(this.#lookAbove(document, root));
  }

  async #lookAbove(document: vscode.Uri, root: vscode.Uri): Promise<void> {
    for (const path of foldersAbove(document.path, root.path)) {
      const folder = document.with({ path });
      for (const name of names) {
        const uri = vscode.Uri.joinPath(folder, name);
        if (await isThere(uri)) return this.#look([uri]);
      }
      this.#folders.delete(folder.toString());
    }
  }

  #inBackground(work: Thenable<void>): void {
    work.then(undefined, (error) => this.#log.error("Looking for .pipewright.yml failed.", error));
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

async function isThere(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) === 0;
  } catch (error) {
    // VS Code has no other way to say that there is no such file.
    if (error instanceof vscode.FileSystemError && error.code === "FileNotFound") return false;
    throw error;
  }
}
