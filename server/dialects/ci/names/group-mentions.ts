import type { Text } from "../../../../protocol/index.ts";
import { contains } from "../../../document/index.ts";
import type { DeclaredName, NameKind, NameShape, NameUse } from "../../names.ts";
import type { Mention } from "./mention.ts";

/** What the names of a kind have to look like, or why they stay as they are. */
export type NameRules = Partial<Record<NameKind, NameShape | { readonly fixed: Text }>>;

/** The names that are given, each with all that means it. What nobody gives is no name of the document. */
export function groupMentions(mentions: readonly Mention[], rules: NameRules): readonly DeclaredName[] {
  const groups = new Map<unknown, Map<string, Mention[]>>();
  for (const mention of mentions) {
    const ofScope = groups.get(mention.scope) ?? new Map<string, Mention[]>();
    groups.set(mention.scope, ofScope);
    const key = `${mention.kind} ${wordOf(mention)}`;
    const group = ofScope.get(key);
    if (group) group.push(mention);
    else ofScope.set(key, [mention]);
  }
  return [...groups.values()].flatMap((ofScope) => [...ofScope.values()].flatMap((all) => nameOf(all, rules)));
}

/** A piece of YAML that stands in several places by an alias is told once. */
function nameOf(mentions: readonly Mention[], rules: NameRules): readonly DeclaredName[] {
  // Where its words stand comes before where an alias has brought them.
  const all = [...mentions.filter(({ span }) => !span.origin), ...mentions.filter(({ span }) => span.origin)];
  const given = all.filter((one) => one.declares);
  const [first] = given;
  if (!first) return [];
  const seen = new Set<number>();
  const isNew = ({ span }: Mention): boolean => {
    const place = span.origin?.start ?? span.start;
    if (seen.has(place)) return false;
    seen.add(place);
    return true;
  };
  const { kind, name, scope } = first;
  const declared = given.filter(isNew).map(({ span }) => span);
  const uses = all.filter((one) => !one.declares && isNew(one)).map(({ span, form }): NameUse => ({ span, form }));
  const rule = rules[kind];
  const ruled = rule && ("fixed" in rule ? rule : { shape: rule });
  return [{ kind, name, declared, uses, ...(scope !== undefined && { scope }), ...ruled }];
}

/** The mention at an offset; what is written there comes before what an alias has brought. */
export function mentionAt(mentions: readonly Mention[], at: number): Mention | undefined {
  const there = mentions.filter(({ span }) => contains(span, at));
  return there.find(({ span }) => span.origin === undefined) ?? there[0];
}

export function isSameName(one: Mention, other: Mention): boolean {
  return one.kind === other.kind && one.scope === other.scope && wordOf(one) === wordOf(other);
}

/** What names are told apart by. */
function wordOf({ name, ignoresCase }: Mention): string {
  return ignoresCase ? name.toLowerCase() : name;
}
