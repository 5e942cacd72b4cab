/**
 * What the core may ask of the world. Node, the browser and memory each implement it; one suite of tests runs
 * against all of them. An unreadable file is an answer, never a throw. Only `signal` makes it throw.
 */
export interface Host {
  /** The text of a file, at most `limitBytes` of it. Local files only: the core never names the network. */
  read(uri: string, limitBytes: number, signal?: AbortSignal): Promise<ReadAnswer>;
  /** The same of a file that really lies in a folder: one that a link brings there from outside is forbidden. */
  readInside(folderUri: string, uri: string, limitBytes: number, signal?: AbortSignal): Promise<ReadAnswer>;
  /** As `readInside`, of a file that is no text; anywhere, where no folder is named. */
  bytesInside(
    folderUri: string | undefined,
    uri: string,
    limitBytes: number,
    signal?: AbortSignal,
  ): Promise<BytesAnswer>;
  /** What a folder holds, in any order; at most ten thousand entries. Links are `other`: nobody follows them. */
  list(uri: string, signal?: AbortSignal): Promise<ListAnswer>;
}

export type ListAnswer =
  | { readonly kind: "entries"; readonly entries: readonly FolderEntry[] }
  | { readonly kind: "missing" }
  | { readonly kind: "forbidden"; readonly reason: string };

export interface FolderEntry {
  readonly name: string;
  readonly kind: "file" | "folder" | "other";
}

export type ReadAnswer =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "missing" }
  | { readonly kind: "too-large"; readonly sizeBytes: number }
  | { readonly kind: "forbidden"; readonly reason: string };

export type BytesAnswer =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | Exclude<ReadAnswer, { kind: "text" }>;
