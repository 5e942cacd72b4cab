import type { FileDigest } from "../../dialects/index.ts";
import { addressesOf } from "./related-view.ts";
import { addressKey, pathResolver, type Root } from "./resolve-path.ts";

/** Of all files that are known: those that refer to one, directly or through others, and that one itself. */
export function usersOf(uri: string, digests: ReadonlyMap<string, FileDigest>, root: Root): ReadonlySet<string> {
  const askersByKey = new Map<string, string[]>();
  for (const [asker, { uri: from, references }] of digests) {
    for (const { key } of addressesOf(from, references, pathResolver(root))) {
      const askers = askersByKey.get(key);
      if (askers) askers.push(asker);
      else askersByKey.set(key, [asker]);
    }
  }
  const found = new Set([addressKey(uri)]);
  for (const key of found) for (const asker of askersByKey.get(key) ?? []) found.add(asker);
  return found;
}
