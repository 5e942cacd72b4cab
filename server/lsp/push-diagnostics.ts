import type { Connection } from "vscode-languageserver";
import type { ClientAbilities } from "./client-abilities.ts";
import { diagnosticsOf } from "./diagnostics.ts";
import type { Log } from "./log.ts";
import type { Workspace } from "./workspace.ts";

/** While keys follow each other faster than this, nothing is checked; the last one starts the check. */
const quietMs = 40;

/**
 * Publishes diagnostics to a client that doesn't pull them. A file is checked at once when it opens, and once a pause
 * in the typing. A list that was computed for a version that is gone is not sent.
 */
export class PushDiagnostics {
  readonly #connection: Connection;
  readonly #workspace: Workspace;
  readonly #client: ClientAbilities;
  readonly #log: Log;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** Files that have diagnostics on the client's side now, which must be taken back one day. */
  readonly #shown = new Set<string>();

  constructor(connection: Connection, workspace: Workspace, client: ClientAbilities, log: Log) {
    this.#connection = connection;
    this.#workspace = workspace;
    this.#client = client;
    this.#log = log;
    const opening = new Set<string>();
    workspace.onOpened(({ document }) => {
      opening.add(document.uri);
      this.#schedule(document.uri, 0);
    });
    workspace.onChanged(({ document }) => {
      if (!opening.delete(document.uri)) this.#schedule(document.uri, quietMs);
    });
    workspace.onClosed(({ document }) => this.#close(document.uri));
    workspace.calm.onRested((uri) => this.#schedule(uri, 0));
    workspace.onRelatedChanged((uris) => {
      for (const uri of uris) this.#schedule(uri, 0);
    });
    workspace.onOutdated(() => {
      for (const uri of workspace.openUris()) this.#schedule(uri, 0);
    });
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  #schedule(uri: string, delayMs: number): void {
    clearTimeout(this.#timers.get(uri));
    const timer = setTimeout(() => {
      this.#timers.delete(uri);
      this.#publish(uri).catch((error: unknown) => this.#log.failure(`checking ${uri}`, error));
    }, delayMs);
    this.#timers.set(uri, timer);
  }

  async #publish(uri: string): Promise<void> {
    const version = this.#workspace.version(uri);
    const open = await this.#workspace.file(uri);
    if (version === undefined || this.#workspace.version(uri) !== version) return;
    const diagnostics = diagnosticsOf(open, this.#workspace.calm, this.#client);
    if (!open && !this.#shown.has(uri)) return;
    if (open) this.#shown.add(uri);
    else this.#shown.delete(uri);
    await this.#connection.sendDiagnostics({ uri, version, diagnostics });
  }

  #close(uri: string): void {
    clearTimeout(this.#timers.get(uri));
    this.#timers.delete(uri);
    if (!this.#shown.delete(uri)) return;
    this.#connection
      .sendDiagnostics({ uri, diagnostics: [] })
      .catch((error: unknown) => this.#log.failure(`closing ${uri}`, error));
  }
}
