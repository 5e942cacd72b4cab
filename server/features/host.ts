/**
 * What the core may ask of the world. Node, the browser and memory each implement it; one suite of tests runs
 * against all of them. An unreadable file is an answer, never a throw. Only `signal` makes it throw.
 */
export interface Host {
  /** The text of a file, at most `limitBytes` of it. Local files only: the core never names the network. */
  read(uri: string, limitBytes: number, signal?: AbortSignal): Promise<ReadAnswer>;
}

export type ReadAnswer =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "missing" }
  | { readonly kind: "too-large"; readonly sizeBytes: number }
  | { readonly kind: "forbidden"; readonly reason: string };
