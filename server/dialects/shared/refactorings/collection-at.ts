import {
  nodePathAt,
  type Span,
  type YamlEntry,
  type YamlList,
  type YamlMap,
  type YamlNode,
} from "../../../document/index.ts";

/** A map or list, and where it stands. */
export interface Collection {
  readonly node: YamlMap | YamlList;
  /** The key that it is the value of, or the list that it is an item of; neither for a root. */
  readonly entry: YamlEntry | undefined;
  readonly item: boolean;
  /** Within other brackets or braces. */
  readonly isInFlow: boolean;
}

/**
 * The map or list that a cursor means: the outermost one in brackets around it; else the one in whose key it stands, or
 * the innermost around it. Nothing that came by an alias.
 */
export function collectionAt(root: YamlNode | undefined, { start, end }: Span): Collection | undefined {
  if (!root || root.span.origin) return undefined;
  const { nodes, entry, on, path } = nodePathAt(root, start);
  const flowAt = nodes.findIndex((node) => isCollection(node) && node.flow);
  const value = entry?.value;
  const isValue = on !== "value" && value !== undefined && isCollection(value) && !value.span.origin && !entry?.merged;
  // On the key itself the value is meant, unless that key stands within brackets.
  if (isValue && flowAt < 0 && entry)
    return end <= value.span.end ? { node: value, entry, item: false, isInFlow: false } : undefined;
  const index = flowAt >= 0 ? flowAt : nodes.findLastIndex(isCollection);
  const node = nodes[index];
  if (!node || !isCollection(node) || node.span.origin || end > node.span.end) return undefined;
  const parent = nodes[index - 1];
  const step = path[index - 1];
  const own = parent?.kind === "map" ? parent.entries.find(({ key }) => key.text === step) : undefined;
  return { node, entry: own, item: parent?.kind === "list", isInFlow: false };
}

function isCollection(node: YamlNode): node is YamlMap | YamlList {
  return node.kind === "map" || node.kind === "list";
}
