/**
 * Where expressions may stand and what they may use there, from the `context` lists of GitHub's grammar: what a
 * definition lists holds for all below it, too.
 */
import { type Grammar, propertyOf } from "./grammar.ts";

/** By the grammar's names; `keys`, `others` and `items` name what stands below. */
export interface ExpressionPlaceRow {
  readonly may?: readonly string[];
  readonly keys?: Readonly<Record<string, string>>;
  readonly others?: string;
  readonly items?: string;
}

export function buildExpressionPlaces(grammar: Grammar, root: string): Readonly<Record<string, ExpressionPlaceRow>> {
  const rows: Record<string, ExpressionPlaceRow> = {};
  const pending = [root];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (Object.hasOwn(rows, name)) continue;
    const row = rowOf(grammar, name);
    rows[name] = row;
    pending.push(...Object.values(row.keys ?? {}));
    if (row.others !== undefined) pending.push(row.others);
    if (row.items !== undefined) pending.push(row.items);
  }
  return withoutPlain(rows);
}

/** Of one of several forms, all that any of them has. */
function rowOf(grammar: Grammar, name: string): ExpressionPlaceRow {
  const may = new Set<string>();
  const keys: Record<string, string> = {};
  let others: string | undefined;
  let items: string | undefined;
  const pending = [name];
  for (let one = pending.shift(); one !== undefined; one = pending.shift()) {
    const definition = grammar.definition(one);
    for (const context of definition.context ?? []) may.add(context);
    for (const [key, property] of Object.entries(definition.mapping?.properties ?? {}))
      keys[key] ??= propertyOf(property).type;
    others ??= definition.mapping?.["loose-value-type"];
    items ??= definition.sequence?.["item-type"];
    pending.push(...(definition["one-of"] ?? []));
  }
  return {
    ...(may.size > 0 && { may: [...may] }),
    ...(Object.keys(keys).length > 0 && { keys }),
    ...(others !== undefined && { others }),
    ...(items !== undefined && { items }),
  };
}

/** A row that says nothing is left out: what isn't there takes what holds above it. */
function withoutPlain(
  rows: Readonly<Record<string, ExpressionPlaceRow>>,
): Readonly<Record<string, ExpressionPlaceRow>> {
  let left = rows;
  for (let before = 0; before !== Object.keys(left).length; ) {
    before = Object.keys(left).length;
    const known = left;
    const isKnown = (name: string | undefined): boolean => name !== undefined && Object.hasOwn(known, name);
    const cut = Object.entries(known).map(([name, row]) => {
      const keys = Object.entries(row.keys ?? {}).filter(([, type]) => isKnown(type));
      const slim: ExpressionPlaceRow = {
        ...(row.may && { may: row.may }),
        ...(keys.length > 0 && { keys: Object.fromEntries(keys) }),
        ...(row.others !== undefined && isKnown(row.others) && { others: row.others }),
        ...(row.items !== undefined && isKnown(row.items) && { items: row.items }),
      };
      return [name, slim] as const;
    });
    left = Object.fromEntries(cut.filter(([, row]) => Object.keys(row).length > 0));
  }
  return left;
}
