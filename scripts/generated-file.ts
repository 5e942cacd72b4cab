/** A file that is made from source and committed. `path` is relative to the root, with slashes; `text` is all of it. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}
