import { type Base, LiveSpan } from "./live-span.ts";
import type { YamlMap } from "./tree.ts";

/** Thrown, and caught at once by whoever asked: the text has something in it that needs the general parser. */
export class NotEveryday extends Error {}

/** A text with the place that its reader has come to. Offsets are relative to `base`. */
export class EverydayText {
  readonly source: string;
  /** The first character of the current line that is no blank, and its column. */
  at = 0;
  indent = 0;
  /** Where the current line ends, its line break left out. */
  lineEnd = 0;
  ended = false;
  /** Where the last value ends that was read. */
  placeEnd = 0;
  /** As the general parser counts them, for the limits. */
  nodeCount = 0;
  /** Start, end and whether it has a line of its own, three numbers a comment. */
  readonly comments: number[] = [];
  /** The maps in which a key stands more than once. */
  readonly repeats: YamlMap[] = [];
  readonly #base: Base;
  #next = 0;

  constructor(source: string, base: Base) {
    this.source = source;
    this.#base = base;
  }

  span(from: number, to: number): LiveSpan {
    return new LiveSpan(this.#base, from, to);
  }

  comment(from: number, to: number, ownLine: boolean): void {
    this.comments.push(from, to, ownLine ? 1 : 0);
  }

  skipBlanks(from: number): number {
    let at = from;
    while (this.source.charCodeAt(at) === 0x20) at++;
    return at;
  }

  /** Goes to the next line with something else than a comment on it. */
  nextLine(): void {
    const { source } = this;
    while (this.#next < source.length) {
      const start = this.#next;
      const at = this.skipBlanks(start);
      const unit = source.charCodeAt(at);
      if (unit === 0x0a) {
        this.#next = at + 1;
        continue;
      }
      this.#endLine(at);
      if (at === this.lineEnd) continue;
      if (unit === 0x23) {
        this.comment(at, this.lineEnd, true);
        continue;
      }
      if (unit === 0x09) throw new NotEveryday();
      this.at = at;
      this.indent = at - start;
      return;
    }
    this.ended = true;
  }

  /** Makes the line of an offset the current one. */
  #endLine(from: number): void {
    const newline = this.source.indexOf("\n", from);
    const end = newline < 0 ? this.source.length : newline;
    this.#next = newline < 0 ? end : newline + 1;
    this.lineEnd = end > from && this.source.charCodeAt(end - 1) === 0x0d ? end - 1 : end;
  }

  /** Where the line after the current one begins. */
  get following(): number {
    return this.#next;
  }

  /** The lines before this offset were read by somebody else. */
  continueAt(offset: number): void {
    this.#next = offset;
  }
}

/** Whether a list mark stands there. */
export function isDash(source: string, at: number): boolean {
  if (source.charCodeAt(at) !== 0x2d) return false;
  const behind = source.charCodeAt(at + 1);
  return behind === 0x20 || behind === 0x0a || behind === 0x0d || Number.isNaN(behind);
}

export function isBlankOrEnd(source: string, at: number, lineEnd: number): boolean {
  return at >= lineEnd || source.charCodeAt(at) === 0x20;
}
