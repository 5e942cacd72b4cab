import { Emitter } from "vscode-languageserver";
import type { PipewrightSettings } from "../../protocol/index.ts";
import type { Host, PackSource, PackStore, ProjectConfig, ProjectPacks } from "../features/index.ts";
import { folderOf } from "./addresses.ts";
import type { Core } from "./core.ts";

/** Who names packs: a configuration, or where there is none the settings alone, for the files below a folder. */
interface Place {
  readonly base: string;
  readonly config: string | undefined;
  readonly folders: readonly string[];
}

/** The packs that count for a document: those of its project, then those of the user's settings. */
export class PacksOfProjects {
  readonly #host: Host;
  readonly #rootOf: (uri: string) => string | undefined;
  readonly #places = new Map<string, Place>();
  readonly #inUse = new Emitter<ReadonlySet<string>>();
  #store: PackStore | undefined;

  constructor(host: Host, rootOf: (uri: string) => string | undefined) {
    this.#host = host;
    this.#rootOf = rootOf;
  }

  /** The folders in which there are packs in use, or should be: whenever these are others than before. */
  get onInUse() {
    return this.#inUse.event;
  }

  /** Hot: asked at each keystroke. */
  async of(uri: string, config: ProjectConfig, settings: PipewrightSettings, core: Core): Promise<ProjectPacks> {
    this.#store ??= new core.features.PackStore(this.#host);
    const base = this.#rootOf(uri) ?? folderOf(uri);
    const after = (settings.packs ?? []).map((written): PackSource => ({ written, base, from: "user" }));
    const found = await this.#store.of(config, base, { after });
    this.#note({ base, config: config.uri, folders: found.folders });
    return found;
  }

  /** Configurations or folders of the workspace have gone, and name no packs any more. */
  placesGone(isGone: (uri: string) => boolean): void {
    const gone = [...this.#places].filter(([, { base, config }]) => isGone(base) || (config && isGone(config)));
    for (const [key] of gone) this.#places.delete(key);
    if (gone.some(([, { folders }]) => folders.length > 0)) this.#tell();
  }

  /** Whether a file that has changed belongs to a pack that is in use. */
  changed(uri: string): boolean {
    return this.#store?.changed(uri) === true;
  }

  /** Whether a folder that has come, gone or changed has to do with a pack that is in use. */
  folderChanged(uri: string): boolean {
    return this.#store?.folderChanged(uri) === true;
  }

  #note(place: Place): void {
    const key = `${place.base} ${place.config ?? ""}`;
    const known = this.#places.get(key);
    if (known?.folders === place.folders) return;
    if (place.folders.length === 0) this.#places.delete(key);
    else this.#places.set(key, place);
    if (`${known?.folders ?? []}` !== `${place.folders}`) this.#tell();
  }

  #tell(): void {
    const folders = new Set([...this.#places.values()].flatMap((place) => place.folders));
    // What is not watched may change without our knowledge.
    this.#store?.keepOnly(folders);
    this.#inUse.fire(folders);
  }
}
