import type { Dialect, FileDigest, RelatedFiles } from "../../dialects/index.ts";
import { nearest, parseSource, type SourceFile } from "../../document/index.ts";
import type { Host } from "../host.ts";
import { type Asker, addressesOf, type KnownFile, relatedLimits, relatedView, type Users } from "./related-view.ts";
import { addressKey } from "./resolve-path.ts";

/** How a door lets the files around a file be read. */
export interface RelatedSource {
  readonly host: Host;
  /** A file that somebody has open, which wins over the disk: its newest version, and its address there. */
  readonly open: (key: string) => { readonly uri: string; readonly file: SourceFile } | undefined;
  /** Who is known to refer to a file. */
  readonly users?: (uri: string) => Users;
}

/**
 * The files that other files refer to, each read once, until something says that it has changed. Reading comes first
 * (`load`), then all questions are answered at once. Bounded by `relatedLimits` for each file that asks.
 */
export class RelatedIndex {
  readonly #source: RelatedSource;
  readonly #dialect: Dialect;
  readonly #entries = new Map<string, KnownFile>();
  readonly #digests = new WeakMap<SourceFile, FileDigest>();
  /** What each file that asked looked at. */
  readonly #lookedAt = new Map<string, ReadonlySet<string>>();

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
    const users = (): Users => this.#source.users?.(asker.uri) ?? { users: [], hasUnknownUsers: false };
    const isWithin = (uri: string): boolean => reached.keys.has(addressKey(uri));
    return relatedView(asker, (uri) => (isWithin(uri) ? this.#known(uri) : undefined) ?? { kind: "unknown" }, users);
  }

  /** Reads what `view` needs. */
  async load(asker: Asker, file: SourceFile, signal?: AbortSignal): Promise<void> {
    const references = this.#dialect.references?.(file) ?? [];
    for (let round = 0; round <= relatedLimits.depth; round++) {
      const { unread } = this.#reach(asker, references);
      if (unread.length === 0) return;
      const read = await Promise.all(unread.map((uri) => this.#read(uri, asker, signal)));
      for (const [index, uri] of unread.entries())
        this.#entries.set(addressKey(uri), read[index] ?? { kind: "unknown" });
    }
  }

  /** The files that have looked at an address. */
  askersOf(uri: string): readonly string[] {
    const key = addressKey(uri);
    return [...this.#lookedAt].filter(([, keys]) => keys.has(key)).map(([asker]) => asker);
  }

  /** Whether some file refers to an address: it is then one of the same dialect. */
  isReferred(uri: string): boolean {
    return this.askersOf(uri).some((asker) => addressKey(asker) !== addressKey(uri));
  }

  /** What findings in other files rest upon; undefined for a file that can't be read, or was not. */
  contentOf(uri: string): string | undefined {
    const known = this.#known(uri);
    return known?.kind === "read" ? known.digest.content : undefined;
  }

  /** The file on the disk is another now, or gone. */
  forget(uri: string): void {
    this.#entries.delete(addressKey(uri));
  }

  forgetAsker(uri: string): void {
    this.#lookedAt.delete(uri);
  }

  clear(): void {
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

  #known(uri: string): KnownFile | undefined {
    const key = addressKey(uri);
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
    let round = addressesOf(uri, references, root);
    for (let depth = 0; depth < relatedLimits.depth && round.length > 0; depth++) {
      const next: string[] = [];
      for (const address of round) {
        const key = addressKey(address);
        if (keys.has(key) || keys.size >= relatedLimits.files) continue;
        keys.add(key);
        const known = this.#known(address);
        if (!known) unread.push(address);
        else if (known.kind === "read") next.push(...addressesOf(known.digest.uri, known.digest.references, root));
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
