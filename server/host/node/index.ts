/** The file system through Node: for the command line and the language server on a desk. Never loaded in a worker. */

export { nodeHost } from "./node-host.ts";
export { ownPacks } from "./own-packs.ts";
export { readOwnPages } from "./own-pages.ts";
export { readTextFile, type TextFileAnswer, textOfBytes } from "./read-text-file.ts";
