import type { Span } from "./span.ts";

/** Where a piece of a text begins now. It moves when something before it grows or shrinks. */
export interface Base {
  at: number;
}

/** A span that says at any time where its piece is now; others say where it was when they were made. */
export abstract class MovingSpan implements Span {
  abstract get start(): number;
  abstract get end(): number;
}

/**
 * A span that is kept as a distance from the beginning of its piece: when the piece moves, all its spans move with it,
 * and nothing has to be made anew.
 */
export class LiveSpan extends MovingSpan {
  readonly base: Base;
  readonly from: number;
  readonly to: number;

  constructor(base: Base, from: number, to: number) {
    super();
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
export class BorrowedSpan extends MovingSpan {
  readonly alias: Span;
  readonly origin: Span;

  constructor(alias: Span, origin: Span) {
    super();
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

/** A place inside another one, which moves with it. */
class SpanWithin extends MovingSpan {
  readonly outer: Span;
  readonly from: number;
  readonly length: number;

  constructor(outer: Span, from: number, length: number) {
    super();
    this.outer = outer;
    this.from = from;
    this.length = length;
  }

  get start(): number {
    return this.outer.start + this.from;
  }

  get end(): number {
    return this.outer.start + this.from + this.length;
  }
}

/**
 * The same place as one that moves with `outer`, so that it can be kept for later versions of the file in which `outer`
 * is the same. Undefined where it isn't inside: it would move otherwise.
 */
export function movingWith(span: Span, outer: Span): Span | undefined {
  if (span instanceof MovingSpan) return span;
  if (span.origin || span.start < outer.start || span.end > outer.end) return undefined;
  return new SpanWithin(outer, span.start - outer.start, span.end - span.start);
}
