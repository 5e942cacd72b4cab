import type { CancellationToken, Diagnostic, PublishDiagnosticsParams } from "vscode-languageserver/node";
import { CancellationTokenSource, LSPErrorCodes, ResponseError } from "vscode-languageserver/node";

/** What an editor shows of a document, and since when. */
export interface Shown {
  readonly atMs: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** How an editor comes to the diagnostics of the one open document. */
export interface ShownDiagnostics {
  /** The server is about to be told of a new version. */
  changing(version: number): void;
  /** The server has been told. */
  changed(): void;
  /** The server says that its answers may be others now. */
  refresh(): void;
  /** Once there is nothing to wait for: what is shown, and how often that has been set. */
  whenShown(): Promise<Shown>;
  readonly shownCount: number;
}

interface Report {
  readonly kind?: string;
  readonly resultId?: string;
  readonly items?: readonly Diagnostic[];
}

/**
 * Pulls after each change as VS Code does: at once, with no pause in between. While an answer is awaited, a change
 * cancels the question, and it is asked again when the answer to the first has come, whatever it was.
 * Source: vscode-languageclient 11.0, `DiagnosticRequestor.pullAsync` in common/diagnostic.ts.
 */
export class PulledDiagnostics implements ShownDiagnostics {
  readonly #ask: (previousResultId: string | undefined, token: CancellationToken) => Promise<Report>;
  #asking: { readonly cancellation: CancellationTokenSource; isOutdated: boolean } | undefined;
  #done: Promise<void> = Promise.resolve();
  #resultId: string | undefined;
  #shown: Shown = { atMs: 0, diagnostics: [] };
  shownCount = 0;

  constructor(ask: (previousResultId: string | undefined, token: CancellationToken) => Promise<Report>) {
    this.#ask = ask;
  }

  changing(): void {
    // What is awaited is an answer, not a version.
  }

  changed(): void {
    if (this.#asking === undefined) {
      this.#done = this.#pull();
      this.#done.catch(() => undefined); // `whenShown` tells.
    } else {
      this.#asking.isOutdated = true;
      this.#asking.cancellation.cancel();
    }
  }

  refresh(): void {
    this.changed();
  }

  async whenShown(): Promise<Shown> {
    await this.#done;
    return this.#shown;
  }

  async #pull(): Promise<void> {
    for (;;) {
      const asking = { cancellation: new CancellationTokenSource(), isOutdated: false };
      this.#asking = asking;
      const report = await this.#ask(this.#resultId, asking.cancellation.token).catch(orAskAgain);
      this.#asking = undefined;
      if (report === "ask again" || asking.isOutdated) continue;
      this.#resultId = report.resultId;
      const diagnostics = report.kind === "unchanged" ? this.#shown.diagnostics : (report.items ?? []);
      this.#shown = { atMs: performance.now(), diagnostics };
      this.shownCount += 1;
      return;
    }
  }
}

/** A server may say that it was interrupted: then an editor asks again. */
const interruptions: ReadonlySet<number> = new Set([
  LSPErrorCodes.ServerCancelled,
  LSPErrorCodes.ContentModified,
  LSPErrorCodes.RequestCancelled,
]);

function orAskAgain(error: unknown): "ask again" {
  if (error instanceof ResponseError && interruptions.has(error.code)) return "ask again";
  throw error;
}

/** Waits for what a server publishes. Of those that name no version, the first after a change counts. */
export class PublishedDiagnostics implements ShownDiagnostics {
  #version = 0;
  #shown: Shown | undefined;
  #onShown: (() => void) | undefined;
  shownCount = 0;

  changing(version: number): void {
    this.#version = version;
    this.#shown = undefined;
  }

  changed(): void {
    // The server publishes by itself.
  }

  refresh(): void {
    // Only those who pull are told so.
  }

  published({ version, diagnostics }: PublishDiagnosticsParams): void {
    if (version !== undefined && version !== this.#version) return;
    this.#shown = { atMs: performance.now(), diagnostics };
    this.shownCount += 1;
    this.#onShown?.();
  }

  async whenShown(): Promise<Shown> {
    for (;;) {
      if (this.#shown) return this.#shown;
      await new Promise<void>((resolve) => {
        this.#onShown = resolve;
      });
    }
  }
}
