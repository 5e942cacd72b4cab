/**
 * The bars that we hold ourselves to, as data: docs/benchmarks.md says why each. A bar is looked at in every row that
 * its measure, quantity and length name: in all dialects, and in files with mistakes as in those without.
 */
import type { BenchDialect, Figure, Measure, Quantity, Subject } from "./figure.ts";
import { isSameRow, peerSubject } from "./figure.ts";
import { amount } from "./table.ts";

interface Bar {
  /** What is held to it, in words. */
  readonly title: string;
  readonly measure: Measure;
  readonly quantity: Quantity;
  /** In documents of this length; in all, and where there is none, if it says nothing. */
  readonly lines?: number;
  /** In this language alone. */
  readonly dialect?: BenchDialect;
  /** Of one of the files that are shipped, by its ending; else of our server. */
  readonly file?: string;
  readonly limit: Limit;
}

type Limit =
  /** At most so much of the peer's figure in the same row. */
  | { readonly kind: "share"; readonly of: number; readonly said: string }
  /** At most so many times ours in another language, in documents of the same length. */
  | { readonly kind: "beside"; readonly dialect: BenchDialect; readonly times: number; readonly said: string }
  /** At most so much more than the floor's figure in the same row. */
  | { readonly kind: "above"; readonly most: number; readonly said: string }
  | { readonly kind: "amount"; readonly most: number; readonly said: string };

/** One bar in one row. */
export interface Verdict {
  readonly title: string;
  /** `pipeline 1,000 mistakes`. */
  readonly row: string;
  readonly bar: string;
  readonly is: string;
  readonly isMet: boolean;
}

const ofPeer = (of: number, said: string): Limit => ({ kind: "share", of, said: `${said} of the peer` });
const aboveFloor = (most: number): Limit => ({ kind: "above", most, said: `${most} ms above the floor` });

const megabyte = 1_000_000;
const inMiB = (megabytes: number): number => (megabytes * megabyte) / 2 ** 20;
const inKiB = (megabytes: number): number => (megabytes * megabyte) / 2 ** 10;

const key = { title: "keystroke, CPU", measure: "keystroke", quantity: "cpu" } as const;
const ofPack = {
  title: "keystroke in a pack's language, CPU",
  measure: "keystroke",
  quantity: "cpu",
  dialect: "pack",
  limit: { kind: "beside", dialect: "pipeline", times: 2, said: "twice `pipeline`" },
} as const;
const burstCpu = { title: "burst, CPU", measure: "burst", quantity: "cpu" } as const;
const openWall = { title: "open, wall", measure: "open", quantity: "wall", limit: ofPeer(1 / 3, "1/3") } as const;
const openCpu = { title: "open, CPU", measure: "open", quantity: "cpu", limit: ofPeer(2 / 3, "2/3") } as const;
const question = { lines: 10_000 } as const;
const behindLetter = { quantity: "cpu after a letter", ...question } as const;

const bars: readonly Bar[] = [
  { ...key, lines: 1_000, limit: ofPeer(1 / 12, "1/12") },
  { ...key, lines: 10_000, limit: ofPeer(1 / 60, "1/60") },
  { ...key, lines: 50_000, limit: ofPeer(1 / 150, "1/150") },
  { ...ofPack, lines: 1_000 },
  { ...ofPack, lines: 10_000 },
  {
    title: "keystroke, growth of the CPU",
    measure: "keystroke",
    quantity: "growth",
    limit: { kind: "amount", most: 0.3, said: "exponent 0.3" },
  },
  { ...burstCpu, lines: 1_000, limit: ofPeer(1, "all") },
  { ...burstCpu, lines: 10_000, limit: ofPeer(1 / 3, "1/3") },
  {
    title: "burst, last key to diagnostics",
    measure: "burst",
    quantity: "wall after the last key",
    limit: { kind: "amount", most: 60, said: "60 ms" },
  },
  { ...openWall, lines: 1_000 },
  { ...openCpu, lines: 1_000 },
  { ...openWall, lines: 10_000 },
  { ...openCpu, lines: 10_000 },
  { title: "completion, CPU", measure: "completion", quantity: "cpu", ...question, limit: aboveFloor(5) },
  { title: "completion after a letter, CPU", measure: "completion", ...behindLetter, limit: aboveFloor(5) },
  { title: "hover, CPU", measure: "hover", quantity: "cpu", ...question, limit: aboveFloor(2) },
  { title: "hover after a letter, CPU", measure: "hover", ...behindLetter, limit: aboveFloor(2) },
  { title: "start, CPU", measure: "start", quantity: "cpu", limit: { kind: "amount", most: 120, said: "120 ms" } },
  {
    title: "memory, open and idle",
    measure: "memory",
    quantity: "resident",
    lines: 10_000,
    limit: { kind: "amount", most: inMiB(100), said: "100 MB (95.4 MiB)" },
  },
  {
    title: "search of 10,000 pages, CPU (p95)",
    measure: "search",
    quantity: "cpu of 19 in 20",
    limit: { kind: "amount", most: 5, said: "5 ms" },
  },
  {
    title: "search of 10,000 pages, first answer",
    measure: "search",
    quantity: "wall of the first",
    limit: { kind: "amount", most: 300, said: "300 ms" },
  },
  {
    title: "extension package",
    measure: "size",
    quantity: "size",
    file: ".vsix",
    limit: { kind: "amount", most: inKiB(3), said: "3 MB (2,930 KiB)" },
  },
];

/** What the bars say of these figures. A bar whose figures were not measured says nothing. */
export function verdictsOf(figures: readonly Figure[]): readonly Verdict[] {
  return bars.flatMap((bar) =>
    figures
      .filter((figure) => isHeldTo(figure, bar))
      .map((figure) => verdictOf(bar, figure, figures))
      .filter((verdict) => verdict !== undefined),
  );
}

/** The titles of the bars that no figure was there for. */
export function unmeasuredBars(figures: readonly Figure[]): readonly string[] {
  const measured = new Set(verdictsOf(figures).map(({ title }) => title));
  return [...new Set(bars.map(({ title }) => title))].filter((title) => !measured.has(title));
}

function isHeldTo({ measure, quantity, lines, subject, dialect }: Figure, bar: Bar): boolean {
  const isOurs = bar.file === undefined ? subject === "pipewright" : subject.endsWith(bar.file);
  const isHere =
    (bar.lines === undefined || bar.lines === lines) && (bar.dialect === undefined || bar.dialect === dialect);
  return isOurs && isHere && measure === bar.measure && quantity === bar.quantity;
}

function verdictOf({ title, limit }: Bar, figure: Figure, figures: readonly Figure[]): Verdict | undefined {
  const { dialect, lines, content } = figure;
  const row = [dialect, lines?.toLocaleString("en-US"), content].filter((part) => part !== undefined).join(" ");
  const verdict = (is: string, isMet: boolean): Verdict => ({ title, row, bar: limit.said, is, isMet });
  const other = (subject: Subject): number | undefined =>
    figures.find((one) => one.subject === subject && isSameRow(one, figure))?.median;
  switch (limit.kind) {
    case "share": {
      const peer = other(peerSubject);
      if (peer === undefined || peer <= 0) return undefined;
      return verdict(shareOf(figure.median / peer), figure.median <= peer * limit.of);
    }
    case "beside": {
      const beside: Figure = { ...figure, dialect: limit.dialect };
      const there = figures.find((one) => one.subject === figure.subject && isSameRow(one, beside))?.median;
      if (there === undefined || there <= 0) return undefined;
      return verdict(`${amount(figure.median / there)} times`, figure.median <= there * limit.times);
    }
    case "above": {
      const floor = other("floor");
      if (floor === undefined) return undefined;
      const above = figure.median - floor;
      return verdict(`${amount(Math.max(0, above))} ms above`, above <= limit.most);
    }
    case "amount":
      return verdict(`${amount(figure.median)} ${figure.unit}`.trimEnd(), figure.median <= limit.most);
  }
}

/** Small shares are said as the bars are: 1/43. */
function shareOf(share: number): string {
  return share > 0 && share < 0.5 ? `1/${amount(1 / share)}` : amount(share);
}
