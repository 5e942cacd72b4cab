import type { PipelineFacts } from "./facts.ts";
import { libraryAt } from "./known-templates.ts";
import { LibraryDigest, type LibraryTemplate, type LibraryUse } from "./library.ts";

/** The templates of this file that other files use; undefined where nobody can tell. */
export function templatesUsedElsewhere({ related }: PipelineFacts): ReadonlySet<string> | undefined {
  if (!related) return new Set();
  if (related.hasUnknownUsers) return undefined;
  const used = new Set<string>();
  for (const user of related.users(related.uri)) {
    if (!(user instanceof LibraryDigest)) continue;
    for (const { name } of user.library.uses) {
      const meant = meantBy(user, name, related);
      if (meant?.uri === related.uri) used.add(meant.name);
    }
  }
  return used;
}

/** A use of a template in another file than the one that is looked at. */
export interface UseElsewhere {
  readonly user: LibraryDigest;
  readonly use: LibraryUse;
}

/** The uses of a template of some file, all but those in the file that is looked at. */
export function usesElsewhere({ related }: PipelineFacts, uri: string, name: string): readonly UseElsewhere[] {
  const found: UseElsewhere[] = [];
  for (const user of related?.users(uri) ?? []) {
    if (!related || !(user instanceof LibraryDigest)) continue;
    for (const use of user.library.uses) {
      const meant = use.name.endsWith(name) ? meantBy(user, use.name, related) : undefined;
      if (meant?.uri === uri && meant.name === name) found.push({ user, use });
    }
  }
  return found;
}

export interface Meant {
  readonly uri: string;
  readonly name: string;
  readonly given: LibraryTemplate;
}

/** The template that a name means in some file: its own first, then those of its includes, in their order. */
export function meantBy(
  file: LibraryDigest,
  name: string,
  related: NonNullable<PipelineFacts["related"]>,
  seen = new Set<string>(),
): Meant | undefined {
  const own = file.library.templates.get(name);
  if (own) return { uri: file.uri, name, given: own };
  const asked = `${file.uri}\n${name}`;
  if (seen.has(asked)) return undefined;
  seen.add(asked);
  for (const { path, as } of file.library.includes) {
    const rest = as === undefined ? name : name.startsWith(`${as}.`) ? name.slice(as.length + 1) : undefined;
    const target = rest === undefined ? undefined : related.at(file.uri, path);
    if (rest === undefined || target?.kind !== "read" || !libraryAt(target)) continue;
    const found = target.digest instanceof LibraryDigest ? meantBy(target.digest, rest, related, seen) : undefined;
    if (found) return found;
  }
  return undefined;
}
