import type { Connection } from "vscode-languageserver";

/** Where the server's own troubles go: the client's output channel, one line each. */
export interface Log {
  line(text: string): void;
  /** A bug or a broken outside, in one line with an id that a report can quote. Gives the id back. */
  failure(where: string, error: unknown): string;
}

export function logTo(connection: Pick<Connection, "console">): Log {
  return {
    line: (text) => connection.console.info(text),
    failure(where, error) {
      const id = crypto.randomUUID().slice(0, 8);
      connection.console.error(`[${id}] ${where} failed: ${oneLine(error)}`);
      return id;
    },
  };
}

function oneLine(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return text.replace(/\s*\n\s*/g, " | ");
}

/** Lets work go on that nobody waits for; its failure is logged. */
export function inBackground(log: Log, name: string, promise: Promise<unknown>): void {
  promise.catch((error: unknown) => log.failure(name, error));
}
