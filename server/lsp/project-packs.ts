import { Emitter } from "vscode-languageserver";
import type { PipewrightSettings } from "../../protocol/index.ts";
import type {
  ArchiveCopies,
  ArchiveTransport,
  Host,
  PackArchives,
  PackSource,
  PackStore,
  ProjectConfig,
  ProjectPacks,
} from "../features/index.ts";
import { folderOf, isWithin } from "./addresses.ts";
import type { Core } from "./core.ts";
import { inBackground, type Log } from "./log.ts";

/** How a process or a worker gets packs from the web. */
export interface PackWeb {
  /** `isPublicAddress`: whether a number address belongs to the public internet. */
  readonly transport: (isPublicAddress: (address: string) => boolean) => ArchiveTransport;
  readonly copies: ArchiveCopies;
}

export interface PacksParts {
  readonly host: Host;
  readonly web: () => Promise<PackWeb>;
  /** Addresses of the archives that the program itself brings. */
  readonly own: readonly string[];
  readonly isUntrusted: boolean;
  readonly rootOf: (uri: string) => string | undefined;
  /** Packs from the web are others now. */
  readonly onChanged: () => void;
  readonly log: Log;
}

/** Nobody waits longer for a pack that has never been here; it comes when it comes. */
const patienceMs = 2_000;

/** Who names packs: a configuration, or where there is none the settings alone, for the files below a folder. */
interface Place {
  readonly base: string;
  readonly config: string | undefined;
  readonly folders: readonly string[];
}

/** The packs that count for a document: those of its project, those of the user's settings, those that we bring. */
export class PacksOfProjects {
  readonly #parts: PacksParts;
  readonly #places = new Map<string, Place>();
  readonly #inUse = new Emitter<ReadonlySet<string>>();
  readonly #toldOld = new Set<string>();
  #isUntrusted: boolean;
  /** Undefined as long as nobody has asked: until then there are no places. */
  #features: Core["features"] | undefined;
  #store: PackStore | undefined;
  #archives: PackArchives | undefined;

  constructor(parts: PacksParts) {
    this.#parts = parts;
    this.#isUntrusted = parts.isUntrusted;
  }

  /** The folders and archives in which there are packs in use, or should be: whenever these are others than before. */
  get onInUse() {
    return this.#inUse.event;
  }

  /** Hot: asked at each keystroke. */
  async of(uri: string, config: ProjectConfig, settings: PipewrightSettings, core: Core): Promise<ProjectPacks> {
    this.#features = core.features;
    this.#store ??= this.#makeStore(core);
    const base = this.#parts.rootOf(uri) ?? folderOf(uri);
    const after = [
      ...(settings.packs ?? []).map((written): PackSource => ({ written, base, from: "user" })),
      ...this.#parts.own.map((written): PackSource => ({ written, base, from: "built-in" })),
    ];
    const found = await this.#store.of(config, base, { after, isUntrusted: this.#isUntrusted });
    this.#note({ base, config: config.uri, folders: found.folders });
    this.#tellOld(found);
    if (this.#archives) inBackground(this.#parts.log, "asking for packs", this.#archives.refresh());
    return found;
  }

  /** Configurations, or folders with all in them, have gone, and name no packs any more. */
  placesGone(uris: readonly string[]): void {
    if (!this.#features || this.#places.size === 0 || uris.length === 0) return;
    const { addressKey, isIn } = this.#features;
    const keys = new Set(uris.map(addressKey));
    const isGone = (uri: string | undefined): boolean => uri !== undefined && isIn(keys, addressKey(uri));
    const gone = [...this.#places].filter(([, { base, config }]) => isGone(base) || isGone(config));
    for (const [key] of gone) this.#places.delete(key);
    const folders = gone.flatMap(([, place]) => place.folders);
    if (folders.length > 0) this.#tell(folders);
  }

  /** Whether a file that has changed belongs to a pack that is in use. */
  changed(uri: string): boolean {
    return this.#store?.changed(uri) === true;
  }

  /** The user trusts the workspace now: what it names on the web may be fetched. */
  trust(): void {
    this.#isUntrusted = false;
  }

  /** Whether an address has to do with a pack that is in use, or that should be there. */
  concerns(uri: string): boolean {
    if (!this.#features) return false;
    const key = this.#features.addressKey(uri);
    for (const { folders } of this.#places.values()) {
      for (const folder of folders.map(this.#features.addressKey)) {
        if (isWithin(folder, key) || isWithin(key, folder)) return true;
      }
    }
    return false;
  }

  /** Whether folders that have come or changed, or such as have gone, have to do with a pack that is in use. */
  foldersChanged(come: readonly string[], gone: readonly string[]): boolean {
    return this.#store?.foldersChanged(come, gone) === true;
  }

  #note(place: Place): void {
    const key = `${place.base} ${place.config ?? ""}`;
    const known = this.#places.get(key);
    if (known?.folders === place.folders) return;
    if (place.folders.length === 0) this.#places.delete(key);
    else this.#places.set(key, place);
    if (`${known?.folders ?? []}` !== `${place.folders}`) this.#tell(known?.folders ?? []);
  }

  /** `before`: what some of the places named until now. Others may still be on their way, and are left alone. */
  #tell(before: readonly string[]): void {
    const folders = new Set([...this.#places.values()].flatMap((place) => place.folders));
    // What is not watched may change without our knowledge.
    this.#store?.forgetPlaces(before.filter((folder) => !folders.has(folder)));
    this.#inUse.fire(folders);
  }

  #makeStore({ features }: Core): PackStore {
    // What speaks with the web is loaded for who names a pack there.
    let loading: Promise<PackWeb> | undefined;
    const web = (): Promise<PackWeb> => {
      loading ??= this.#parts.web();
      return loading;
    };
    this.#archives = new features.PackArchives({
      transport: {
        request: async (...asked) => (await web()).transport(features.isPublicAddress).request(...asked),
      },
      copies: {
        read: async (key) => (await web()).copies.read(key),
        write: async (...kept) => (await web()).copies.write(...kept),
      },
      nowMs: Date.now,
      way: {
        kind: "copy-first",
        patienceMs,
        onChanged: (url) => {
          this.#store?.archiveChanged(url);
          this.#parts.onChanged();
        },
      },
    });
    return new features.PackStore(this.#parts.host, this.#archives);
  }

  #tellOld({ notFresh }: ProjectPacks): void {
    for (const { written, reason } of notFresh) {
      if (this.#toldOld.has(written)) continue;
      this.#toldOld.add(written);
      this.#parts.log.line(`${written.replace(/[?#].*$/s, "")} is used as it was when last fetched. ${reason.en}`);
    }
  }
}
