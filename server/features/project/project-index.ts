import type { FileDigest } from "../../dialects/index.ts";
import type { SourceFile } from "../../document/index.ts";
import type { CheckContext } from "../diagnose.ts";
import type { Host } from "../host.ts";
import { addressesOf } from "../related/related-view.ts";
import { addressKey, isIn, pathResolver, type Root } from "../related/resolve-path.ts";
import { type ProjectSymbol, projectSymbols } from "./project-symbols.ts";
import { projectLimits, YamlFiles } from "./yaml-files.ts";

/** A file that was taken for one of ours. */
export interface TakenFile {
  readonly file: SourceFile;
  readonly context: CheckContext;
  /** Only if a file of ours refers to it. */
  readonly isCandidate: boolean;
}

export interface ProjectSource {
  readonly host: Host;
  /** The folders of the project, as they are now. */
  readonly roots: () => readonly string[];
  readonly rootOf: (uri: string) => Root;
  /** What a text of a file is; undefined when it is nothing of ours. */
  readonly take: (uri: string, text: string) => Promise<TakenFile | undefined>;
}

/** What is kept of a file: plain data, no text and no tree. */
export interface IndexedFile {
  readonly uri: string;
  readonly isCandidate: boolean;
  readonly digest: FileDigest | undefined;
  readonly symbols: readonly ProjectSymbol[];
}

/**
 * The files of a project that are ours, by what is on the disk. Nothing is read before somebody asks (`ready`); after
 * that only what has changed. Each file is read for itself, so that others have their turn in between. Bounded by
 * `projectLimits`.
 */
export class ProjectIndex {
  readonly #source: ProjectSource;
  /** By `addressKey`; undefined for what is not ours. */
  readonly #files = new Map<string, IndexedFile | undefined>();
  /** Files to read, by `addressKey`. */
  readonly #stale = new Map<string, string>();
  /** Folders to look into, by `addressKey`. */
  readonly #newFolders = new Map<string, string>();
  /** The file that is being read. */
  #reading: { readonly key: string; readonly uri: string } | undefined;
  #working: Promise<void> | undefined;
  /** Undefined as long as everything has to be looked at. */
  #found: { readonly yaml: YamlFiles; isComplete: boolean } | undefined;
  #isIncomplete = false;
  #ours: readonly IndexedFile[] | undefined;
  #digests: { readonly files: readonly IndexedFile[]; readonly byKey: ReadonlyMap<string, FileDigest> } | undefined;

  constructor(source: ProjectSource) {
    this.#source = source;
  }

  /** Reads what has to be read; one after the other, whoever asks. */
  ready(): Promise<void> {
    this.#working ??= this.#work().finally(() => {
      this.#working = undefined;
    });
    return this.#working;
  }

  /** What was read so far, of those files that are ours. */
  get files(): readonly IndexedFile[] {
    this.#ours ??= this.#readOurs();
    return this.#ours;
  }

  /** By `addressKey`. */
  get digests(): ReadonlyMap<string, FileDigest> {
    const { files } = this;
    if (this.#digests?.files !== files) {
      const byKey = files.flatMap(({ uri, digest }) => (digest ? [[addressKey(uri), digest] as const] : []));
      this.#digests = { files, byKey: new Map(byKey) };
    }
    return this.#digests.byKey;
  }

  /** Some file could not be looked at. */
  get isIncomplete(): boolean {
    return this.#isIncomplete;
  }

  /** Hot: asked at each keystroke. */
  isOurs(uri: string): boolean {
    return this.digests.has(addressKey(uri));
  }

  /** A file was made, changed or removed on the disk. It is read when somebody asks next. */
  changed(uri: string): void {
    if (/\.ya?ml$/i.test(uri) && !this.#isLeftOut(uri, "file")) this.#stale.set(addressKey(uri), uri);
  }

  /** Whether a folder that has come or changed counts: it is then looked through when somebody asks next. */
  folderChanged(uri: string): boolean {
    if (this.#isLeftOut(uri, "folder")) return false;
    this.#newFolders.set(addressKey(uri), uri);
    return true;
  }

  /**
   * What is known of the files in some folders (by `addressKey`) is read anew when somebody asks next. Gives the addresses
   * of those that were ours.
   */
  foldersChanged(folders: ReadonlySet<string>): readonly string[] {
    const ours: string[] = [];
    this.#found?.yaml.forget(folders);
    if (this.#reading && isIn(folders, this.#reading.key)) this.#stale.set(this.#reading.key, this.#reading.uri);
    for (const [key, file] of this.#files) {
      if (!isIn(folders, key)) continue;
      if (file) {
        this.#stale.set(key, file.uri);
        ours.push(file.uri);
      } else this.#files.delete(key);
    }
    return ours;
  }

  /** All has to be looked at again: folders have come or gone, or what decides whose a file is has changed. */
  clear(): void {
    this.#files.clear();
    this.#stale.clear();
    this.#newFolders.clear();
    this.#found = undefined;
    this.#ours = undefined;
  }

  /** Before all is listed nothing is known to be left out; as long as nobody has asked, nothing counts. */
  #isLeftOut(uri: string, kind: "file" | "folder"): boolean {
    return !this.#found || (this.#found.isComplete && this.#found.yaml.isLeftOut(uri, kind));
  }

  async #work(): Promise<void> {
    while (!this.#found || this.#newFolders.size > 0 || this.#stale.size > 0) {
      if (!this.#found) await this.#list();
      for (const [key, uri] of this.#newFolders) {
        this.#newFolders.delete(key);
        await this.#lookInto(uri);
      }
      for (const [key, uri] of this.#stale) {
        this.#stale.delete(key);
        await this.#update(key, uri);
      }
    }
  }

  async #list(): Promise<void> {
    const found = { yaml: new YamlFiles(this.#source.host), isComplete: false };
    this.#found = found;
    const uris = await found.yaml.findIn(this.#source.roots());
    if (this.#found !== found) return;
    found.isComplete = true;
    this.#isIncomplete = found.yaml.isIncomplete;
    for (const uri of uris) this.#stale.set(addressKey(uri), uri);
  }

  async #lookInto(folder: string): Promise<void> {
    const found = this.#found;
    const uris = (await found?.yaml.findInNew(folder)) ?? [];
    if (!found || this.#found !== found) return;
    this.#isIncomplete = found.yaml.isIncomplete;
    for (const uri of uris) this.#stale.set(addressKey(uri), uri);
  }

  async #update(key: string, uri: string): Promise<void> {
    this.#reading = { key, uri };
    const file = await this.#read(uri);
    this.#reading = undefined;
    // It has changed again meanwhile, or all has.
    if (this.#stale.has(key) || !this.#found) return;
    if (file === "gone") this.#files.delete(key);
    else if (this.#files.has(key) || this.#files.size < projectLimits.files) this.#files.set(key, file);
    this.#ours = undefined;
  }

  async #read(uri: string): Promise<IndexedFile | undefined | "gone"> {
    const answer = await this.#source.host.readInside(this.#source.rootOf(uri).uri, uri, projectLimits.bytes);
    if (answer.kind === "missing") return "gone";
    if (answer.kind !== "text") return undefined;
    const taken = await this.#source.take(uri, answer.text);
    if (!taken) return undefined;
    const { file, context, isCandidate } = taken;
    const digest = context.dialect.digest?.(file, uri);
    return { uri, isCandidate, digest, symbols: projectSymbols(uri, file, context) };
  }

  /** The files that are ours by themselves, and the candidates that these refer to, directly or through others. */
  #readOurs(): readonly IndexedFile[] {
    const ours = new Map<string, IndexedFile>();
    for (const [key, file] of this.#files) if (file && !file.isCandidate) ours.set(key, file);
    for (const { uri, digest } of ours.values()) {
      for (const { key } of addressesOf(uri, digest?.references ?? [], pathResolver(this.#source.rootOf(uri)))) {
        const file = this.#files.get(key);
        if (file) ours.set(key, file);
      }
    }
    return [...ours.values()];
  }
}
