import type { YamlNode } from "../../document/index.ts";

/** The names that may be variables in the values below a node, kept as long as the node lives. Keys don't count. */
export function usedWords(node: YamlNode): ReadonlySet<string> {
  const known = wordsByNode.get(node);
  if (known) return known;
  const words = new Set<string>();
  collect(node, words);
  wordsByNode.set(node, words);
  return words;
}

const wordsByNode = new WeakMap<YamlNode, ReadonlySet<string>>();
const variableWord = /(?<![A-Za-z0-9_])[A-Z_][A-Z0-9_]*(?![A-Za-z0-9_])/g;

function collect(node: YamlNode, into: Set<string>): void {
  if (node.kind === "scalar") for (const [word] of node.text.matchAll(variableWord)) into.add(word);
  else if (node.kind === "list") for (const item of node.items) collect(item, into);
  else if (node.kind === "map") for (const { value } of node.entries) collect(value, into);
}
