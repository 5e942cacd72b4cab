import { createHash } from "node:crypto";
import type { Words } from "../../protocol/index.ts";
import { projectUrl } from "./rule-link.ts";
import type { Terminal } from "./terminal.ts";

/**
 * An exception, where it ends: the details go to the log, which is stderr for those who ask for it with
 * PIPEWRIGHT_DEBUG=1; the user gets the words for a plain sentence, with the id of the entry.
 */
export function recordBreakage(error: unknown, terminal: Terminal): Words {
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  // The same fault gives the same id, so that two reports of it are known to be one.
  const id = createHash("sha256").update(details).digest("hex").slice(0, 8);
  debug(terminal, `entry ${id}: ${details}`);
  return { id, url: `${projectUrl}/issues` };
}

/** A line for us, not for the user: shown only to who looks for it. */
export function debug({ environment, err }: Terminal, line: string): void {
  if (environment.PIPEWRIGHT_DEBUG === "1") err.write(`${line}\n`);
}
