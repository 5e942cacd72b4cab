import type { Spread } from "./statistics.ts";

export const measures = ["keystroke", "start", "open", "memory", "size"] as const;
export type Measure = (typeof measures)[number];

/** Our server, and what its figures are held against. */
export const subjects = ["pipewright", "yaml alone", "floor", "yaml-language-server"] as const;
export type Subject = (typeof subjects)[number];

export type Quantity = "cpu" | "wall" | "cpu of the first" | "cpu at rest" | "resident" | "peak" | "size" | "gzip";
export type Unit = "ms" | "MiB" | "KiB";

/**
 * One figure of the bench. A measure is a function that gives figures: whatever stands in the same `measure`,
 * `quantity` and `lines` is printed in one row, and ours is divided by each of the others.
 */
export interface Figure extends Spread {
  readonly measure: Measure;
  readonly quantity: Quantity;
  readonly unit: Unit;
  /** A server, or the name of a file that is shipped. */
  readonly subject: Subject | `file ${string}`;
  /** Length of the measured document; absent where there is none. */
  readonly lines?: number;
}

/** Ours over another's; its name also names it in the base line. */
export interface Ratio {
  readonly name: string;
  readonly value: number;
}

/** Every figure of ours over each figure that it can be held against. Below 1 we are cheaper. */
export function ratiosOf(figures: readonly Figure[]): readonly Ratio[] {
  return figures.flatMap((ours) => {
    if (ours.subject !== "pipewright") return [];
    return subjects.flatMap((subject) => {
      const other = figures.find((figure) => figure.subject === subject && isSameRow(figure, ours));
      if (subject === "pipewright" || other === undefined || other.median === 0) return [];
      return [{ name: ratioName(ours, subject), value: significant(ours.median / other.median) }];
    });
  });
}

export function isSameRow(one: Figure, other: Figure): boolean {
  return one.measure === other.measure && one.quantity === other.quantity && one.lines === other.lines;
}

export function ratioName({ measure, quantity, lines }: Figure, subject: Subject): string {
  return `${[measure, lines, quantity].filter((part) => part !== undefined).join(" ")} / ${subject}`;
}

function significant(value: number): number {
  return Number(value.toPrecision(3));
}
