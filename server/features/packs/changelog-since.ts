/** Where a changelog begins: what was typed, and the commit that it means. */
import { isBefore, isPlatformVersion } from "./platform-version.ts";

export interface ChangelogSince {
  /** `version`: a platform version, itself included. `ref`: of git. */
  readonly kind: "date" | "version" | "ref";
  readonly value: string;
}

/** Undefined for what is none of the three. A ref is taken in its plain forms alone: `v1.2`, `main~3`, `a1b2c3d`. */
export function readSince(word: string): ChangelogSince | undefined {
  if (/^\d{4}-\d\d-\d\d$/.test(word)) return isDay(word) ? { kind: "date", value: word } : undefined;
  if (isPlatformVersion(word)) return { kind: "version", value: word };
  // It begins with a letter or a digit, so that nobody takes it for an option; no `..`, which would be a range, and no
  // `@{…}` or `:`, which would be a question of another kind.
  const isRef =
    /^[A-Za-z0-9_][A-Za-z0-9_./-]{0,199}(?:[~^]\d{0,4}){0,8}$/.test(word) && !/\.\.|\/\/|\.lock$/.test(word);
  return isRef ? { kind: "ref", value: word } : undefined;
}

function isDay(word: string): boolean {
  const ms = Date.parse(`${word}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(word);
}

/** A commit that changed the pack's manifest. */
export interface ManifestCommit {
  readonly hash: string;
  /** The pack's `platform.current` in it. */
  readonly current: string | undefined;
}

/** Where the pack stood before a platform version came. */
export type VersionBase =
  /** Right before this commit. */
  | { readonly kind: "before"; readonly hash: string }
  /** As last committed: only the work tree has come to the version. */
  | { readonly kind: "head" }
  /** It has not come to the version yet, or it never says where it stands. */
  | { readonly kind: "unknown" }
  /** The pack began with this version or a later one. */
  | { readonly kind: "beginning" };

/** `commits`: newest first, down to the first one. `now`: what the pack in the work tree says. */
export function baseOfVersion(
  commits: readonly ManifestCommit[],
  now: string | undefined,
  version: string,
): VersionBase {
  const hasCome = (current: string | undefined): boolean | undefined => {
    const isEarlier = current === undefined ? undefined : isBefore(current, version);
    return isEarlier === undefined ? undefined : !isEarlier;
  };
  if (hasCome(now) !== true) return { kind: "unknown" };
  let arrival: string | undefined;
  for (const { hash, current } of commits) {
    const answer = hasCome(current);
    if (answer === undefined) return { kind: "unknown" };
    if (!answer) return arrival === undefined ? { kind: "head" } : { kind: "before", hash: arrival };
    arrival = hash;
  }
  return arrival === undefined ? { kind: "unknown" } : { kind: "beginning" };
}
