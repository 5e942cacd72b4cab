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
import { folderOf } from "./addresses.ts";
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

/** The packs that count for a document: those of its project, those of the user's settings, those that we bring. */
export class PacksOfProjects {
  readonly #parts: PacksParts;
  readonly #folders = new Set<string>();
  readonly #found = new Emitter<string>();
  readonly #toldOld = new Set<string>();
  #isUntrusted: boolean;
  #store: PackStore | undefined;
  #archives: PackArchives | undefined;

  constructor(parts: PacksParts) {
    this.#parts = parts;
    this.#isUntrusted = parts.isUntrusted;
  }

  /** The folder or archive of a pack that was read for the first time. */
  get onFound() {
    return this.#found.event;
  }

  async of(uri: string, config: ProjectConfig, settings: PipewrightSettings, core: Core): Promise<ProjectPacks> {
    this.#store ??= this.#makeStore(core);
    const base = this.#parts.rootOf(uri) ?? folderOf(uri);
    const after = [
      ...(settings.packs ?? []).map((written): PackSource => ({ written, base, from: "user" })),
      ...this.#parts.own.map((written): PackSource => ({ written, base, from: "built-in" })),
    ];
    const found = await this.#store.of(config, base, { after, isUntrusted: this.#isUntrusted });
    for (const pack of found.catalog.packs) {
      if (this.#folders.has(pack.uri)) continue;
      this.#folders.add(pack.uri);
      this.#found.fire(pack.uri);
    }
    this.#tellOld(found);
    if (this.#archives) inBackground(this.#parts.log, "asking for packs", this.#archives.refresh());
    return found;
  }

  /** Whether a file that has changed belongs to a pack that is in use. */
  changed(uri: string): boolean {
    return this.#store?.changed(uri) === true;
  }

  /** The user trusts the workspace now: what it names on the web may be fetched. */
  trust(): void {
    this.#isUntrusted = false;
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
        onChanged: () => {
          this.#store?.archiveChanged();
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
      this.#parts.log.line(`${written} is used as it was when last fetched. ${reason.en}`);
    }
  }
}
