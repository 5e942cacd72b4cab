import { movingWith, type SourceFile } from "../../../document/index.ts";
import { type ExpressionUse, placeOf, type Uses } from "../../ci/expression-use.ts";
import type { NameKind } from "../../names.ts";
import { type Mention, uses } from "./mention.ts";

/** What the members of a context are. */
const memberKinds: ReadonlyMap<string, NameKind> = new Map([
  ["stages", "stage"],
  ["steps", "step"],
  ["variables", "variable"],
  ["parameters", "parameter"],
  ["secrets", "secret"],
  ["matrix", "axis"],
]);

/** Which part a name counts in, seen from where it is used. */
export type ScopeOfName = (kind: NameKind, name: string) => unknown;

/** The names that expressions mean: of `stages.build.status`, the stage `build`. */
export function mentionsInExpressions(file: SourceFile, found: Uses, scopeOf: ScopeOfName): readonly Mention[] {
  return found.uses.flatMap((use) =>
    use.references.flatMap(({ path: [context = "", name], at: [, at] }): readonly Mention[] => {
      const kind = memberKinds.get(context);
      if (kind === undefined || name === undefined || name === "" || at === undefined) return [];
      const meant = { kind, name, scope: scopeOf(kind, name) };
      return [mentionAt(file, use, at, meant)];
    }),
  );
}

type Meant = Pick<Mention, "kind" | "name" | "scope">;

function mentionAt(file: SourceFile, use: ExpressionUse, at: { start: number; end: number }, meant: Meant): Mention {
  const isQuoted = use.written.text[at.start] === "'";
  const whole = placeOf(use, at);
  if (whole.origin) return uses(meant, whole, "word");
  // Where the quotes are doubled, the place of the closing one takes in both.
  const start = isQuoted ? placeOf(use, { start: at.start + 1, end: at.end }).start : whole.start;
  const place = { start, end: start + meant.name.length };
  const isAsRead = file.text.slice(place.start, place.end) === meant.name;
  const span = movingWith(isAsRead ? place : whole, use.node.span) ?? whole;
  return uses(meant, span, !isAsRead ? "escaped" : isQuoted ? "quoted" : "word");
}
