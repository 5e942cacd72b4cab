/**
 * The rooms behind this door, as one module. In Node it is a file of its own (`dist/server-core.js`), which is not even
 * read before the answer to `initialize`; in a worker it is part of the one bundle.
 * Law: nothing else in this room imports the core's rooms, but for their types.
 */
export * as dialects from "../dialects/index.ts";
export * as document from "../document/index.ts";
export * as features from "../features/index.ts";
export * as knowledge from "../knowledge/index.ts";
