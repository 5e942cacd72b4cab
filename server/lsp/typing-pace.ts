import type { Workspace } from "./workspace.ts";

/** Changes that follow each other faster than this are a burst: keys that are held down, a macro, a fast typist. */
const closeMs = 100;
/** So long nothing has to change within a burst before anything is checked. */
const quietMs = 40;

interface LastChange {
  readonly atMs: number;
  readonly isInBurst: boolean;
}

/**
 * Waits with a check while changes follow each other so fast that its outcome would never be seen: a client takes its
 * question back at the next key. A key that comes alone waits for nothing.
 */
export class TypingPace {
  readonly #last = new Map<string, LastChange>();
  readonly #nowMs: () => number;

  constructor(workspace: Pick<Workspace, "onChanged" | "onClosed">, nowMs: () => number = () => performance.now()) {
    this.#nowMs = nowMs;
    workspace.onChanged(({ document: { uri } }) => this.#changed(uri));
    workspace.onClosed(({ document: { uri } }) => this.#last.delete(uri));
  }

  /** Comes back when the document rests, or does not change so fast. Rejects when the asker waits no more. */
  async rested(uri: string, signal: AbortSignal): Promise<void> {
    for (let last = this.#last.get(uri); last?.isInBurst; last = this.#last.get(uri)) {
      const leftMs = last.atMs + quietMs - this.#nowMs();
      if (leftMs <= 0) return;
      await pause(leftMs, signal);
    }
  }

  #changed(uri: string): void {
    const before = this.#last.get(uri);
    const atMs = this.#nowMs();
    this.#last.set(uri, { atMs, isInBurst: before !== undefined && atMs - before.atMs < closeMs });
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, ms);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
}
