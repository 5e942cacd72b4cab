import type { Stream, Terminal } from "./terminal.ts";

/** How it ends when the result could not be written: as when a file could not. */
const unwritableCode = 2;

export interface ProcessTerminal {
  readonly terminal: Terminal;
  /** The signal that asked us to stop, if one did. */
  interruptedBy(): NodeJS.Signals | undefined;
  /** Sets the exit code, unless the result could not be written, which has one of its own. */
  endWith(exitCode: number): void;
}

/** The process that we run in, as a terminal. Ctrl+C and a reader that goes away abort its signal; a second Ctrl+C ends us at once. */
export function processTerminal(onUnwritable: (code: string, terminal: Terminal) => void): ProcessTerminal {
  const abort = new AbortController();
  let isUnwritable = false;
  let interrupt: NodeJS.Signals | undefined;
  const onSignal = (signal: NodeJS.Signals): void => {
    interrupt = signal;
    abort.abort();
    // Whoever waits for input waits no longer.
    process.stdin.destroy();
  };
  const signals = ["SIGINT", "SIGTERM"] as const;
  for (const signal of signals) process.once(signal, onSignal);
  const out = streamOf(process.stdout, (code) => {
    abort.abort();
    // `pipewright … | head` closes the pipe when it has seen enough: no fault of anyone.
    if (code === "EPIPE") return;
    isUnwritable = true;
    process.exitCode = unwritableCode;
    onUnwritable(code, terminal);
  });
  // Where stderr itself can't be written, nobody is left to be told.
  const err = streamOf(process.stderr, () => {});
  const terminal: Terminal = {
    get folder() {
      return process.cwd(); // Throws where the folder was deleted: below the door, not before it.
    },
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
  const endWith = (exitCode: number): void => {
    if (!isUnwritable) process.exitCode = exitCode;
  };
  return { terminal, interruptedBy: () => interrupt, endWith };
}

/** `onBroken` is called once with the system's code when nothing can be written any more. */
function streamOf(stream: NodeJS.WriteStream, onBroken: (code: string) => void): Stream & { release(): void } {
  let isBroken = false;
  const onError = ({ code, message }: NodeJS.ErrnoException): void => {
    if (isBroken) return;
    isBroken = true;
    onBroken(code ?? message);
  };
  stream.on("error", onError);
  return {
    write(text) {
      if (!isBroken && text.length > 0) stream.write(text);
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
