import type { Path, PathStep, YamlEntry, YamlNode } from "./tree.ts";

/** What stands at an offset. */
export interface NodePlace {
  /** To the innermost node around the offset; for a key, the path of its value. */
  readonly path: Path;
  /** From the root to the innermost node that contains the offset. */
  readonly nodes: readonly YamlNode[];
  /** The innermost entry whose key or value it is. */
  readonly entry: YamlEntry | undefined;
  /** `gap`: between things, inside the innermost map or list. */
  readonly on: "key" | "value" | "gap";
}

/** What stands at an offset, by the words as they stand in the file: it never follows an alias or a merge. */
export function nodePathAt(root: YamlNode, offset: number): NodePlace {
  const path: PathStep[] = [];
  const nodes: YamlNode[] = [root];
  let entry: YamlEntry | undefined;
  for (let node = root; ; ) {
    if (node.kind === "map") {
      const hit = node.entries.find((one) => !one.merged && one.span.start <= offset && offset <= one.span.end);
      if (!hit) return { path, nodes, entry, on: "gap" };
      path.push(hit.key.text);
      entry = hit;
      if (offset <= hit.key.span.end) return { path, nodes, entry, on: "key" };
      if (!covers(hit.value, offset)) return { path, nodes, entry, on: "gap" };
      node = hit.value;
    } else if (node.kind === "list") {
      const index = node.items.findIndex((item) => covers(item, offset));
      const item = node.items[index];
      if (!item) return { path, nodes, entry, on: "gap" };
      path.push(index);
      entry = undefined;
      node = item;
    } else return { path, nodes, entry, on: "value" };
    nodes.push(node);
  }
}

function covers(node: YamlNode, offset: number): boolean {
  return node.span.start <= offset && offset <= node.span.end;
}

/** The node at a path, through aliases and merges; undefined where the path leads nowhere. */
export function nodeAt(root: YamlNode | undefined, path: Path): YamlNode | undefined {
  let node = root;
  for (const step of path) {
    if (node?.kind === "map") node = node.entries.find((entry) => entry.key.text === step)?.value;
    else if (node?.kind === "list" && typeof step === "number") node = node.items[step];
    else return undefined;
  }
  return node;
}
