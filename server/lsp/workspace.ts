import { type Connection, type Disposable, Emitter, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { type DocumentStatus, say } from "../../protocol/index.ts";
import type { Detected, RelatedFiles } from "../dialects/index.ts";
import type { YamlDocument } from "../document/index.ts";
import type { Catalog, CheckContext, Host, IndexedFile, ProjectIndex } from "../features/index.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { isIgnoreFile, isInToolFolder, isReadable, isYaml, pathOf } from "./addresses.ts";
import { CalmDiagnostics } from "./calm-diagnostics.ts";
import { type Circumstances, checkContext } from "./check-context.ts";
import type { ClientAbilities } from "./client-abilities.ts";
import { ClosedFiles } from "./closed-files.ts";
import type { Core } from "./core.ts";
import { inBackground, type Log } from "./log.ts";
import { type OpenFile, openFile } from "./open-file.ts";
import { ParsedTexts } from "./parsed-texts.ts";
import { ProjectConfigs } from "./project-configs.ts";
import { PacksOfProjects, type PackWeb } from "./project-packs.ts";
import { RelatedDocuments } from "./related-documents.ts";
import { Settings } from "./settings.ts";
import { WorkspaceKnowledge } from "./workspace-knowledge.ts";

export interface WorkspaceParts {
  readonly connection: Connection;
  readonly client: ClientAbilities;
  readonly core: () => Promise<Core>;
  readonly host: Host;
  readonly log: Log;
  /** The addresses of the workspace's folders. */
  readonly roots: readonly string[];
  /** The text of the pages that are shipped with us; undefined where they can't be had. */
  readonly ownPages: () => Promise<string | undefined>;
  readonly web: () => Promise<PackWeb>;
}

/** What is kept of a document; `file` is undefined when it isn't ours. */
interface Kept {
  readonly version: number;
  readonly epoch: number;
  readonly file: OpenFile | undefined;
}

/**
 * The open documents, and what the world says about them: settings, `.pipewright.yml`, choices, folders.
 * A document is read once a version, and again only when the world has changed (`epoch`).
 */
export class Workspace {
  readonly settings: Settings;
  readonly configs: ProjectConfigs;
  readonly packs: PacksOfProjects;
  readonly #knowledge: WorkspaceKnowledge;
  readonly host: Host;
  readonly #parts: WorkspaceParts;
  readonly calm = new CalmDiagnostics();
  readonly #parsed = new ParsedTexts((...edit) => this.calm.edited(...edit));
  readonly #documents = new TextDocuments(this.#parsed.configuration);
  readonly related: RelatedDocuments;
  readonly closed: ClosedFiles;
  readonly #kept = new Map<string, Kept>();
  readonly #chosen: Map<string, string>;
  readonly #read = new Emitter<{ readonly uri: string; readonly status: DocumentStatus | null }>();
  readonly #outdated = new Emitter<void>();
  readonly #relatedChanged = new Emitter<readonly string[]>();
  readonly #filesChanged = new Emitter<readonly string[]>();
  #epoch = 0;
  /** The files of the project as they were known last. */
  #projectFiles: readonly IndexedFile[] | undefined;

  constructor(parts: WorkspaceParts) {
    this.#parts = parts;
    this.host = parts.host;
    this.settings = new Settings(parts.connection, parts.client, parts.log);
    this.configs = new ProjectConfigs(parts.host, parts.roots);
    this.packs = new PacksOfProjects({
      host: parts.host,
      web: parts.web,
      own: parts.client.options.packs ?? [],
      isUntrusted: parts.client.options.isUntrusted === true,
      rootOf: (uri) => this.configs.rootOf(uri),
      onChanged: () => this.outdate(),
      log: parts.log,
    });
    this.#knowledge = new WorkspaceKnowledge(parts.ownPages);
    this.related = new RelatedDocuments(
      {
        host: parts.host,
        rootOf: (uri) => this.configs.rootOf(uri),
        openUris: () => this.openUris(),
        document: (uri) => this.#documents.get(uri),
        parsed: (document, core) => this.#parsed.file(document, core),
        isOurs: (uri) => this.#kept.get(uri)?.file !== undefined,
        // What is kept of them has places of before the edit.
        onEdited: (uris) => {
          for (const uri of uris) this.#kept.delete(uri);
        },
        project: () => this.closed.known ?? { digests: new Map(), isIncomplete: false },
      },
      (uris) => this.#outdateThese(uris),
    );
    this.#chosen = new Map(Object.entries(parts.client.options.chosenDialects ?? {}));
    const { host, client, log } = parts;
    const { configs, packs, settings, related } = this;
    const chosen = (uri: string): string | undefined => this.#chosen.get(uri);
    this.closed = new ClosedFiles({ host, client, log, configs, packs, settings, related, chosen });
    this.#documents.onDidOpen(() => this.related.opened());
    this.#documents.onDidChangeContent(({ document }) => this.related.edited(document.uri));
    this.#documents.onDidClose(({ document }) => {
      this.#kept.delete(document.uri);
      this.related.closed(document.uri);
      this.#filesChanged.fire([document.uri]);
      this.#parsed.forget(document.uri);
      this.calm.forget(document.uri);
      this.settings.forget(document.uri);
    });
  }

  /** Begins to follow the client's documents. Listeners that came before hear of each. */
  listen(): Disposable {
    return this.#documents.listen(this.#parts.connection);
  }

  get onOpened() {
    return this.#documents.onDidOpen;
  }
  /** Also when it opens. */
  get onChanged() {
    return this.#documents.onDidChangeContent;
  }
  get onSaved() {
    return this.#documents.onDidSave;
  }
  get onClosed() {
    return this.#documents.onDidClose;
  }
  /** A document was read anew, and taken for this. */
  get onRead() {
    return this.#read.event;
  }
  /** Something beside the documents has changed, so that every answer may be another. */
  get onOutdated() {
    return this.#outdated.event;
  }

  /** Files that these include have changed, so that every answer about them may be another. */
  get onRelatedChanged() {
    return this.#relatedChanged.event;
  }

  /** Files, open or not, of which something has changed on the disk, in what they include, or by being opened or closed. */
  get onFilesChanged() {
    return this.#filesChanged.event;
  }

  openUris(): readonly string[] {
    return this.#documents.keys();
  }

  version(uri: string): number | undefined {
    return this.#documents.get(uri)?.version;
  }

  text(uri: string): string | undefined {
    return this.#documents.get(uri)?.getText();
  }

  /** All files of the workspace's folders that nobody has open, read as far as they have changed. */
  async project(): Promise<ProjectIndex> {
    if (!this.#parts.client.watchesFiles) this.#forgetDisk();
    const index = await this.closed.ready(await this.#parts.core());
    if (index.files === this.#projectFiles) return index;
    this.#projectFiles = index.files;
    this.related.projectChanged();
    this.#lookAgainAtIncluded();
    // What others use of a file is known only now.
    const isUsed = (uri: string): boolean => (this.#kept.get(uri)?.file?.context.related?.users(uri) ?? []).length > 0;
    this.#outdateThese(this.openUris().filter(isUsed));
    return index;
  }

  /** For a client that doesn't tell what has changed on the disk: everything may have. */
  diskMayHaveChanged(): void {
    if (this.#parts.client.watchesFiles || !this.related.hasRead) return;
    this.#forgetDisk();
    this.outdate();
  }

  #forgetDisk(): void {
    this.#epoch++;
    this.related.forgetAll();
    this.closed.known?.clear();
  }

  /** A file was made, changed or removed on the disk. */
  changedOnDisk(uri: string): void {
    if (isReadable(uri) && this.packs.changed(uri)) this.outdate();
    if (isIgnoreFile(uri) && this.closed.known && !isInToolFolder(uri, this.configs.rootOf(uri))) {
      // Other closed files may count now.
      this.closed.known.clear();
      this.#filesChanged.fire([]);
    }
    if (!isYaml(uri)) return;
    this.closed.known?.changed(uri);
    this.related.changedOnDisk(uri);
    this.#filesChanged.fire([uri]);
  }

  /** Folders have come, gone or changed (`come`, or gone for good), and with them all that is in them. */
  async foldersChanged(come: readonly string[], gone: readonly string[]): Promise<void> {
    const core = await this.core();
    const { addressKey, isIn } = core.features;
    const folders = [...come, ...gone];
    const keys = new Set(folders.map(addressKey));
    this.configs.forgetFolders(keys, core);
    this.packs.placesGone(gone);
    const open = this.openUris().filter((uri) => isIn(keys, addressKey(uri)));
    if (open.length > 0) this.#epoch++; // also for who is reading one of them right now
    const closed = this.closed.known?.foldersChanged(keys) ?? [];
    const hasNew = come.filter((uri) => this.closed.known?.folderChanged(uri)).length > 0;
    this.#outdateThese([...new Set([...open, ...closed, ...this.related.foldersChanged(keys)])]);
    if (hasNew) this.#filesChanged.fire([]);
    if (this.packs.foldersChanged(come, gone)) this.outdate();
  }

  outdate(): void {
    this.#epoch++;
    this.closed.known?.clear();
    this.#outdated.fire();
  }

  #outdateThese(uris: readonly string[]): void {
    for (const uri of uris) this.#kept.delete(uri);
    const open = uris.filter((uri) => this.#documents.get(uri) !== undefined);
    if (open.length > 0) this.#relatedChanged.fire(open);
    if (uris.length > 0) this.#filesChanged.fire(uris);
  }

  choose(uri: string, dialect: string | null): void {
    if (dialect === null) this.#chosen.delete(uri);
    else this.#chosen.set(uri, dialect);
    this.outdate();
  }

  core(): Promise<Core> {
    return this.#parts.core();
  }

  /**
   * What is known around an open file, if it has been read already; else it is read meanwhile, so that nobody who types
   * or points waits for it.
   */
  knowledgeNow({ context, core }: OpenFile): Knowledge | undefined {
    const known = this.#knowledge.now(context.catalog);
    if (!known) inBackground(this.#parts.log, "reading the pages", this.#knowledge.of(context.catalog, core));
    return known;
  }

  /** What is known around a document, or, without one, in the first of the folders. */
  async knowledge(
    uri: string | undefined,
    signal?: AbortSignal,
  ): Promise<{ readonly catalog: Catalog; readonly knowledge: Knowledge }> {
    const core = await this.core();
    const place = uri ?? `${this.configs.roots[0] ?? "file://"}/any`;
    const [config, settings] = await Promise.all([this.configs.of(place, core), this.settings.of(place)]);
    const { catalog } = await this.packs.of(place, config, settings, core);
    signal?.throwIfAborted();
    return { catalog, knowledge: await this.#knowledge.of(catalog, core) };
  }

  /** The document as it is now, if it is open and ours. Parsed when first asked for. */
  async file(uri: string, signal?: AbortSignal): Promise<OpenFile | undefined> {
    // What it includes has to be read first; after that it is asked again, since meanwhile all may have changed.
    for (let round = 0; ; round++) {
      const answer = await this.#fileNow(uri, round < mostRounds, signal);
      if (answer !== "unread") return answer;
    }
  }

  async #fileNow(uri: string, mayRead: boolean, signal?: AbortSignal): Promise<OpenFile | undefined | "unread"> {
    const known = this.#fresh(uri);
    if (known) return known.file;
    const epoch = this.#epoch;
    const core = await this.#parts.core();
    const [config, settings] = await Promise.all([this.configs.of(uri, core), this.settings.of(uri)]);
    const packs = await this.packs.of(uri, config, settings, core);
    signal?.throwIfAborted();
    // While we waited, somebody else may have read it, or it may be gone or another version.
    const meanwhile = this.#fresh(uri);
    if (meanwhile) return meanwhile.file;
    const document = this.#documents.get(uri);
    if (!document) return undefined;
    const taken = this.#take(document, core, { config, settings, packs });
    const related = taken && this.related.view(uri, taken.file, taken.context.dialect, core);
    if (taken && related === "unread" && mayRead) {
      await this.related.load(uri, taken.file, taken.context.dialect, core, signal);
      return "unread";
    }
    const file = taken && this.#openFile(document, taken, related, core);
    this.#kept.set(uri, { version: document.version, epoch, file });
    if (file) this.#lookAgainAtIncluded();
    this.#read.fire({ uri, status: file?.status ?? null });
    return file;
  }

  #fresh(uri: string): Kept | undefined {
    const kept = this.#kept.get(uri);
    return kept?.version === this.version(uri) && kept?.epoch === this.#epoch ? kept : undefined;
  }

  /** A document that was of no dialect is one of ours as soon as a file of ours includes it. */
  #lookAgainAtIncluded(): void {
    const others = this.openUris().filter((uri) => this.#kept.has(uri) && this.#kept.get(uri)?.file === undefined);
    const included = others.filter((uri) => this.#isIncluded(uri));
    if (included.length > 0) this.#outdateThese(included);
  }

  #isIncluded(uri: string): boolean {
    return this.related.isIncluded(uri) || this.closed.known?.isOurs(uri) === true;
  }

  #openFile(document: TextDocument, taken: Taken, related: RelatedFiles | "unread" | undefined, core: Core): OpenFile {
    const { uri, version } = document;
    const { file, detected } = taken;
    const { dialect } = taken.context;
    const known = related === "unread" ? this.related.viewOfRead(uri, file, dialect, core) : related;
    const context = { ...taken.context, related: known };
    return openFile({ uri, version, file, context, core, status: statusOf(file, context, detected, core) });
  }

  #take(document: TextDocument, core: Core, around: Omit<Circumstances, "dialect">): Taken | undefined {
    const { uri } = document;
    const { config, packs } = around;
    const path = pathOf(uri);
    const pathInFolder = this.configs.pathInFolder(uri);
    const byConfig = path === undefined ? undefined : core.features.dialectByConfig(config, uri);
    const byHand = this.#chosen.get(uri);
    const isIncluded = this.#isIncluded(uri);
    const { catalog } = packs;
    const detected = this.#parsed.detected(document, [catalog, path, byConfig, byHand, isIncluded], () =>
      catalog.detect(document.getText(), path, { byConfig, byHand, isIncluded, pathInFolder }),
    );
    const dialect = detected && catalog.dialect(detected.dialect);
    if (!detected || !dialect) return undefined;
    const { client, log } = this.#parts;
    const context = checkContext({ dialect, ...around }, client, log);
    return { file: this.#parsed.file(document, core), context, detected };
  }
}

/** What a document was taken for, before the files around it are known. */
interface Taken {
  readonly file: OpenFile["file"];
  readonly context: CheckContext;
  readonly detected: Detected;
}

/** Includes that change faster than they can be read are taken as they are known. */
const mostRounds = 3;

function statusOf(file: OpenFile["file"], context: CheckContext, detected: Detected, core: Core): DocumentStatus {
  const { dialect, locale, config } = context;
  const [first = nothing] = file.documents;
  const { version, from } = core.features.platformOf(file, first, context);
  return {
    dialect: dialect.id,
    title: say(dialect.title, locale),
    dialectFrom: detected.from,
    platform: { version, from },
    versions: dialect.versions,
    hasGraph: dialect.graph !== undefined,
    ...(config.uri === undefined ? {} : { configUri: config.uri }),
  };
}

/** A file without any document in it. */
const nothing: YamlDocument = {
  lineage: {},
  span: { start: 0, end: 0 },
  root: undefined,
  problems: [],
  repeats: [],
  anchors: [],
  unresolved: [],
};
