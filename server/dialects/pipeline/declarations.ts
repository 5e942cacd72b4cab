import {
  hasExpression,
  isEmpty,
  textOf,
  valueAt,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
} from "../../document/index.ts";

/** The names that a pipeline declares for its expressions. */
export interface Declarations {
  readonly variables: DeclaredNames;
  readonly secrets: DeclaredNames;
  readonly parameters: DeclaredNames;
  readonly environments: DeclaredNames;
}

/** Names with what declares each: the entry of a map, or the item of a list. */
export interface DeclaredNames {
  readonly byName: ReadonlyMap<string, YamlEntry | YamlNode>;
  /** There may be names that we can't see, so that an unknown one is no fault for certain. */
  readonly isOpen: boolean;
}

const nothing: DeclaredNames = { byName: new Map(), isOpen: false };
const unknown: DeclaredNames = { byName: new Map(), isOpen: true };
const noDeclarations: Declarations = {
  variables: nothing,
  secrets: nothing,
  parameters: nothing,
  environments: nothing,
};

interface Known {
  readonly nodes: readonly (YamlNode | undefined)[];
  readonly declarations: Declarations;
}

/** For as long as one of the nodes lives that it was read from. */
const known = new WeakMap<YamlNode, Known>();

/** What a pipeline declares; the same object as long as nothing of it has changed. */
export function declarationsOf(pipeline: YamlMap | undefined): Declarations {
  const nodes = ["variables", "secrets", "parameters", "environments"].map((key) => valueAt(pipeline, key));
  const first = nodes.find((node) => node !== undefined);
  if (!first) return noDeclarations;
  const before = known.get(first);
  if (before?.nodes.every((node, index) => node === nodes[index])) return before.declarations;
  const [variables, secrets, parameters, environments] = nodes;
  const declarations = {
    variables: mapNames(variables),
    secrets: listNames(secrets),
    parameters: mapNames(parameters),
    environments: mapNames(environments),
  };
  known.set(first, { nodes, declarations });
  return declarations;
}

/** The keys of a map; a wrong type is told by the schema. */
export function mapNames(node: YamlNode | undefined): DeclaredNames {
  if (node === undefined || isEmpty(node)) return nothing;
  if (node.kind !== "map") return unknown;
  return { byName: new Map(node.entries.map((entry) => [entry.key.text, entry])), isOpen: false };
}

function listNames(node: YamlNode | undefined): DeclaredNames {
  if (node === undefined || isEmpty(node)) return nothing;
  // A single name instead of a list is a fault of type, but what it means is clear.
  const items = node.kind === "list" ? node.items : [node];
  const byName = new Map<string, YamlNode>();
  let isOpen = false;
  for (const item of items) {
    const name = hasExpression(item) ? undefined : textOf(item);
    if (name === undefined) isOpen = true;
    else byName.set(name, item);
  }
  return { byName, isOpen };
}
