import type { Host, ProjectConfig } from "../features/index.ts";
import { folderOf, isWithin, pathOf } from "./addresses.ts";
import type { Core } from "./core.ts";

/** The `.pipewright.yml` that counts for each folder with an open document: read once, until something says it changed. */
export class ProjectConfigs {
  readonly #host: Host;
  readonly #configs = new Map<string, Promise<ProjectConfig>>();
  #roots: readonly string[];

  constructor(host: Host, roots: readonly string[]) {
    this.#host = host;
    this.#roots = roots;
  }

  get roots(): readonly string[] {
    return this.#roots;
  }

  /** The workspace folder that a document belongs to: the innermost one, if there are several. */
  rootOf(uri: string): string | undefined {
    return this.#roots.filter((root) => isWithin(root, uri)).sort((a, b) => b.length - a.length)[0];
  }

  /** The path of a document, from its workspace folder where it lies in one; undefined for one without a name. */
  pathInFolder(uri: string): string | undefined {
    const root = this.rootOf(uri);
    const path = pathOf(uri);
    const folder = root === undefined ? undefined : pathOf(root)?.replace(/\/+$/, "");
    return folder === undefined ? path : path?.slice(folder.length + 1);
  }

  of(uri: string, core: Core): Promise<ProjectConfig> {
    const folder = folderOf(uri);
    const known = this.#configs.get(folder);
    if (known !== undefined) return known;
    const read = core.features.projectConfigFor(uri, this.rootOf(uri) ?? folder, this.#host);
    this.#configs.set(folder, read);
    return read;
  }

  changeRoots(added: readonly string[], removed: readonly string[]): void {
    this.#roots = [...this.#roots.filter((root) => !removed.includes(root)), ...added];
    this.#configs.clear();
  }

  /** Folders, by `addressKey`, have come, gone or changed, and with them what counts in them and below. */
  forgetFolders(folders: ReadonlySet<string>, { features }: Core): void {
    for (const folder of this.#configs.keys()) {
      if (features.isIn(folders, features.addressKey(folder))) this.#configs.delete(folder);
    }
  }

  forget(): void {
    this.#configs.clear();
  }
}
