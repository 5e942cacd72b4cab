import { hasExpression, type Path, type Span, textOf, type YamlNode } from "../../document/index.ts";
import type { DialectDefinition, NameSource, NamesDefinition } from "../../knowledge/index.ts";
import { couldLeadTo, type FoundNode, findNodes, type JsonPath } from "../../schema/index.ts";
import { groupMentions, isSameName, mentionAt } from "../ci/names/group-mentions.ts";
import { declares, type Mention, uses } from "../ci/names/mention.ts";
import type { DeclaredName, NameOffer } from "../names.ts";
import type { DescribedFacts } from "./facts.ts";

/** A name that stands at a place. */
export interface PlacedName {
  readonly name: string;
  readonly span: Span;
}

/** The names that a path leads to: texts, those in lists, or the keys before what it leads to. */
export function namesAtPath(path: JsonPath, root: YamlNode, by: NameSource): readonly PlacedName[] {
  return findNodes(path, root).flatMap((found) => (by === "key" ? keyOf(found) : valuesOf(found.node)));
}

function keyOf({ entry }: FoundNode): readonly PlacedName[] {
  return entry ? [{ name: entry.key.text, span: entry.key.span }] : [];
}

function valuesOf(node: YamlNode): readonly PlacedName[] {
  if (node.kind === "list") return node.items.flatMap(valuesOf);
  const name = hasExpression(node) ? undefined : textOf(node);
  return name === undefined ? [] : [{ name, span: node.span }];
}

/** The stages, and the names of the groups that the dialect describes; with an offset, only the one that stands there. */
export function describedNames(
  definition: DialectDefinition,
): (facts: DescribedFacts, at?: number) => readonly DeclaredName[] {
  return (facts, at) => {
    const mentions = mentionsIn(facts, definition);
    if (at === undefined) return groupMentions(mentions, {});
    const asked = mentionAt(mentions, at);
    return asked
      ? groupMentions(
          mentions.filter((one) => isSameName(one, asked)),
          {},
        )
      : [];
  };
}

function mentionsIn({ stages, root }: DescribedFacts, { names }: DialectDefinition): readonly Mention[] {
  const found: Mention[] = stages.all.flatMap(({ name, nameSpan, needs }) => [
    ...(name === undefined ? [] : [declares({ kind: "stage", name }, nameSpan)]),
    ...needs.filter(({ implied }) => !implied).map((need) => uses({ kind: "stage", name: need.name }, need.span)),
  ]);
  for (const group of root ? names : []) found.push(...(root ? mentionsOf(group, root) : []));
  return found;
}

function mentionsOf({ kind, declared, by, used }: NamesDefinition, root: YamlNode): readonly Mention[] {
  return [
    ...namesAtPath(declared, root, by).map(({ name, span }) => declares({ kind, name }, span)),
    ...used.flatMap((path) => namesAtPath(path, root, "value").map(({ name, span }) => uses({ kind, name }, span))),
  ];
}

/** Which of the names may stand at a path; undefined where none is asked for. */
export function describedNamesAt(
  definition: DialectDefinition,
): (facts: DescribedFacts, path: Path) => readonly NameOffer[] | undefined {
  return ({ stages, root }, path) => {
    const { at, needsKey } = definition.stages ?? {};
    const depth = typeof path.at(-1) === "number" ? 2 : 1;
    if (at && needsKey !== undefined && path.at(-depth) === needsKey && couldLeadTo(at, path.slice(0, -depth))) {
      const own = stages.all.find(({ map }) => root && isAt(root, map, path.slice(0, -depth)));
      const taken = new Set([own?.name, ...(own?.needs ?? []).map(({ name }) => name)]);
      return [...stages.byName.keys()].filter((name) => !taken.has(name)).map((name) => ({ name }));
    }
    const group = definition.names.find(({ used }) =>
      used.some(
        (use) => couldLeadTo(use, path) || (typeof path.at(-1) === "number" && couldLeadTo(use, path.slice(0, -1))),
      ),
    );
    if (!group || !root) return undefined;
    const offered = new Set(namesAtPath(group.declared, root, group.by).map(({ name }) => name));
    return [...offered].map((name) => ({ name }));
  };
}

function isAt(root: YamlNode, node: YamlNode, path: Path): boolean {
  let found: YamlNode | undefined = root;
  for (const step of path) {
    if (found?.kind === "map") found = found.entries.find(({ key }) => key.text === step)?.value;
    else found = found?.kind === "list" && typeof step === "number" ? found.items[step] : undefined;
  }
  return found === node;
}
