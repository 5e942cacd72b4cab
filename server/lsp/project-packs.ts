import { Emitter } from "vscode-languageserver";
import type { PipewrightSettings } from "../../protocol/index.ts";
import type { Host, PackSource, PackStore, ProjectConfig, ProjectPacks } from "../features/index.ts";
import { folderOf } from "./addresses.ts";
import type { Core } from "./core.ts";

/** The packs that count for a document: those of its project, then those of the user's settings. */
export class PacksOfProjects {
  readonly #host: Host;
  readonly #rootOf: (uri: string) => string | undefined;
  readonly #folders = new Set<string>();
  readonly #found = new Emitter<string>();
  #store: PackStore | undefined;

  constructor(host: Host, rootOf: (uri: string) => string | undefined) {
    this.#host = host;
    this.#rootOf = rootOf;
  }

  /** The folder of a pack that was read for the first time. */
  get onFound() {
    return this.#found.event;
  }

  async of(uri: string, config: ProjectConfig, settings: PipewrightSettings, core: Core): Promise<ProjectPacks> {
    this.#store ??= new core.features.PackStore(this.#host);
    const base = this.#rootOf(uri) ?? folderOf(uri);
    const after = (settings.packs ?? []).map((written): PackSource => ({ written, base, from: "user" }));
    const found = await this.#store.of(config, base, { after });
    for (const pack of found.catalog.packs) {
      if (this.#folders.has(pack.uri)) continue;
      this.#folders.add(pack.uri);
      this.#found.fire(pack.uri);
    }
    return found;
  }

  /** Whether a file that has changed belongs to a pack that is in use. */
  changed(uri: string): boolean {
    return this.#store?.changed(uri) === true;
  }

  /** Whether a folder that has come, gone or changed has to do with a pack that is in use. */
  folderChanged(uri: string): boolean {
    return this.#store?.folderChanged(uri) === true;
  }
}
