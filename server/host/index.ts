/**
 * The world as the core sees it (`Host`), once for each place that we run in. This door opens in a browser worker
 * too; what needs Node stands behind `node/index.ts`.
 * Law: an unreadable file is an answer, never a throw; only the signal makes a host throw.
 */
export { memoryHost } from "./memory-host.ts";
