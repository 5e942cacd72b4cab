import { type Connection, type Disposable, Emitter, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { type DocumentStatus, type PipewrightSettings, say } from "../../protocol/index.ts";
import type { Detected } from "../dialects/index.ts";
import type { YamlDocument } from "../document/index.ts";
import type { CheckContext, Host, ProjectConfig } from "../features/index.ts";
import { pathOf } from "./addresses.ts";
import { CalmDiagnostics } from "./calm-diagnostics.ts";
import type { ClientAbilities } from "./client-abilities.ts";
import type { Core } from "./core.ts";
import type { Log } from "./log.ts";
import { type OpenFile, openFile } from "./open-file.ts";
import { ParsedTexts } from "./parsed-texts.ts";
import { ProjectConfigs } from "./project-configs.ts";
import { Settings } from "./settings.ts";

export interface WorkspaceParts {
  readonly connection: Connection;
  readonly client: ClientAbilities;
  readonly core: () => Promise<Core>;
  readonly host: Host;
  readonly log: Log;
  /** The addresses of the workspace's folders. */
  readonly roots: readonly string[];
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
  readonly host: Host;
  readonly #parts: WorkspaceParts;
  readonly calm = new CalmDiagnostics();
  readonly #parsed = new ParsedTexts((...edit) => this.calm.edited(...edit));
  readonly #documents = new TextDocuments(this.#parsed.configuration);
  readonly #kept = new Map<string, Kept>();
  readonly #chosen: Map<string, string>;
  readonly #read = new Emitter<{ readonly uri: string; readonly status: DocumentStatus | null }>();
  readonly #outdated = new Emitter<void>();
  #epoch = 0;

  constructor(parts: WorkspaceParts) {
    this.#parts = parts;
    this.host = parts.host;
    this.settings = new Settings(parts.connection, parts.client, parts.log);
    this.configs = new ProjectConfigs(parts.host, parts.roots);
    this.#chosen = new Map(Object.entries(parts.client.options.chosenDialects ?? {}));
    this.#documents.onDidClose(({ document }) => {
      this.#kept.delete(document.uri);
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

  openUris(): readonly string[] {
    return this.#documents.keys();
  }

  version(uri: string): number | undefined {
    return this.#documents.get(uri)?.version;
  }

  text(uri: string): string | undefined {
    return this.#documents.get(uri)?.getText();
  }

  outdate(): void {
    this.#epoch++;
    this.#outdated.fire();
  }

  choose(uri: string, dialect: string | null): void {
    if (dialect === null) this.#chosen.delete(uri);
    else this.#chosen.set(uri, dialect);
    this.outdate();
  }

  /** The document as it is now, if it is open and ours. Parsed when first asked for. */
  async file(uri: string, signal?: AbortSignal): Promise<OpenFile | undefined> {
    const known = this.#fresh(uri);
    if (known) return known.file;
    const epoch = this.#epoch;
    const core = await this.#parts.core();
    const [config, settings] = await Promise.all([this.configs.of(uri, core), this.settings.of(uri)]);
    signal?.throwIfAborted();
    // While we waited, somebody else may have read it, or it may be gone or another version.
    const meanwhile = this.#fresh(uri);
    if (meanwhile) return meanwhile.file;
    const document = this.#documents.get(uri);
    if (!document) return undefined;
    const file = this.#readFile(document, core, config, settings);
    this.#kept.set(uri, { version: document.version, epoch, file });
    this.#read.fire({ uri, status: file?.status ?? null });
    return file;
  }

  #fresh(uri: string): Kept | undefined {
    const kept = this.#kept.get(uri);
    return kept?.version === this.version(uri) && kept?.epoch === this.#epoch ? kept : undefined;
  }

  #readFile(
    document: TextDocument,
    core: Core,
    config: ProjectConfig,
    settings: PipewrightSettings,
  ): OpenFile | undefined {
    const { uri, version } = document;
    const path = pathOf(uri);
    const byConfig = path === undefined ? undefined : core.features.dialectByConfig(config, uri);
    const byHand = this.#chosen.get(uri);
    const detected = this.#parsed.detected(document, `${path} ${byConfig} ${byHand}`, () =>
      core.dialects.detectDialect(document.getText(), path, { byConfig, byHand }),
    );
    const dialect = detected && core.dialects.dialectById(detected.dialect);
    if (!detected || !dialect) return undefined;
    const { client, log } = this.#parts;
    const context: CheckContext = {
      dialect,
      locale: client.locale,
      config: settings.level === undefined ? config : { ...config, level: config.level ?? settings.level },
      choices: settings.platform === undefined ? {} : { setting: settings.platform },
      levels: new Map(Object.entries(settings.rules ?? {})),
      log: (line) => log.line(line),
    };
    const file = this.#parsed.file(document, core);
    return openFile({ uri, version, file, context, core, status: statusOf(file, context, detected, core) });
  }
}

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
  span: { start: 0, end: 0 },
  root: undefined,
  problems: [],
  repeats: [],
  anchors: [],
  unresolved: [],
};
