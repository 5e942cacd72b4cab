import { type Connection, DidChangeWatchedFilesNotification, type Disposable } from "vscode-languageserver";
import { nameOf } from "./addresses.ts";
import { inBackground, type Log } from "./log.ts";
import type { Workspace } from "./workspace.ts";

/** Watches the packs that lie outside of the workspace's folders, each as long as it is in use. The others are watched anyway. */
export function watchPacks(connection: Connection, workspace: Workspace, log: Log): void {
  const watched = new Map<string, Promise<Disposable>>();
  workspace.packs.onInUse((inUse) => {
    const folders = new Set([...inUse].filter((folder) => workspace.configs.rootOf(folder) === undefined));
    for (const [folder, watching] of watched) {
      if (folders.has(folder)) continue;
      watched.delete(folder);
      const ended = watching.then((watch) => watch.dispose());
      inBackground(log, "ending the watch of a pack", ended);
    }
    for (const folder of folders) {
      if (watched.has(folder)) continue;
      const watchers = [{ globPattern: patternOf(folder) }];
      const watching = connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
      watched.set(folder, watching);
      inBackground(log, "watching a pack", watching);
    }
  });
}

/** An archive is watched as a whole. */
function patternOf(place: string): { readonly baseUri: string; readonly pattern: string } {
  const end = place.lastIndexOf("/");
  return /\.zip$/i.test(place)
    ? { baseUri: place.slice(0, end), pattern: literally(nameOf(place)) }
    : { baseUri: place, pattern: "**/*" };
}

/** A glob that means one name: what is a sign of globs in it stands in brackets, since a backslash is a slash in Windows. */
export function literally(name: string): string {
  return name.replace(/[*?[\]{}]/g, "[$&]");
}
