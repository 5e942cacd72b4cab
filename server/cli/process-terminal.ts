import type { Stream, Terminal } from "./terminal.ts";

export interface ProcessTerminal {
  readonly terminal: Terminal;
  /** The signal that asked us to stop, if one did. */
  interruptedBy(): NodeJS.Signals | undefined;
}

/** The process that we run in, as a terminal. Ctrl+C and a reader that goes away abort its signal; a second Ctrl+C ends us at once. */
export function processTerminal(): ProcessTerminal {
  const abort = new AbortController();
  let interrupt: NodeJS.Signals | undefined;
  const onSignal = (signal: NodeJS.Signals): void => {
    interrupt = signal;
    abort.abort();
    // Whoever waits for input waits no longer.
    process.stdin.destroy();
  };
  const signals = ["SIGINT", "SIGTERM"] as const;
  for (const signal of signals) process.once(signal, onSignal);
  const out = streamOf(process.stdout, () => abort.abort());
  const err = streamOf(process.stderr, () => {});
  const terminal: Terminal = {
    folder: process.cwd(),
    environment: process.env,
    out,
    err,
    readInput: () => readInput(abort.signal),
    nowMs: () => performance.now(),
    signal: abort.signal,
    release() {
      for (const signal of signals) process.off(signal, onSignal);
      out.release();
      err.release();
    },
  };
  return { terminal, interruptedBy: () => interrupt };
}

/** `onGone` is called when nobody reads any more: `pipewright … | head` closes the pipe when it has seen enough. */
function streamOf(stream: NodeJS.WriteStream, onGone: () => void): Stream & { release(): void } {
  let isGone = false;
  const onError = (error: NodeJS.ErrnoException): void => {
    if (error.code !== "EPIPE") throw error;
    isGone = true;
    onGone();
  };
  stream.on("error", onError);
  return {
    write(text) {
      if (!isGone && text.length > 0) stream.write(text);
    },
    isTerminal: stream.isTTY === true,
    // A terminal whose size nobody set says 0.
    columns: stream.isTTY && stream.columns > 0 ? stream.columns : undefined,
    release: () => stream.off("error", onError),
  };
}

async function readInput(signal: AbortSignal): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  signal.throwIfAborted();
  return Buffer.concat(chunks);
}
