import type { FileDigest, RelatedFile, RelatedFiles } from "../../dialects/index.ts";
import { addressKey, type PathResolver, pathResolver, type Root } from "./resolve-path.ts";

/** What is known of an address. */
export type KnownFile =
  | { readonly kind: "read"; readonly digest: FileDigest }
  /** `near` is the name in the same folder that was most likely meant. */
  | { readonly kind: "missing"; readonly near: string | undefined }
  | { readonly kind: "folder" }
  | { readonly kind: "unknown" };

/** Whose related files are asked for. */
export interface Asker {
  readonly uri: string;
  readonly root: Root;
}

/** Who refers to files. */
export type Users = Pick<RelatedFiles, "users" | "hasUnknownUsers">;

/** What is stated of the files that are read for another one. Beyond, they are as if they could not be seen. */
export const relatedLimits = {
  /** Included by one file, directly and through others. */
  files: 200,
  /** How many includes lie between them. */
  depth: 10,
  /** Of one file. */
  bytes: 1_000_000,
} as const;

/** The files around one, as `known` has them at the time of each question. */
export function relatedView(
  asker: Asker,
  known: (uri: string, key: string) => KnownFile,
  users: Users = { users: () => [], hasUnknownUsers: false },
  resolve: PathResolver = pathResolver(asker.root),
): RelatedFiles {
  const ownKey = addressKey(asker.uri);
  return {
    uri: asker.uri,
    at(from, path): RelatedFile {
      const resolved = resolve(from, path);
      if (resolved.kind !== "address") return resolved;
      const file = known(resolved.uri, resolved.key);
      // The file itself goes by the address that it was asked for with.
      const uri = resolved.key === ownKey ? asker.uri : resolved.uri;
      switch (file.kind) {
        case "read":
          return { kind: "read", uri: uri === asker.uri ? uri : file.digest.uri, digest: file.digest };
        case "missing":
          return { kind: "missing", near: file.near === undefined ? undefined : besides(path, file.near) };
        case "folder":
        case "unknown":
          return file;
      }
    },
    users: (uri) => users.users(uri),
    get hasUnknownUsers() {
      return users.hasUnknownUsers;
    },
  };
}

/** A file that a reference leads to. */
export interface Address {
  readonly uri: string;
  readonly key: string;
}

/** The addresses that the references of a file lead to. */
export function addressesOf(from: string, references: readonly string[], resolve: PathResolver): readonly Address[] {
  const found: Address[] = [];
  for (const path of references) {
    const resolved = resolve(from, path);
    if (resolved.kind === "address") found.push(resolved);
  }
  return found;
}

/** Another name in the same folder, as a path. */
function besides(path: string, name: string): string {
  return path.slice(0, path.replace(/\/+$/, "").lastIndexOf("/") + 1) + name;
}
