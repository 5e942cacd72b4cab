interface Counted<Piece> {
  readonly pieces: readonly Piece[];
  readonly counts: Map<string, number>;
}

/**
 * In how many pieces of a document each word stands. From version to version only the pieces are counted that have
 * come or gone.
 */
export class Tally<Piece extends object> {
  readonly #wordsOf: (piece: Piece) => Iterable<string>;
  readonly #last = new WeakMap<object, Counted<Piece>>();

  /** `wordsOf`: each word once, and the same ones whenever it is asked about a piece. */
  constructor(wordsOf: (piece: Piece) => Iterable<string>) {
    this.#wordsOf = wordsOf;
  }

  /** Good until it is asked for the next version of the document. */
  of(lineage: object, pieces: readonly Piece[]): ReadonlyMap<string, number> {
    const { pieces: before, counts } = this.#last.get(lineage) ?? { pieces: [], counts: new Map<string, number>() };
    let start = 0;
    while (start < pieces.length && start < before.length && pieces[start] === before[start]) start++;
    let tail = 0;
    const most = Math.min(pieces.length, before.length) - start;
    while (tail < most && pieces[pieces.length - 1 - tail] === before[before.length - 1 - tail]) tail++;
    for (const piece of before.slice(start, before.length - tail)) this.#add(piece, -1, counts);
    for (const piece of pieces.slice(start, pieces.length - tail)) this.#add(piece, 1, counts);
    this.#last.set(lineage, { pieces, counts });
    return counts;
  }

  #add(piece: Piece, one: 1 | -1, counts: Map<string, number>): void {
    for (const word of this.#wordsOf(piece)) {
      const count = (counts.get(word) ?? 0) + one;
      if (count === 0) counts.delete(word);
      else counts.set(word, count);
    }
  }
}
