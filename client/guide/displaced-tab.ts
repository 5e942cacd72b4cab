/** A file that was shown in passing, with the column that it stood in. */
export interface PassingTab<Address> {
  readonly address: Address;
  readonly column: number;
}

/** VS Code tells of the tab that goes and of the one that takes its place one right after the other. */
const sameMomentMs = 500;

/**
 * Knows which file's tab a link has taken the place of: one in the same column that went in the same moment. Any other
 * tab was closed by the person, and stays closed. Which of the two is told first doesn't matter; times in milliseconds.
 */
export class DisplacedTab<Address> {
  #gone: (PassingTab<Address> & { readonly atMs: number }) | undefined;
  #link: { readonly column: number; readonly atMs: number } | undefined;

  passingTabClosed(tab: PassingTab<Address>, atMs: number): void {
    this.#gone = { ...tab, atMs };
  }

  linkOpened(column: number, atMs: number): void {
    this.#link = { column, atMs };
  }

  /** The file that the link in this column has displaced; given once. */
  take(column: number): Address | undefined {
    const gone = this.#gone;
    const link = this.#link;
    this.#gone = undefined;
    this.#link = undefined;
    if (gone?.column !== column || link?.column !== column) return undefined;
    return Math.abs(gone.atMs - link.atMs) <= sameMomentMs ? gone.address : undefined;
  }
}
