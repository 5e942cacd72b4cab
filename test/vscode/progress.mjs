// Says on a terminal what takes long, how long it may take and how long it has taken so far.
// Standard output stays free: callers print results there.

/** @typedef {(line: string) => void} Log One line for a person to read, without a newline at its end. */

/** The usual log: standard error. @type {Log} */
export const logToStderr = (line) => void process.stderr.write(`${line}\n`);

/** A line this often tells that a long step still runs; a log that is read later should stay short. */
const REMIND_EVERY_MS = 20_000;

/**
 * Runs one step and logs its beginning, a reminder now and then, and its end with the time it took.
 * What the step throws goes on to the caller.
 *
 * @template Value
 * @param {Log} log
 * @param {string} what for instance "Building the editor (2 to 3 minutes)"
 * @param {() => Promise<Value>} step
 * @returns {Promise<Value>}
 */
export async function withProgress(log, what, step) {
  const startedAt = performance.now();
  const elapsed = () => formatSeconds(performance.now() - startedAt);
  log(`${what} …`);
  const reminder = setInterval(() => log(`  … still at it, ${elapsed()} so far`), REMIND_EVERY_MS);
  try {
    const value = await step();
    log(`  done in ${elapsed()}`);
    return value;
  } catch (error) {
    log(`  failed after ${elapsed()}`);
    throw error;
  } finally {
    clearInterval(reminder);
  }
}

/** "7 s" or "2 min 05 s". @param {number} durationMs */
export function formatSeconds(durationMs) {
  const seconds = Math.round(durationMs / 1000);
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, "0")} s`;
}
