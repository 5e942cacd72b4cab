import type { Dialect, FileDigest, RelatedFiles } from "../../dialects/index.ts";
import { nearest, parseSource } from "../../document/index.ts";
import { type KnownFile, relatedView } from "./related-view.ts";
import { addressKey, type Root } from "./resolve-path.ts";

/** The related files of one of some texts that are all there is: for examples and tests. */
export function relatedOfTexts(
  uri: string,
  root: Root,
  texts: ReadonlyMap<string, string>,
  dialect: Dialect,
): RelatedFiles {
  const byKey = new Map([...texts].map(([address, text]) => [addressKey(address), { address, text }]));
  const known = new Map<string, KnownFile>();
  const read = (address: string): KnownFile => {
    const key = addressKey(address);
    const found = byKey.get(key);
    if (found && dialect.digest)
      return { kind: "read", digest: dialect.digest(parseSource(found.text), found.address) };
    if ([...byKey.keys()].some((other) => other.startsWith(`${key}/`))) return { kind: "folder" };
    const folder = key.slice(0, key.lastIndexOf("/") + 1);
    const names = [...byKey.keys()].filter((other) => other.startsWith(folder)).map((one) => one.slice(folder.length));
    return { kind: "missing", near: nearest(key.slice(folder.length), names)?.word };
  };
  const knownAt = (address: string): KnownFile => {
    const before = known.get(address);
    if (before) return before;
    const file = read(address);
    known.set(address, file);
    return file;
  };
  const users = (): readonly FileDigest[] =>
    [...texts.keys()].flatMap((address) => {
      const file = address === uri ? undefined : knownAt(address);
      return file?.kind === "read" ? [file.digest] : [];
    });
  return relatedView({ uri, root }, knownAt, { users, hasUnknownUsers: false });
}
