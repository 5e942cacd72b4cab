import type { Spread } from "./statistics.ts";

export const measures = [
  "keystroke",
  "burst",
  "enter",
  "completion",
  "hover",
  "start",
  "open",
  "memory",
  "search",
  "size",
] as const;
export type Measure = (typeof measures)[number];

/** The languages whose files are measured; that of a pack is made of its data alone. */
export const benchDialects = ["pipeline", "github-actions", "pack"] as const;
export type BenchDialect = (typeof benchDialects)[number];

/** Our server as VS Code asks it and as it publishes by itself, and what its figures are held against. */
export const subjects = ["pipewright", "pipewright, pushing", "yaml alone", "floor", "yaml-language-server"] as const;
export type Subject = (typeof subjects)[number];

export const peerSubject = "yaml-language-server" satisfies Subject;

export type Quantity =
  | "cpu"
  | "wall"
  | "wall after the last key"
  | "cpu after a letter"
  | "wall after a letter"
  | "growth"
  | "cpu of 19 in 20"
  | "wall of the first"
  | "cpu of the first"
  | "cpu at rest"
  | "resident"
  | "peak"
  | "size"
  | "gzip";
/** An exponent has no unit. */
export type Unit = "ms" | "MiB" | "KiB" | "";

/** What a figure was measured on; what is absent makes no difference to it. */
export interface Row {
  readonly measure: Measure;
  readonly dialect?: BenchDialect;
  /** Length of the measured document. */
  readonly lines?: number;
  /** With what the document was filled, if not with what is right. */
  readonly content?: "mistakes";
}

/**
 * One figure of the bench. A measure is a function that gives figures: whatever stands in the same row and has the
 * same `quantity` is printed in one line, and ours is divided by each of the others.
 */
export interface Figure extends Row, Spread {
  readonly quantity: Quantity;
  readonly unit: Unit;
  /** A server, or the name of a file that is shipped. */
  readonly subject: Subject | `file ${string}`;
}

/** Ours over another's; its name also names it in the base line. */
export interface Ratio {
  readonly name: string;
  readonly value: number;
}

/** Every figure of ours over each figure that it can be held against. Below 1 we are cheaper. */
export function ratiosOf(figures: readonly Figure[]): readonly Ratio[] {
  return figures.flatMap((ours) => {
    if (ours.subject !== "pipewright" || ours.unit === "") return [];
    return subjects.flatMap((subject) => {
      const other = figures.find((figure) => figure.subject === subject && isSameRow(figure, ours));
      if (!isOther(subject) || other === undefined || other.median === 0) return [];
      return [{ name: ratioName(ours, subject), value: significant(ours.median / other.median) }];
    });
  });
}

/** Whether it is somebody else's: we are not held against ourselves. */
export function isOther(subject: Subject): boolean {
  return subject !== "pipewright" && subject !== "pipewright, pushing";
}

export function isSameRow(one: Figure, other: Figure): boolean {
  return rowName(one) === rowName(other) && one.quantity === other.quantity;
}

/** `keystroke pipeline 1000 mistakes`. */
function rowName({ measure, dialect, lines, content }: Row): string {
  return [measure, dialect, lines, content].filter((part) => part !== undefined).join(" ");
}

export function ratioName(figure: Figure, subject: Subject): string {
  return `${rowName(figure)} ${figure.quantity} / ${subject}`;
}

function significant(value: number): number {
  return Number(value.toPrecision(3));
}
