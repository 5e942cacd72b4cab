/** A server that ends more often than this in that time would end again. */
const crashLimit = 4;
const crashWindowMs = 3 * 60_000;

/** Whether to start the server again after its latest crash; times in milliseconds, oldest first. */
export function mayRestart(crashedAtMs: readonly number[]): boolean {
  const latest = crashedAtMs.at(-1) ?? 0;
  return crashedAtMs.filter((at) => latest - at <= crashWindowMs).length <= crashLimit;
}
