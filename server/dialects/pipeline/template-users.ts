import type { FilePlace } from "../related-files.ts";
import type { PipelineFacts } from "./facts.ts";
import { libraryAt } from "./known-templates.ts";
import { LibraryDigest, type LibraryUse } from "./library.ts";

/** A place in another file that means a template of the file that is looked at, or one that it knows too. */
export interface UseElsewhere {
  readonly use: LibraryUse;
  /** The name as the template's own file has it: the end of what is written. */
  readonly name: string;
}

/**
 * The templates of this file that other files use; undefined where nobody can tell. A file that is included by another
 * may be used by more than we know of, so nothing is said of it unless the whole workspace was looked at.
 */
export function templatesUsedElsewhere({ related }: PipelineFacts): ReadonlySet<string> | undefined {
  if (!related) return new Set();
  if (related.hasUnknownUsers) return undefined;
  const used = new Set<string>();
  for (const user of related.users) {
    if (!(user instanceof LibraryDigest)) continue;
    for (const use of user.library.uses) {
      const found = meantBy(user, use.name, related);
      if (found?.uri === related.uri) used.add(found.name);
    }
  }
  return used;
}

/** The uses of a template in the files that refer to this one. */
export function usesElsewhere({ related }: PipelineFacts, uri: string, name: string): readonly UseElsewhere[] {
  const found: UseElsewhere[] = [];
  for (const user of related?.users ?? []) {
    if (!(user instanceof LibraryDigest)) continue;
    for (const use of user.library.uses) {
      const meant = related && meantBy(user, use.name, related);
      if (meant?.uri === uri && meant.name === name) found.push({ use, name });
    }
  }
  return found;
}

export interface Meant {
  readonly uri: string;
  readonly name: string;
  readonly place: FilePlace;
}

/** The template that a name means in some file: its own first, then those of its includes, in their order. */
export function meantBy(
  file: LibraryDigest,
  name: string,
  related: NonNullable<PipelineFacts["related"]>,
  seen = new Set<string>(),
): Meant | undefined {
  const own = file.library.templates.get(name);
  if (own) return { uri: file.uri, name, place: own.place };
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
