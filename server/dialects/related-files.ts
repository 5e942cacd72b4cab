import { type Position, positionAt, type SourceFile, type Span } from "../document/index.ts";

/** A place in some file of the workspace, as plain numbers: it says where something was when that file was read. */
export interface FilePlace {
  readonly uri: string;
  readonly span: Span;
  readonly start: Position;
  readonly end: Position;
}

/**
 * What other files may know of a file, as plain data: names and places, never nodes, which belong to the file's own
 * newest version. Each dialect has its own.
 */
export interface FileDigest {
  readonly uri: string;
  /** The paths of the files that it refers to, as they are written. */
  readonly references: readonly string[];
  /** The same words as long as nothing has changed that another file's findings could rest upon. */
  readonly content: string;
}

/** A path in a file, and the address that it means. */
export interface FileLink {
  readonly span: Span;
  readonly uri: string;
}

/** What a path leads to. `unknown`: it can't be read, or a limit was passed, so that nothing can be said of it. */
export type RelatedFile =
  | { readonly kind: "read"; readonly uri: string; readonly digest: FileDigest }
  | { readonly kind: "missing"; readonly near: string | undefined }
  | { readonly kind: "outside" }
  | { readonly kind: "folder" }
  | { readonly kind: "not-relative" }
  | { readonly kind: "unknown" };

/** The files around the one that is looked at, collected beforehand by a door: asking never reads. */
export interface RelatedFiles {
  /** The address of the file that is looked at. */
  readonly uri: string;
  /** What a path leads to that is written in the file `from`. */
  at(from: string, path: string): RelatedFile;
  /**
   * A file itself, as far as it is known, and the files that are known to refer to it, directly or through others; but
   * for the one that is looked at, of which the facts tell.
   */
  users(uri: string): readonly FileDigest[];
  /** There may be files that refer to it and could not be looked at. */
  readonly hasUnknownUsers: boolean;
}

export function filePlace(uri: string, { lines }: SourceFile, { start, end }: Span): FilePlace {
  return { uri, span: { start, end }, start: positionAt(lines, start), end: positionAt(lines, end) };
}
