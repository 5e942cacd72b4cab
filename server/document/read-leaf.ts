import { type AliasUse, buildTree, type KnownAnchor } from "./build-tree.ts";
import type { Leaf } from "./cut-text.ts";
import { EverydayText, NotEveryday } from "./everyday-text.ts";
import { readEveryday } from "./everyday-yaml.ts";
import type { Base } from "./live-span.ts";
import { type Complaint, causeOf, complaintsOf, type ParsedYaml, parseYaml } from "./parse-yaml.ts";
import type { LimitPassed } from "./source.ts";
import type { YamlMap, YamlNode } from "./tree.ts";

/**
 * What was read from one leaf. It stays as it is as long as the leaf's text does, and moves with `base`.
 * `asked` says what else it depends on.
 */
export interface LeafRead {
  readonly base: Base;
  /** The map with the leaf's entries, the list with its items, or a document's root. */
  readonly node: YamlNode | undefined;
  /** Relative to `base`: start, end and whether it has a line of its own. */
  readonly comments: readonly number[];
  /** What is broken first, relative to `base`. */
  readonly cause: Complaint | undefined;
  readonly anchors: readonly KnownAnchor[];
  readonly aliases: readonly AliasUse[];
  readonly asked: ReadonlyMap<string, YamlNode | undefined>;
  readonly limits: readonly LimitPassed[];
  readonly repeats: readonly YamlMap[];
  readonly nodes: number;
  readonly expansions: number;
}

/**
 * Reads a leaf; undefined where it turns out not to be what its surroundings made of it, so that the whole text has to
 * be read in one. Its `base` is left at the leaf's place.
 */
export function readLeaf(text: string, leaf: Leaf, known: ReadonlyMap<string, KnownAnchor>): LeafRead | undefined {
  const source = " ".repeat(leaf.pad) + ownCopy(text.slice(leaf.start, leaf.end));
  const base: Base = { at: 0 };
  const read = readEverydayLeaf(source, leaf, base) ?? readAnyLeaf(source, leaf, base, known);
  base.at = leaf.start - leaf.pad;
  return read;
}

/** A slice keeps the whole text alive that it was cut from; a copy doesn't. */
function ownCopy(slice: string): string {
  return ` ${slice}`.slice(1);
}

function readEverydayLeaf(source: string, leaf: Leaf, base: Base): LeafRead | undefined {
  const everyday = new EverydayText(source, base);
  try {
    const node = readEveryday(everyday, leaf.depth);
    if (leaf.holds !== "document" && node.kind !== leaf.holds) return undefined;
    const { comments, repeats, nodeCount: nodes } = everyday;
    return { ...nothingSpecial, base, node, comments, repeats, nodes };
  } catch (error) {
    if (error instanceof NotEveryday) return undefined;
    throw error;
  }
}

const nothingSpecial = {
  cause: undefined,
  anchors: [],
  aliases: [],
  asked: new Map<string, YamlNode | undefined>(),
  limits: [],
  expansions: 0,
} as const;

function readAnyLeaf(
  source: string,
  leaf: Leaf,
  base: Base,
  known: ReadonlyMap<string, KnownAnchor>,
): LeafRead | undefined {
  const parsed: ParsedYaml = parseYaml(source);
  const [document, another] = parsed.documents;
  if (parsed.tooDeepAt !== undefined || another) return undefined;
  const tree = buildTree({ text: source, contents: document?.contents ?? null, base, depth: leaf.depth, known });
  if (leaf.holds !== "document" && !(tree.root?.kind === leaf.holds && !tree.root.flow)) return undefined;
  const cause = document && causeOf(complaintsOf(document));
  return { ...tree, base, node: tree.root, comments: parsed.comments, cause };
}
