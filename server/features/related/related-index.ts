import type { Dialect, FileDigest, RelatedFiles } from "../../dialects/index.ts";
import { nearest, parseSource, type SourceFile } from "../../document/index.ts";
import type { Host } from "../host.ts";
import { LookedAt } from "./looked-at.ts";
import {
  type Address,
  type Asker,
  addressesOf,
  type KnownFile,
  relatedLimits,
  relatedView,
  type Users,
} from "./related-view.ts";
import { addressKey, isIn, ResolvedPaths } from "./resolve-path.ts";
import { usersOf } from "./users-of.ts";

/** How a door lets the files around a file be read. */
export interface RelatedSource {
  readonly host: Host;
  /** A file that somebody has open, which wins over the disk: its newest version, and its address there. */
  readonly open: (key: string) => { readonly uri: string; readonly file: SourceFile } | undefined;
  /** The addresses of all files that are open and of this dialect. */
  readonly openUris?: () => readonly string[];
  /** All files of the project, as far as they have been looked at. */
  readonly project?: () => ProjectDigests;
}

/** What is known of the files of a project, by `addressKey`. */
export interface ProjectDigests {
  readonly digests: ReadonlyMap<string, FileDigest>;
  /** Some file could not be looked at, or was not yet. */
  readonly isIncomplete: boolean;
}

/** With more files than these, those that no file refers to any more are forgotten. */
const mostEntries = 5_000;

const noProject: ProjectDigests = { digests: new Map(), isIncomplete: false };

/**
 * The files that other files refer to, each read once, until something says that it has changed. Reading comes first
 * (`load`), then all questions are answered at once. Bounded by `relatedLimits` for each file that asks.
 */
export class RelatedIndex {
  readonly #source: RelatedSource;
  readonly #dialect: Dialect;
  readonly #entries = new Map<string, KnownFile>();
  readonly #digests = new WeakMap<SourceFile, FileDigest>();
  readonly #paths = new ResolvedPaths();
  readonly #lookedAt = new LookedAt();
  #changeCount = 0;
  /** Who refers to a file, as long as nothing has changed. */
  readonly #users = new Map<string, ReadonlySet<string>>();

  constructor(source: RelatedSource, dialect: Dialect) {
    this.#source = source;
    this.#dialect = dialect;
  }

  /**
   * The files around one; undefined while some of them are still to be read: see `load`.
   * Hot: runs at each keystroke in a file that refers to others.
   */
  view(asker: Asker, file: SourceFile): RelatedFiles | undefined {
    const reached = this.#reach(asker, this.#dialect.references?.(file) ?? []);
    return reached.unread.length > 0 ? undefined : this.#view(asker, reached);
  }

  /** The same where nothing more is to be read: of the rest nobody knows anything. */
  viewOfRead(asker: Asker, file: SourceFile): RelatedFiles {
    return this.#view(asker, this.#reach(asker, this.#dialect.references?.(file) ?? []));
  }

  #view(asker: Asker, reached: { readonly keys: ReadonlySet<string> }): RelatedFiles {
    this.#lookedAt.set(asker.uri, reached.keys);
    const ownKey = addressKey(asker.uri);
    const project = (): ProjectDigests => this.#source.project?.() ?? noProject;
    const known = (_uri: string, key: string): KnownFile => {
      if (reached.keys.has(key) || key === ownKey) return this.#known(key) ?? { kind: "unknown" };
      const digest = this.#digestAt(key);
      return digest ? { kind: "read", digest } : { kind: "unknown" };
    };
    const users: Users = {
      users: (uri) =>
        [...this.#usersOf(uri, asker)].flatMap((key) => (key === ownKey ? [] : (this.#digestAt(key) ?? []))),
      get hasUnknownUsers() {
        return project().isIncomplete;
      },
    };
    return relatedView(asker, known, users, this.#paths.of(asker.root));
  }

  /** Another file than this one has changed, so that others may refer to it now. */
  forgetUsers(changed?: string): void {
    for (const uri of this.#users.keys()) if (uri !== changed) this.#users.delete(uri);
  }

  #usersOf(uri: string, { root }: Asker): ReadonlySet<string> {
    const known = this.#users.get(uri);
    if (known) return known;
    const digests = new Map<string, FileDigest>(this.#source.project?.().digests);
    for (const [key, file] of this.#entries) if (file.kind === "read") digests.set(key, file.digest);
    for (const open of this.#source.openUris?.() ?? []) {
      const key = addressKey(open);
      const digest = this.#digestAt(key);
      if (digest) digests.set(key, digest);
    }
    const users = usersOf(uri, digests, root);
    this.#users.set(uri, users);
    return users;
  }

  #digestAt(key: string): FileDigest | undefined {
    const open = this.#source.open(key);
    if (open) return this.digest(open.uri, open.file);
    const entry = this.#entries.get(key);
    return entry?.kind === "read" ? entry.digest : this.#source.project?.().digests.get(key);
  }

  /** Reads what `view` needs. */
  async load(asker: Asker, file: SourceFile, signal?: AbortSignal): Promise<void> {
    const references = this.#dialect.references?.(file) ?? [];
    for (let round = 0; round <= relatedLimits.depth; round++) {
      const { unread } = this.#reach(asker, references);
      if (unread.length === 0) return;
      const changeCount = this.#changeCount;
      const read = await Promise.all(unread.map((uri) => this.#read(uri, asker, signal)));
      // What was read while something changed may be what was there before.
      if (this.#changeCount !== changeCount) continue;
      this.#users.clear();
      for (const [index, uri] of unread.entries())
        this.#entries.set(addressKey(uri), read[index] ?? { kind: "unknown" });
      if (this.#entries.size > mostEntries) this.#dropUnused();
    }
  }

  /** Paths that were half typed lead to files that nobody asks for any more. */
  #dropUnused(): void {
    for (const key of this.#entries.keys()) if (!this.#lookedAt.has(key)) this.#entries.delete(key);
  }

  /** The files that have looked at an address. */
  askersOf(uri: string): ReadonlySet<string> {
    return this.#lookedAt.askersOf(addressKey(uri));
  }

  /** Whether some file refers to an address: it is then one of the same dialect. Hot: asked at each keystroke. */
  isReferred(uri: string): boolean {
    const key = addressKey(uri);
    for (const asker of this.#lookedAt.askersOf(key)) if (addressKey(asker) !== key) return true;
    return false;
  }

  /** What findings in other files rest upon; undefined for a file that can't be read, or was not. */
  contentOf(uri: string): string | undefined {
    const known = this.#known(addressKey(uri));
    return known?.kind === "read" ? known.digest.content : undefined;
  }

  /** The file on the disk is another now, or gone. */
  forget(uri: string): void {
    this.#changeCount++;
    this.#entries.delete(addressKey(uri));
    this.#users.clear();
  }

  /** The same of all that lies in some folders, by `addressKey`. Gives the files that have looked at any of it. */
  forgetFolders(folders: ReadonlySet<string>): readonly string[] {
    const keys = new Set([...this.#entries.keys()].filter((key) => isIn(folders, key)));
    if (keys.size === 0) return [];
    this.#changeCount++;
    for (const key of keys) this.#entries.delete(key);
    this.#users.clear();
    return [...new Set([...keys].flatMap((key) => [...this.#lookedAt.askersOf(key)]))];
  }

  forgetAsker(uri: string): void {
    this.#lookedAt.forget(uri);
  }

  get hasEntries(): boolean {
    return this.#entries.size > 0;
  }

  clear(): void {
    this.#changeCount++;
    this.#users.clear();
    this.#entries.clear();
  }

  /** The digest of a version of a file, made once. */
  digest(uri: string, file: SourceFile): FileDigest | undefined {
    const known = this.#digests.get(file);
    if (known) return known;
    const digest = this.#dialect.digest?.(file, uri);
    if (digest) this.#digests.set(file, digest);
    return digest;
  }

  #known(key: string): KnownFile | undefined {
    const open = this.#source.open(key);
    const digest = open && this.digest(open.uri, open.file);
    return digest ? { kind: "read", digest } : this.#entries.get(key);
  }

  /** The addresses that can be reached by what is known, and those of them that have not been read. */
  #reach(
    { uri, root }: Asker,
    references: readonly string[],
  ): { keys: ReadonlySet<string>; unread: readonly string[] } {
    const keys = new Set<string>();
    const unread: string[] = [];
    const resolve = this.#paths.of(root);
    let round = addressesOf(uri, references, resolve);
    for (let depth = 0; depth < relatedLimits.depth && round.length > 0; depth++) {
      const next: Address[] = [];
      for (const { uri: address, key } of round) {
        if (keys.has(key) || keys.size >= relatedLimits.files) continue;
        keys.add(key);
        const known = this.#known(key);
        if (!known) unread.push(address);
        else if (known.kind === "read") next.push(...addressesOf(known.digest.uri, known.digest.references, resolve));
      }
      round = next;
    }
    return { keys, unread };
  }

  async #read(uri: string, { root }: Asker, signal?: AbortSignal): Promise<KnownFile> {
    const { host } = this.#source;
    const answer = await host.readInside(root.uri, uri, relatedLimits.bytes, signal);
    if (answer.kind === "text") {
      const digest = this.#dialect.digest?.(parseSource(answer.text), uri);
      return digest ? { kind: "read", digest } : { kind: "unknown" };
    }
    if (answer.kind === "too-large") return { kind: "unknown" };
    const asFolder = await host.list(uri, signal);
    if (asFolder.kind === "entries") return { kind: "folder" };
    if (answer.kind === "forbidden") return { kind: "unknown" };
    const [folder, name] = splitAddress(uri);
    const beside = await host.list(folder, signal);
    // Of a folder that can't be looked into, nobody can tell what is missing in it.
    if (beside.kind === "forbidden") return { kind: "unknown" };
    const names = beside.kind === "entries" ? beside.entries.filter(isYamlFile).map((entry) => entry.name) : [];
    return { kind: "missing", near: nearest(name, names)?.word };
  }
}

function isYamlFile({ name, kind }: { readonly name: string; readonly kind: string }): boolean {
  return kind === "file" && /\.ya?ml$/i.test(name);
}

function splitAddress(uri: string): readonly [folder: string, name: string] {
  const at = uri.lastIndexOf("/");
  return [uri.slice(0, at), addressKey(uri.slice(at + 1))];
}
