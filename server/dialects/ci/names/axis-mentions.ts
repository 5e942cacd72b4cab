import { valueAt, type YamlNode } from "../../../document/index.ts";
import { declares, type Mention, uses } from "./mention.ts";

const notAxes = new Set(["include", "exclude", "max_parallel"]);

/** The axes of a matrix; what `include` and `exclude` say of them; a name that only `include` has is given there. */
export function axisMentions(matrix: YamlNode | undefined, scope: unknown): readonly Mention[] {
  if (matrix?.kind !== "map") return [];
  const axes = matrix.entries.filter(({ key }) => !notAxes.has(key.text));
  const names = new Set(axes.map(({ key }) => key.text));
  const found = axes.map(({ key }) => declares({ kind: "axis", name: key.text, scope }, key.span));
  for (const [list, gives] of [["include", true] as const, ["exclude", false] as const]) {
    const items = valueAt(matrix, list);
    for (const item of items?.kind === "list" ? items.items : []) {
      for (const { key } of item.kind === "map" ? item.entries : []) {
        const meant = { kind: "axis", name: key.text, scope } as const;
        const isGiven = gives && !names.has(key.text);
        if (isGiven) names.add(key.text);
        found.push(isGiven ? declares(meant, key.span) : uses(meant, key.span));
      }
    }
  }
  return found;
}
