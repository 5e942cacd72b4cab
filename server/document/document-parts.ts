/** What is told of a document as a whole, gathered from its parts. */
import type { AliasUse, KnownAnchor } from "./build-tree.ts";
import type { AnchorUse, LimitPassed, SourceFile, UnresolvedAlias } from "./source.ts";
import type { Span } from "./span.ts";
import type { YamlNode } from "./tree.ts";

interface NamesOfPart {
  readonly anchors: readonly KnownAnchor[];
  readonly aliases: readonly AliasUse[];
}

/** The lineage of a document: that of the one at its place in the version before. */
export function lineageOf(previous: SourceFile | undefined, index: number): object {
  return previous?.documents[index]?.lineage ?? {};
}

export const sizePassed: LimitPassed = { limit: "size", span: { start: 0, end: 0 } };

/** Each anchor with the aliases that name it. */
export function anchorUses(parts: readonly NamesOfPart[]): readonly AnchorUse[] {
  const found: AnchorUse[] = [];
  const usesByNode = new Map<YamlNode, Span[]>();
  for (const { anchors } of parts) {
    for (const { name, span, node } of anchors) {
      const uses: Span[] = [];
      usesByNode.set(node, uses);
      found.push({ name, span, uses });
    }
  }
  if (found.length === 0) return found;
  for (const { aliases } of parts) {
    for (const { node, span } of aliases) if (node) usesByNode.get(node)?.push(span);
  }
  return found;
}

export function unresolvedIn(parts: readonly NamesOfPart[]): readonly UnresolvedAlias[] {
  return parts.flatMap(({ aliases }) => aliases.filter(({ node }) => !node).map(({ name, span }) => ({ name, span })));
}

export function firstOfEach(found: readonly LimitPassed[]): readonly LimitPassed[] {
  return found.filter((one, index) => found.findIndex((other) => other.limit === one.limit) === index);
}
