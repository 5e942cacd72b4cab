/** The web through Node: loaded by who names a pack there, since most never do. */
export { cacheFolder, folderCopies } from "./archive-copies.ts";
export { nodeTransport } from "./request-archive.ts";
