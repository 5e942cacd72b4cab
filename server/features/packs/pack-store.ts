import { filled, type Text } from "../../../protocol/index.ts";
import type { TroubleOfPack } from "../../dialects/index.ts";
import type { Host } from "../host.ts";
import type { ProjectConfig } from "../project-config.ts";
import { type Catalog, catalogOf } from "./catalog.ts";
import { type LoadAnswer, type LoadedPack, loadPack, type PackTrouble } from "./load-pack.ts";

/** Where a pack is named, and by whom. */
export interface PackSource {
  /** A folder, relative to `base` or absolute, as somebody wrote it. */
  readonly written: string;
  /** The address of the folder that a relative path begins at. */
  readonly base: string;
  /** A project may name folders of its own alone; a user whatever they like. */
  readonly from: "project" | "user";
}

/** The packs that count for a file. */
export interface ProjectPacks {
  readonly catalog: Catalog;
  /** What is wrong with them, by the words that name them. */
  readonly troubles: readonly TroubleOfPack[];
  /** The addresses of the folders that were looked into, also where there was no pack in them. */
  readonly folders: readonly string[];
}

const noTroubles: ProjectPacks["troubles"] = [];

/** The packs that have been read, each once until something says that it changed. */
export class PackStore {
  readonly #host: Host;
  readonly #loaded = new Map<string, Promise<LoadAnswer>>();
  readonly #answers = new Map<string, { readonly folders: readonly string[]; readonly packs: Promise<ProjectPacks> }>();

  constructor(host: Host) {
    this.#host = host;
  }

  /**
   * The packs that a project's configuration names, after those that come before it (the command line's) and before
   * the user's. `rootUri`: the workspace folder, which a project's packs can't leave.
   */
  of(
    config: ProjectConfig,
    rootUri: string,
    others: { readonly before?: readonly PackSource[]; readonly after?: readonly PackSource[] } = {},
  ): Promise<ProjectPacks> {
    const base = config.uri === undefined ? rootUri : config.uri.slice(0, config.uri.lastIndexOf("/"));
    const own = config.packs.map((written): PackSource => ({ written, base, from: "project" }));
    const sources = [...(others.before ?? []), ...own, ...(others.after ?? [])];
    const key = JSON.stringify([rootUri, sources]);
    const known = this.#answers.get(key);
    if (known) return known.packs;
    const folders = sources.flatMap((source) => folderOf(source, rootUri) ?? []);
    const packs = this.#read(sources, rootUri);
    this.#answers.set(key, { folders, packs });
    return packs;
  }

  /** Whether a file lies in the folder of a pack that was read: then it is forgotten, and read anew when asked for. */
  changed(uri: string): boolean {
    return this.#forget((folder) => uri.startsWith(`${folder}/`));
  }

  /** The same of a folder that has come, gone or changed: it may hold packs, or be a part of one. */
  folderChanged(uri: string): boolean {
    return this.#forget((folder) => `${uri}/`.startsWith(`${folder}/`) || folder.startsWith(`${uri}/`));
  }

  #forget(isMeant: (folder: string) => boolean): boolean {
    let isAny = false;
    for (const folder of this.#loaded.keys()) if (isMeant(folder)) isAny = this.#loaded.delete(folder);
    for (const [key, { folders }] of this.#answers) if (folders.some(isMeant)) isAny = this.#answers.delete(key);
    return isAny;
  }

  /** Keeps what rests on these folders, and nothing else. */
  keepOnly(folders: ReadonlySet<string>): void {
    this.#forget((folder) => !folders.has(folder));
  }

  async #read(sources: readonly PackSource[], rootUri: string): Promise<ProjectPacks> {
    const packs: LoadedPack[] = [];
    const troubles: TroubleOfPack[] = [];
    const tell = (written: string, ...found: readonly PackTrouble[]): void => {
      if (found.length > 0) troubles.push({ written, troubles: found.map(reasonOf) });
    };
    const ids = new Set<string>();
    const folders: string[] = [];
    for (const source of sources) {
      const { written, base, from } = source;
      const uri = folderOf(source, rootUri);
      if (uri === undefined) {
        tell(written, { text: addressOf(written, base) === undefined ? texts.noFolder : texts.outside, words: {} });
        continue;
      }
      folders.push(uri);
      const answer =
        from === "project" && !(await this.#isReallyInside(uri, rootUri)) ? linkedOutside : await this.#load(uri);
      if (answer.kind === "broken") tell(written, answer.trouble);
      else if (ids.has(answer.pack.pack.id)) tell(written, { text: texts.twice, words: { id: answer.pack.pack.id } });
      else {
        ids.add(answer.pack.pack.id);
        packs.push(answer.pack);
        tell(written, ...answer.pack.troubles);
      }
    }
    return { catalog: catalogOf(packs), troubles: troubles.length > 0 ? troubles : noTroubles, folders };
  }

  /** A link may bring a folder from outside into the project: the project alone can't name that. */
  async #isReallyInside(uri: string, rootUri: string): Promise<boolean> {
    for (const name of ["pack.yaml", "pack.yml"]) {
      const answer = await this.#host.readInside(rootUri, `${uri}/${name}`, 1_000_000);
      if (answer.kind === "forbidden") return false;
    }
    return true;
  }

  #load(uri: string): Promise<LoadAnswer> {
    const known = this.#loaded.get(uri);
    if (known) return known;
    const loaded = loadPack(uri, this.#host);
    this.#loaded.set(uri, loaded);
    return loaded;
  }
}

function reasonOf({ file, text, words }: PackTrouble): TroubleOfPack["troubles"][number] {
  return { reason: filled(text, words), ...(file !== undefined && { file }) };
}

/** The folder that a source names; undefined where it names none, or one that it may not. */
function folderOf({ written, base, from }: PackSource, rootUri: string): string | undefined {
  const uri = addressOf(written, base);
  return uri === undefined || (from === "project" && !isInside(uri, rootUri)) ? undefined : uri;
}

/** The address of a folder, without a slash at its end; undefined for what names none. */
function addressOf(written: string, base: string): string | undefined {
  if (written.trim() === "" || /^[a-z][a-z0-9+.-]+:\/\//i.test(written)) return undefined;
  try {
    const path = written.replace(/\\/g, "/").split("/").map(encodeURIComponent).join("/");
    return new URL(path, `${base}/`).href.replace(/\/+$/, "");
  } catch {
    return undefined;
  }
}

function isInside(uri: string, rootUri: string): boolean {
  const root = rootUri.replace(/\/+$/, "");
  return uri === root || uri.startsWith(`${root}/`);
}

const texts: Readonly<Record<"noFolder" | "outside" | "twice", Text>> = {
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
};

const linkedOutside: LoadAnswer = { kind: "broken", trouble: { text: texts.outside, words: {} } };
