import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Dialect, RelatedFiles } from "../dialects/index.ts";
import type { SourceFile } from "../document/index.ts";
import type { Host, ProjectDigests, RelatedIndex, Root } from "../features/index.ts";
import { folderOf, pathOf } from "./addresses.ts";
import type { Core } from "./core.ts";

/** What the index asks of the workspace. */
export interface RelatedParts {
  readonly host: Host;
  readonly rootOf: (uri: string) => string | undefined;
  readonly openUris: () => readonly string[];
  readonly document: (uri: string) => TextDocument | undefined;
  readonly parsed: (document: TextDocument, core: Core) => SourceFile;
  readonly isOurs: (uri: string) => boolean;
  /** An open file was edited that these include: asked about, they have to look at it again. */
  readonly onEdited: (uris: readonly string[]) => void;
  readonly project: () => ProjectDigests;
}

/** So long an open file rests before those that include it are checked again. */
const quietMs = 100;

/** The files that open files include: read when first needed, and again when the disk or an editor has changed them. */
export class RelatedDocuments {
  readonly #parts: RelatedParts;
  readonly #onChanged: (uris: readonly string[]) => void;
  readonly #indexes = new Map<string, RelatedIndex>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** What findings in other files rested upon when these were last told of a change. */
  readonly #contents = new Map<string, string | undefined>();
  #openByKey: ReadonlyMap<string, string> | undefined;

  /** `onChanged` hears which open files may be judged in another way now. */
  constructor(parts: RelatedParts, onChanged: (uris: readonly string[]) => void) {
    this.#parts = parts;
    this.#onChanged = onChanged;
  }

  rootOf(uri: string): Root {
    const root = this.#parts.rootOf(uri);
    return { uri: root ?? folderOf(uri), isCertain: root !== undefined };
  }

  /** `unread`: something has to be read first. Undefined where a file has no place, or its dialect knows no others. */
  view(uri: string, file: SourceFile, dialect: Dialect, core: Core): RelatedFiles | "unread" | undefined {
    const index = this.index(dialect, core);
    if (!index || pathOf(uri) === undefined) return undefined;
    return index.view({ uri, root: this.rootOf(uri) }, file) ?? "unread";
  }

  /** The same with what was read so far. */
  viewOfRead(uri: string, file: SourceFile, dialect: Dialect, core: Core): RelatedFiles | undefined {
    return this.index(dialect, core)?.viewOfRead({ uri, root: this.rootOf(uri) }, file);
  }

  async load(uri: string, file: SourceFile, dialect: Dialect, core: Core, signal?: AbortSignal): Promise<void> {
    await this.index(dialect, core)?.load({ uri, root: this.rootOf(uri) }, file, signal);
  }

  isIncluded(uri: string): boolean {
    return [...this.#indexes.values()].some((index) => index.isReferred(uri));
  }

  index(dialect: Dialect, core: Core): RelatedIndex | undefined {
    const known = this.#indexes.get(dialect.id);
    if (known || !dialect.references || !dialect.digest) return known;
    const { host, project } = this.#parts;
    const open = (key: string) => this.#open(key, core);
    const openUris = () => this.#parts.openUris().filter((uri) => this.#parts.isOurs(uri));
    const index = new core.features.RelatedIndex({ host, open, openUris, project }, dialect);
    this.#indexes.set(dialect.id, index);
    return index;
  }

  /** A document was opened, changed or closed in the editor. */
  edited(uri: string): void {
    for (const index of this.#indexes.values()) index.forgetUsers(uri);
    const askers = this.#askersOf(uri);
    if (askers.length === 0) return;
    this.#parts.onEdited(askers);
    clearTimeout(this.#timers.get(uri));
    this.#timers.set(
      uri,
      setTimeout(() => {
        this.#timers.delete(uri);
        this.#compare(uri);
      }, quietMs),
    );
  }

  opened(): void {
    this.projectChanged();
    this.#openByKey = undefined;
  }

  /** More or other files of the project are known. */
  projectChanged(): void {
    for (const index of this.#indexes.values()) index.forgetUsers();
  }

  closed(uri: string): void {
    this.#openByKey = undefined;
    this.edited(uri);
    for (const index of this.#indexes.values()) index.forgetAsker(uri);
  }

  /** A file was made, changed or removed on the disk. */
  changedOnDisk(uri: string): void {
    for (const index of this.#indexes.values()) index.forget(uri);
    const askers = this.#askersOf(uri);
    if (askers.length > 0 && !this.#parts.document(uri)) this.#onChanged(askers);
  }

  /** Folders, by `addressKey`, have come, gone or changed. Gives the files that may be judged in another way now. */
  foldersChanged(folders: ReadonlySet<string>): readonly string[] {
    return [...this.#indexes.values()].flatMap((index) => index.forgetFolders(folders));
  }

  /** Whether anything was looked for on the disk. */
  get hasRead(): boolean {
    return [...this.#indexes.values()].some((index) => index.hasEntries);
  }

  /** Everything may be another: for a client that watches no files. */
  forgetAll(): void {
    for (const index of this.#indexes.values()) index.clear();
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  #compare(uri: string): void {
    const contents = [...this.#indexes.values()].map((index) => index.contentOf(uri));
    const content = contents.find((one) => one !== undefined);
    const isSame = content !== undefined && this.#contents.get(uri) === content;
    this.#contents.set(uri, content);
    const askers = isSame ? [] : this.#askersOf(uri);
    if (askers.length > 0) this.#onChanged(askers);
  }

  #askersOf(uri: string): readonly string[] {
    return [...this.#indexes.values()].flatMap((index) => [...index.askersOf(uri)]).filter((asker) => asker !== uri);
  }

  #open(key: string, core: Core): { readonly uri: string; readonly file: SourceFile } | undefined {
    this.#openByKey ??= new Map(this.#parts.openUris().map((uri) => [core.features.addressKey(uri), uri]));
    const uri = this.#openByKey.get(key);
    const document = uri === undefined ? undefined : this.#parts.document(uri);
    return document && uri !== undefined ? { uri, file: this.#parts.parsed(document, core) } : undefined;
  }
}
