import type { Span } from "./span.ts";

/** Where a piece of a text begins now. It moves when something before it grows or shrinks. */
export interface Base {
  at: number;
}

/**
 * A span that is kept as a distance from the beginning of its piece: when the piece moves, all its spans move with it,
 * and nothing has to be made anew.
 */
export class LiveSpan implements Span {
  readonly base: Base;
  readonly from: number;
  readonly to: number;

  constructor(base: Base, from: number, to: number) {
    this.base = base;
    this.from = from;
    this.to = to;
  }

  get start(): number {
    return this.base.at + this.from;
  }

  get end(): number {
    return this.base.at + this.to;
  }
}

/** The span of what a merge brought here: it stands at the alias, its words stand elsewhere. */
export class BorrowedSpan implements Span {
  readonly alias: Span;
  readonly origin: Span;

  constructor(alias: Span, origin: Span) {
    this.alias = alias;
    this.origin = origin;
  }

  get start(): number {
    return this.alias.start;
  }

  get end(): number {
    return this.alias.end;
  }
}
