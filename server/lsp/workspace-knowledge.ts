import type { Catalog } from "../features/index.ts";
import type { Knowledge, PreparedPages } from "../knowledge/index.ts";
import type { Core } from "./core.ts";

/** What is known, by the packs that count: read when somebody first asks, and kept until a pack changes. */
export class WorkspaceKnowledge {
  readonly #ownText: () => Promise<string | undefined>;
  readonly #known = new WeakMap<Catalog, Promise<Knowledge>>();
  readonly #ready = new WeakMap<Catalog, Knowledge>();
  #own: Promise<PreparedPages | undefined> | undefined;

  /** `ownText`: the pages that are shipped with us; undefined where they can't be had. */
  constructor(ownText: () => Promise<string | undefined>) {
    this.#ownText = ownText;
  }

  /** What is known already; undefined while it still has to be read. */
  now(catalog: Catalog): Knowledge | undefined {
    return this.#ready.get(catalog);
  }

  of(catalog: Catalog, core: Core): Promise<Knowledge> {
    const known = this.#known.get(catalog);
    if (known) return known;
    const knowledge = this.#read(catalog, core);
    this.#known.set(catalog, knowledge);
    return knowledge;
  }

  async #read(catalog: Catalog, { features, knowledge }: Core): Promise<Knowledge> {
    this.#own ??= this.#ownText().then((text) => (text === undefined ? undefined : knowledge.readPreparedPages(text)));
    const ready = await features.knowledgeOf(catalog, await this.#own);
    this.#ready.set(catalog, ready);
    return ready;
  }
}
