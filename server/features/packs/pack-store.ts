import { filled, type Text, type Words } from "../../../protocol/index.ts";
import type { TroubleOfPack } from "../../dialects/index.ts";
import type { Host } from "../host.ts";
import type { ProjectConfig } from "../project-config.ts";
import { addressKey, isIn } from "../related/resolve-path.ts";
import { type Catalog, catalogOf } from "./catalog.ts";
import type { LoadAnswer, LoadedPack, PackTrouble } from "./load-pack.ts";
import { notingHost } from "./noting-host.ts";
import { isArchive, openPack, packInArchive } from "./open-pack.ts";
import { type PackAddressAnswer, readPackAddress } from "./pack-address.ts";
import type { PackArchives } from "./pack-archives.ts";

/** Where a pack is named, and by whom. */
export interface PackSource {
  /** As somebody wrote it: a folder or an archive, relative to `base` or absolute, or where an archive lies on the web. */
  readonly written: string;
  /** The address of the folder that a relative path begins at. */
  readonly base: string;
  /** A project may name what is its own or public; a user whatever they like. `built-in`: an address that we bring. */
  readonly from: "project" | "user" | "built-in";
}

/** What counts beside a project's own configuration. */
export interface OtherSources {
  /** The command line's. */
  readonly before?: readonly PackSource[];
  /** The user's. */
  readonly after?: readonly PackSource[];
  /** Nobody has said yet that they trust the project: it leads to no place on the web. */
  readonly isUntrusted?: boolean;
}

/** The packs that count for a file. */
export interface ProjectPacks {
  readonly catalog: Catalog;
  /** What is wrong with them, by the words that name them. */
  readonly troubles: readonly TroubleOfPack[];
  /** The addresses of the folders and archives that were looked into, also where there was no pack in them. */
  readonly folders: readonly string[];
  /** Those of which a copy is used, with why nobody could ask whether it is still right. */
  readonly notFresh: readonly { readonly written: string; readonly reason: Text }[];
}

const none: readonly never[] = [];

/** What was read of a pack, with all that was looked for on the disk, by `addressKey`. */
interface Loaded {
  readonly answer: Promise<LoadAnswer>;
  readonly lookedFor: ReadonlySet<string>;
}

interface Answer {
  /** By `addressKey`. */
  readonly places: readonly string[];
  readonly packs: Promise<ProjectPacks>;
  isReading: boolean;
}

/** The packs that have been read, each once until something says that it changed. */
export class PackStore {
  readonly #host: Host;
  readonly #archives: PackArchives | undefined;
  /** By `addressKey`: clients and the disk differ in how they spell an address. */
  readonly #loaded = new Map<string, Loaded>();
  readonly #answers = new Map<string, Answer>();

  /** `archives`: those on the web; without, there is no web. */
  constructor(host: Host, archives?: PackArchives) {
    this.#host = host;
    this.#archives = archives;
  }

  /**
   * The packs that a project's configuration names, after those that come before it and before those that come after.
   * `rootUri`: the workspace folder, which a project's packs can't leave.
   */
  of(config: ProjectConfig, rootUri: string, others: OtherSources = {}): Promise<ProjectPacks> {
    const base = config.uri === undefined ? rootUri : config.uri.slice(0, config.uri.lastIndexOf("/"));
    const own = config.packs.map((written): PackSource => ({ written, base, from: "project" }));
    const sources = settled([...(others.before ?? []), ...own, ...(others.after ?? [])]);
    if (sources.length === 0) return nothing;
    const isTrusted = others.isUntrusted !== true;
    const key = JSON.stringify([rootUri, isTrusted, sources]);
    const known = this.#answers.get(key);
    if (known) return known.packs;
    const folders = sources.flatMap((source) => placeOf(source, rootUri) ?? []);
    const packs = this.#read(sources, rootUri, isTrusted, folders).finally(() => {
      answer.isReading = false;
    });
    const answer: Answer = { places: folders.map(addressKey), packs, isReading: true };
    this.#answers.set(key, answer);
    return packs;
  }

  /** Whether a file is of a pack that was read: then that is forgotten, and read anew when asked for. */
  changed(uri: string): boolean {
    const key = addressKey(uri);
    return this.#forget((place) => isWithin(place, key));
  }

  /**
   * The same of folders: those that have come or changed may hold packs, or be a part of one. Of what has gone nobody can
   * tell whether it was a folder: it counts if it was a pack's or above one, or if something was looked for in it.
   */
  foldersChanged(come: readonly string[], gone: readonly string[]): boolean {
    const comeKeys = come.map(addressKey);
    const goneKeys = new Set(gone.map(addressKey));
    return this.#forget((place) => {
      if (isIn(goneKeys, place)) return true;
      if (comeKeys.some((key) => isWithin(place, key) || isWithin(key, place))) return true;
      return [...(this.#loaded.get(place)?.lookedFor ?? [])].some((key) => isIn(goneKeys, key));
    });
  }

  #forget(isMeant: (place: string) => boolean): boolean {
    const places = [...this.#loaded.keys(), ...[...this.#answers.values()].flatMap((answer) => answer.places)];
    const meant = new Set([...new Set(places)].filter(isMeant));
    for (const place of meant) this.#loaded.delete(place);
    for (const [key, answer] of this.#answers)
      if (answer.places.some((place) => meant.has(place))) this.#answers.delete(key);
    return meant.size > 0;
  }

  /** Forgets what rests on these folders and archives, but for what somebody is just reading. */
  forgetPlaces(folders: readonly string[]): void {
    const keys = new Set(folders.map(addressKey));
    for (const answer of this.#answers.values()) {
      if (answer.isReading) for (const place of answer.places) keys.delete(place);
    }
    this.#forget((place) => keys.has(place));
  }

  /** An archive on the web is another one now: what was made of the old one is forgotten. */
  archiveChanged(url: string): void {
    this.#answers.clear();
    for (const place of this.#loaded.keys()) if (place.startsWith(`${url}#`)) this.#loaded.delete(place);
  }

  async #read(
    sources: readonly PackSource[],
    rootUri: string,
    isTrusted: boolean,
    folders: readonly string[],
  ): Promise<ProjectPacks> {
    const packs: LoadedPack[] = [];
    const troubles: TroubleOfPack[] = [];
    const notFresh: ProjectPacks["notFresh"][number][] = [];
    const tell = (written: string, ...found: readonly PackTrouble[]): void => {
      if (found.length > 0) troubles.push({ written, troubles: found.map(reasonOf) });
    };
    const ids = new Set<string>();
    for (const { written } of sources.slice(mostPacks)) tell(written, { text: texts.tooMany, words: {} });
    const opened = sources.slice(0, mostPacks).map(async (source) => ({
      written: source.written,
      answer: await this.#open(source, rootUri, isTrusted),
    }));
    // Together, since some may be slow.
    for (const { written, answer } of await Promise.all(opened)) {
      if (answer === undefined) continue;
      if (answer.kind === "broken") tell(written, answer.trouble);
      else if (ids.has(answer.pack.pack.id)) tell(written, { text: texts.twice, words: { id: answer.pack.pack.id } });
      else {
        ids.add(answer.pack.pack.id);
        packs.push(answer.pack);
        tell(written, ...answer.pack.troubles);
        if (answer.notFresh) notFresh.push({ written, reason: filled(answer.notFresh.text, answer.notFresh.words) });
      }
    }
    return {
      catalog: catalogOf(packs),
      troubles: troubles.length > 0 ? troubles : none,
      folders,
      notFresh: notFresh.length > 0 ? notFresh : none,
    };
  }

  #open(source: PackSource, rootUri: string, isTrusted: boolean): Promise<LoadAnswer | undefined> {
    const { written, from } = source;
    const address = from === "built-in" ? undefined : readPackAddress(written, from === "user");
    return address ? this.#onWeb(address, from === "user" || isTrusted) : this.#onDisk(source, rootUri);
  }

  async #onDisk(source: PackSource, rootUri: string): Promise<LoadAnswer> {
    const { written, base, from } = source;
    const uri = placeOf(source, rootUri);
    if (uri === undefined) return broken(addressOf(written, base) === undefined ? texts.noFolder : texts.outside);
    if (from !== "project") return this.#load(uri, (host) => openPack(uri, host));
    if (!(await this.#isReallyInside(uri, rootUri))) return broken(texts.outside);
    return this.#load(uri, (host) => openPack(uri, host, rootUri));
  }

  /** Undefined while it is on its way. */
  async #onWeb(answer: PackAddressAnswer, isTrusted: boolean): Promise<LoadAnswer | undefined> {
    if (answer.kind === "wrong") return broken(answer.text, answer.words);
    if (!isTrusted) return broken(texts.untrusted);
    if (!this.#archives) return broken(texts.noWeb);
    const { url } = answer.address;
    const archive = await this.#archives.get(answer.address);
    switch (archive.kind) {
      case "pending":
        return undefined;
      case "refused":
        return broken(archive.told.text, archive.told.words);
      case "archive": {
        const loaded = await this.#load(`${url}#${archive.sha256}`, () => packInArchive(url, archive.archive));
        return archive.notFresh && loaded.kind === "loaded" ? { ...loaded, notFresh: archive.notFresh } : loaded;
      }
    }
  }

  /** A link may bring a folder from outside into the project: the project alone can't name that. */
  async #isReallyInside(uri: string, rootUri: string): Promise<boolean> {
    if (isArchive(uri)) return true; // seen when it is read
    for (const name of ["pack.yaml", "pack.yml"]) {
      const answer = await this.#host.readInside(rootUri, `${uri}/${name}`, 1_000_000);
      if (answer.kind === "forbidden") return false;
    }
    return true;
  }

  #load(uri: string, load: (host: Host) => Promise<LoadAnswer>): Promise<LoadAnswer> {
    const key = addressKey(uri);
    const known = this.#loaded.get(key);
    if (known) return known.answer;
    const lookedFor = new Set<string>();
    const answer = load(notingHost(this.#host, lookedFor));
    this.#loaded.set(key, { answer, lookedFor });
    return answer;
  }
}

const nothing: Promise<ProjectPacks> = Promise.resolve({
  catalog: catalogOf([]),
  troubles: none,
  folders: none,
  notFresh: none,
});

function broken(text: Text, words: Words = {}): LoadAnswer {
  return { kind: "broken", trouble: { text, words } };
}

function reasonOf({ file, text, words }: PackTrouble): TroubleOfPack["troubles"][number] {
  return { reason: filled(text, words), ...(file !== undefined && { file }) };
}

/** A project that names more means no good. */
const mostPacks = 50;

/** Each place once, however it is written: what a user names too is the user's, wherever it stands in the order. */
function settled(sources: readonly PackSource[]): readonly PackSource[] {
  const ofUser = new Set(sources.flatMap((source) => (source.from === "user" ? [whereTo(source)] : [])));
  const namedBy = new Map<string, PackSource["from"]>();
  return sources.flatMap((source) => {
    const place = whereTo(source);
    if ((namedBy.get(place) ?? source.from) !== source.from) return [];
    namedBy.set(place, source.from);
    return source.from === "project" && ofUser.has(place) ? [{ ...source, from: "user" as const }] : [source];
  });
}

/** Where a source leads, whether or not it may. */
function whereTo({ written, base, from }: PackSource): string {
  const address = from === "built-in" ? undefined : readPackAddress(written, true);
  if (address?.kind === "address") return address.address.url;
  return from === "built-in" ? written : (addressOf(written, base) ?? written);
}

/** The folder or archive on the disk that a source names; undefined where it names none, or one that it may not. */
function placeOf({ written, base, from }: PackSource, rootUri: string): string | undefined {
  if (from === "built-in") return written;
  const uri = readPackAddress(written, true) ? undefined : addressOf(written, base);
  return uri === undefined || (from === "project" && !isInside(uri, rootUri)) ? undefined : uri;
}

/** The address of a folder or an archive, without a slash at its end; undefined for what names none. */
function addressOf(written: string, base: string): string | undefined {
  if (written.trim() === "") return undefined;
  try {
    // A drive of Windows is the beginning of a path.
    const path = (/^[A-Za-z]:[\\/]/.test(written) ? `/${written}` : written)
      .replace(/\\/g, "/")
      .split("/")
      .map(encodeURIComponent)
      .join("/");
    return new URL(path, `${base}/`).href.replace(/\/+$/, "");
  } catch {
    return undefined;
  }
}

/** Whether an address is that of a place, or of something in it; both by `addressKey`. */
function isWithin(place: string, key: string): boolean {
  return key === place || key.startsWith(`${place}/`);
}

function isInside(uri: string, rootUri: string): boolean {
  const root = rootUri.replace(/\/+$/, "");
  return uri === root || uri.startsWith(`${root}/`);
}

const texts = {
  noFolder: {
    en: "It names no folder. Write the path of the folder with the pack's `pack.yaml`, such as `./enablement`.",
    "zh-cn": "它没有指明文件夹。请写 `pack.yaml` 所在文件夹的路径，例如 `./enablement`。",
  },
  outside: {
    en: "It lies outside of the project. Move it inside, or name it in your own settings.",
    "zh-cn": "它在项目之外。请移到项目内，或在您自己的设置中指定。",
  },
  twice: {
    en: "A pack `{id}` is in use already; this one is left out.",
    "zh-cn": "已有名为 `{id}` 的扩展包，此处的被忽略。",
  },
  untrusted: {
    en: "It is fetched once you trust this workspace.",
    "zh-cn": "信任此工作区后才会获取它。",
  },
  tooMany: {
    en: "There are more than 50 packs already; this one is left out.",
    "zh-cn": "扩展包已超过 50 个，此处的被忽略。",
  },
  noWeb: {
    en: "Nothing can be fetched from the web here. Name a folder or an archive instead.",
    "zh-cn": "此处无法从网络获取。请改为指定文件夹或归档文件。",
  },
} satisfies Readonly<Record<string, Text>>;
