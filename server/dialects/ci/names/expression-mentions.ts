import { movingWith, type SourceFile } from "../../../document/index.ts";
import type { NameKind } from "../../names.ts";
import { type ExpressionUse, placeOf, type Uses } from "../expression-use.ts";
import { type Mention, uses } from "./mention.ts";

/**
 * Which part a name counts in, seen from where it is used. Of an output, `name` is the stage or job that gives it;
 * undefined for the one in which it is used.
 */
export type ScopeOfName = (kind: NameKind, name: string | undefined) => unknown;

/** What the members of a context are: of `stages`, names of stages. */
export type KindOfMember = ReadonlyMap<string, NameKind>;

/** The names that expressions mean: of `stages.build.status`, the stage `build`. */
export function mentionsInExpressions(
  file: SourceFile,
  found: Uses,
  kinds: KindOfMember,
  scopeOf: ScopeOfName,
): readonly Mention[] {
  return found.uses.flatMap((use) =>
    use.references.flatMap(({ path: [context = "", name, ...below], at }): readonly Mention[] => {
      const kind = kinds.get(context.toLowerCase());
      if (kind === undefined || name === undefined || name === "" || at[1] === undefined) return [];
      const meant = mentionAt(file, use, at[1], { kind, name, scope: scopeOf(kind, name) });
      const [outputs, output] = below;
      if (outputs !== "outputs" || output === undefined || at[3] === undefined) return [meant];
      const scope = scopeOf("output", kind === "step" ? undefined : name);
      return [meant, mentionAt(file, use, at[3], { kind: "output", name: output, scope })];
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
