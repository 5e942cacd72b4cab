import { entryOf, hasExpression, isEmpty, textOf, type YamlNode, type YamlScalar } from "../../document/index.ts";

/** A file whose templates a document brings in. */
export interface Include {
  readonly path: string;
  /** Where the path is written. */
  readonly node: YamlScalar;
  /** What stands before the names of its templates. */
  readonly as: string | undefined;
  /** The item of the list: the path alone, or a map. */
  readonly item: YamlNode;
}

export interface Includes {
  readonly all: readonly Include[];
  /** There may be more than we can see. */
  readonly isOpen: boolean;
}

const nothing: Includes = { all: [], isOpen: false };

/** What a document includes. Hot: a look at the one root key. Of a wrong type the schema speaks; what it means is clear. */
export function includesOf(root: YamlNode | undefined): Includes {
  const value = entryOf(root, "include")?.value;
  if (value === undefined || isEmpty(value)) return nothing;
  const items = value.kind === "list" ? value.items : [value];
  const all = items.flatMap(includeOf);
  return { all, isOpen: all.length < items.filter((item) => !isEmpty(item)).length };
}

function includeOf(item: YamlNode): readonly Include[] {
  const node = item.kind === "map" ? entryOf(item, "path")?.value : item;
  const prefix = item.kind === "map" ? entryOf(item, "as")?.value : undefined;
  const path = textOf(node);
  if (node?.kind !== "scalar" || path === undefined || path.trim() === "" || hasExpression(node)) return [];
  if (hasExpression(prefix) || (prefix !== undefined && !isEmpty(prefix) && prefix.kind !== "scalar")) return [];
  return [{ path, node, as: textOf(prefix), item }];
}
