import type { CheckContext, Host, ProjectIndex, TakenFile } from "../features/index.ts";
import { pathOf } from "./addresses.ts";
import { checkContext } from "./check-context.ts";
import type { ClientAbilities } from "./client-abilities.ts";
import type { Core } from "./core.ts";
import type { Log } from "./log.ts";
import type { ProjectConfigs } from "./project-configs.ts";
import type { PacksOfProjects } from "./project-packs.ts";
import type { RelatedDocuments } from "./related-documents.ts";
import type { Settings } from "./settings.ts";

export interface ClosedParts {
  readonly host: Host;
  readonly client: ClientAbilities;
  readonly log: Log;
  readonly configs: ProjectConfigs;
  readonly packs: PacksOfProjects;
  readonly settings: Settings;
  readonly related: RelatedDocuments;
  readonly chosen: (uri: string) => string | undefined;
}

/** A file that nobody has open, with all that a check of it needs. */
export interface ClosedFile {
  readonly file: TakenFile["file"];
  readonly context: CheckContext;
  readonly core: Core;
}

/** The files of the workspace's folders that nobody has open: read when somebody asks, and kept as plain data only. */
export class ClosedFiles {
  readonly #parts: ClosedParts;
  #index: ProjectIndex | undefined;

  constructor(parts: ClosedParts) {
    this.#parts = parts;
  }

  /** What is known without reading anything; undefined while nobody has asked for more. */
  get known(): ProjectIndex | undefined {
    return this.#index;
  }

  /** The index, with all in it that has changed since somebody asked last. */
  async ready(core: Core): Promise<ProjectIndex> {
    this.#index ??= this.#makeIndex(core);
    await this.#index.ready();
    return this.#index;
  }

  /** A file as it is on the disk, ready to be checked; undefined when it is not there any more, or not ours. */
  async read(uri: string, core: Core, signal: AbortSignal): Promise<ClosedFile | undefined> {
    const { host, related } = this.#parts;
    const { bytes } = core.features.projectLimits;
    const answer = await host.readInside(related.rootOf(uri).uri, uri, bytes, signal);
    const taken = answer.kind === "text" ? await this.#take(uri, answer.text, core) : undefined;
    if (!taken) return undefined;
    const { file, context } = taken;
    const { dialect } = context;
    await related.load(uri, file, dialect, core, signal);
    return { file, core, context: { ...context, related: related.viewOfRead(uri, file, dialect, core) } };
  }

  #makeIndex(core: Core): ProjectIndex {
    const { host, configs, related } = this.#parts;
    return new core.features.ProjectIndex({
      host,
      roots: () => configs.roots,
      rootOf: (uri) => related.rootOf(uri),
      take: (uri, text) => this.#take(uri, text, core),
    });
  }

  async #take(uri: string, text: string, core: Core): Promise<TakenFile | undefined> {
    const { configs, packs: allPacks, settings: allSettings, client, log, chosen } = this.#parts;
    // One question for a folder of the workspace, not one for each of its files.
    const settings = await allSettings.of(configs.rootOf(uri) ?? uri);
    const config = await configs.of(uri, core);
    const packs = await allPacks.of(uri, config, settings, core);
    const { catalog } = packs;
    const byConfig = core.features.dialectByConfig(config, uri);
    const choices = { byConfig, byHand: chosen(uri), pathInFolder: configs.pathInFolder(uri) };
    const path = pathOf(uri);
    const alone = catalog.detect(text, path, choices);
    const detected = alone ?? catalog.detect(text, path, { ...choices, isIncluded: true });
    const dialect = detected && catalog.dialect(detected.dialect);
    if (!dialect) return undefined;
    const file = core.document.parseSource(text);
    return { file, context: checkContext({ dialect, packs, config, settings }, client, log), isCandidate: !alone };
  }
}
