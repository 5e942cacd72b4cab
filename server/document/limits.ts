/**
 * The stated limits, past which a file gets less than the full service, and a message that says so.
 * Source: the dialect's specification, "limits".
 */
export const limits = {
  /** Full service up to here; syntax alone beyond. UTF-16 units stand for bytes: for our texts the difference is small. */
  serviceUnits: 5_000_000,
  serviceLines: 50_000,
  /** Nothing at all beyond. */
  syntaxUnits: 50_000_000,
  nesting: 100,
  /** How deep brackets or list marks may nest before even the parser is not asked: it is slow and recursive there. */
  parserNesting: 250,
  aliasExpansions: 10_000,
  /** Nodes of a tree with all its aliases followed. */
  nodes: 1_000_000,
} as const;
