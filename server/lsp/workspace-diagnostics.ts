import type {
  Diagnostic,
  ResultProgressReporter,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDiagnosticReportPartialResult,
  WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import type { ClientAbilities } from "./client-abilities.ts";
import type { Core } from "./core.ts";
import { toLspDiagnostic } from "./diagnostics.ts";
import type { Workspace } from "./workspace.ts";

/** So many files that nobody has open are checked; the others when somebody opens them. */
const mostFiles = 1_000;
/** So many reports are sent at once to a client that takes them piece by piece. */
const batchSize = 25;
/** So long nothing has to change before what has changed is checked again. */
const quietMs = 500;
/** So often we wait for that; then what has changed by now is checked, though something may change all the time. */
const mostWaits = 4;

type Pieces = ResultProgressReporter<WorkspaceDiagnosticReportPartialResult>;

interface Result {
  readonly resultId: string;
  readonly items: Diagnostic[];
}

/** By `addressKey`: a client need not spell an address as the disk does, and keeps what it has under its own spelling. */
type Known = ReadonlyMap<string, { readonly uri: string; readonly resultId: string }>;

/**
 * Answers `workspace/diagnostic`: the findings in files that nobody has open. The first answer comes as soon as all are
 * checked; every later request waits until there is something new to tell, so that a client that asks again and again
 * costs nothing. Files that are open are pulled for themselves.
 */
export class WorkspaceDiagnostics {
  readonly #workspace: Workspace;
  readonly #client: ClientAbilities;
  /** By `addressKey`. */
  readonly #results = new Map<string, Result>();
  /** Undefined as long as nobody has asked: until then there are no results. */
  #addressKey: Core["features"]["addressKey"] | undefined;
  /** Files that were open: a client may still show what it pulled for them, and name no result of ours for it. */
  readonly #left = new Set<string>();
  #resultCount = 0;
  #changeCount = 0;
  #isStopped = false;
  #waiting: (() => void)[] = [];

  constructor(workspace: Workspace, client: ClientAbilities) {
    this.#workspace = workspace;
    this.#client = client;
    workspace.onClosed(({ document: { uri } }) => {
      this.#left.add(uri);
      this.#changed();
    });
    workspace.onOutdated(() => {
      this.#results.clear();
      this.#changed();
    });
    workspace.onFilesChanged((uris) => {
      for (const uri of uris) this.#results.delete(this.#addressKey?.(uri) ?? uri);
      this.#changed();
    });
  }

  dispose(): void {
    this.#isStopped = true;
    this.#changed();
  }

  /** `pieces` takes a part of the answer before the rest is there; undefined where the client wants it whole. */
  async answer(
    { previousResultIds }: WorkspaceDiagnosticParams,
    pieces: Pieces | undefined,
    signal: AbortSignal,
  ): Promise<WorkspaceDiagnosticReport> {
    const core = await this.#workspace.core();
    const { addressKey } = core.features;
    this.#addressKey = addressKey;
    const known = new Map(previousResultIds.map(({ uri, value }) => [addressKey(uri), { uri, resultId: value }]));
    for (;;) {
      const changeCount = this.#changeCount;
      const sent = await this.#report(known, core, pieces, signal);
      if (sent.isAny || this.#isStopped) return { items: sent.items };
      if (changeCount === this.#changeCount) await this.#change(signal);
      await this.#rest(signal);
    }
  }

  async #report(
    known: Known,
    core: Core,
    pieces: Pieces | undefined,
    signal: AbortSignal,
  ): Promise<{ readonly items: WorkspaceDocumentDiagnosticReport[]; readonly isAny: boolean }> {
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    let isAny = false;
    const add = (report: WorkspaceDocumentDiagnosticReport): void => {
      isAny = true;
      items.push(report);
      if (pieces && items.length >= batchSize) pieces.report({ items: items.splice(0) });
    };
    const { addressKey } = core.features;
    const closed = await this.#closedUris(core, signal);
    for (const [key, uri] of closed) {
      const before = known.get(key);
      const { resultId, items: found } = await this.#resultOf(key, uri, core, signal);
      if (before?.resultId === resultId || (!before && found.length === 0)) continue;
      add({ kind: "full", uri: before?.uri ?? uri, version: null, resultId, items: found });
    }
    const open = this.#openKeys(core);
    for (const uri of new Set([...[...known.values()].map((one) => one.uri), ...this.#left])) {
      const key = addressKey(uri);
      if (open.has(key)) continue;
      this.#left.delete(uri);
      if (!closed.has(key)) add({ kind: "full", uri, version: null, items: [] });
    }
    return { items, isAny };
  }

  /** By `addressKey`. */
  async #closedUris(core: Core, signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
    const [root] = this.#workspace.configs.roots;
    if (root === undefined) return new Map();
    const { workspaceDiagnostics } = await this.#workspace.settings.of(root);
    if (workspaceDiagnostics === false) return new Map();
    const { files } = await this.#workspace.project();
    signal.throwIfAborted();
    const open = this.#openKeys(core);
    const all = files.map(({ uri }) => [core.features.addressKey(uri), uri] as const);
    return new Map(all.filter(([key]) => !open.has(key)).slice(0, mostFiles));
  }

  #openKeys({ features }: Core): ReadonlySet<string> {
    return new Set(this.#workspace.openUris().map(features.addressKey));
  }

  async #resultOf(key: string, uri: string, core: Core, signal: AbortSignal): Promise<Result> {
    const known = this.#results.get(key);
    if (known) return known;
    const changeCount = this.#changeCount;
    const closed = await this.#workspace.closed.read(uri, core, signal);
    signal.throwIfAborted();
    const findings = closed ? core.features.diagnose(closed.file, closed.context) : [];
    const items = closed ? findings.map((one) => toLspDiagnostic({ ...closed, uri }, one, this.#client)) : [];
    const result = { resultId: String(++this.#resultCount), items };
    if (changeCount === this.#changeCount) this.#results.set(key, result);
    return result;
  }

  #changed(): void {
    this.#changeCount++;
    for (const wake of this.#waiting.splice(0)) wake();
  }

  /** Until something changes, or nobody waits any more. */
  #change(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        this.#waiting = this.#waiting.filter((one) => one !== wake);
        reject(signal.reason);
      };
      const wake = (): void => {
        signal.removeEventListener("abort", stop);
        resolve();
      };
      if (signal.aborted) reject(signal.reason);
      else {
        signal.addEventListener("abort", stop, { once: true });
        this.#waiting.push(wake);
      }
    });
  }

  /** Until nothing has changed for a moment, or we have waited for that long enough. */
  async #rest(signal: AbortSignal): Promise<void> {
    for (let waits = 0; waits < mostWaits; waits++) {
      if (this.#isStopped || !(await this.#isRestless(signal))) return;
    }
  }

  /** Whether something has changed while we waited a moment. */
  async #isRestless(signal: AbortSignal): Promise<boolean> {
    const changeCount = this.#changeCount;
    await new Promise((resolve) => {
      setTimeout(resolve, quietMs);
    });
    signal.throwIfAborted();
    return changeCount !== this.#changeCount;
  }
}
