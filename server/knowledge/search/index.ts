/**
 * Search alone, without reading or rendering pages: for a browser that is to load little.
 * Law: nothing that reads Markdown or YAML is imported from here.
 */
export { type Hit, Knowledge } from "../knowledge.ts";
export { readPreparedPages } from "../prepared-pages.ts";
