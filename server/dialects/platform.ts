import { coerce, intersects, satisfies, validRange } from "semver";
import type { Span } from "../document/index.ts";

/** The platform version of a document, and what decided it. */
export interface Platform {
  /** One of the dialect's known versions, as its pack writes it: `2.1`. */
  readonly version: string;
  readonly from: PlatformFrom;
  /** What was asked for, when no known version is in it: the file is then checked as the nearest. */
  readonly unknown?: string;
  /** The words that decided, where they stand in this file. */
  readonly span?: Span;
}

/** In the order of precedence; `pack` is the pack's current version. */
export type PlatformFrom = "command-line" | "comment" | "file" | "config" | "setting" | "hub" | "pack";

export interface VersionFound {
  readonly version: string;
  readonly known: boolean;
}

/**
 * The known version that a version or range means: `2.1` is any 2.1.x, a range is the newest known version in it.
 * Where none is, the nearest known, marked so. `versions` are known ones, oldest first.
 * Source: the dialect's specification, "Which files".
 */
export function knownVersion(asked: string, versions: readonly string[]): VersionFound {
  const range = validRange(asked.trim(), { loose: true });
  const newestFirst = [...versions].reverse();
  const exact =
    range === null ? undefined : newestFirst.find((version) => intersects(range, `~${version}.0`, { loose: true }));
  if (exact !== undefined && asked.trim() !== "") return { version: exact, known: true };
  return { version: nearestVersion(asked, versions), known: false };
}

function nearestVersion(asked: string, versions: readonly string[]): string {
  const wanted = coerce(asked);
  const oldest = versions[0] ?? asked;
  if (!wanted) return versions.at(-1) ?? asked;
  const below = [...versions].reverse().find((version) => satisfies(wanted, `>=${version}.0`));
  return below ?? oldest;
}

/** Whether a version is at least another one; both are known versions in the spelling of the pack. */
export function isAtLeast(version: string, least: string): boolean {
  return satisfies(`${version}.0`, `>=${least}`);
}
