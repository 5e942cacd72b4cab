import type { Figure, Quantity, Subject } from "./figure.ts";
import { isOther, isSameRow, peerSubject, ratioName, subjects } from "./figure.ts";
import type { BenchResults } from "./results.ts";
import { amount, table } from "./table.ts";

interface Section {
  readonly title: string;
  readonly measure: Figure["measure"];
  readonly quantity: Quantity;
  /** Walls are noisy: beside the median stands what only one in twenty exceeds. */
  readonly withP95?: true;
}

const shown: readonly Section[] = [
  { title: "Keystroke to diagnostics, CPU in ms", measure: "keystroke", quantity: "cpu" },
  { title: "Growth of a key's CPU from 1,000 lines on, exponent", measure: "keystroke", quantity: "growth" },
  { title: "Keystroke to diagnostics, wall in ms (p95)", measure: "keystroke", quantity: "wall", withP95: true },
  { title: "50 keys 30 ms apart, CPU of all in ms", measure: "burst", quantity: "cpu" },
  {
    title: "50 keys 30 ms apart, last key to its diagnostics, wall in ms (p95)",
    measure: "burst",
    quantity: "wall after the last key",
    withP95: true,
  },
  { title: "Enter to diagnostics, CPU in ms", measure: "enter", quantity: "cpu" },
  { title: "Enter to diagnostics, wall in ms (p95)", measure: "enter", quantity: "wall", withP95: true },
  ...(["completion", "hover"] as const).flatMap((measure): readonly Section[] => [
    { title: `${nameOf(measure)} at rest, CPU in ms`, measure, quantity: "cpu" },
    { title: `${nameOf(measure)} at rest, wall in ms (p95)`, measure, quantity: "wall", withP95: true },
    { title: `${nameOf(measure)} right behind a letter, CPU in ms`, measure, quantity: "cpu after a letter" },
    {
      title: `${nameOf(measure)} right behind a letter, wall in ms (p95)`,
      measure,
      quantity: "wall after a letter",
      withP95: true,
    },
  ]),
  { title: "Start to the answer of initialize, CPU in ms", measure: "start", quantity: "cpu" },
  { title: "Start to the answer of initialize, wall in ms (p95)", measure: "start", quantity: "wall", withP95: true },
  { title: "The very first start, CPU in ms", measure: "start", quantity: "cpu of the first" },
  { title: "Start to rest, no document open, CPU in ms", measure: "start", quantity: "cpu at rest" },
  { title: "Open to first diagnostics in a new process, CPU in ms", measure: "open", quantity: "cpu" },
  {
    title: "Open to first diagnostics in a new process, wall in ms (p95)",
    measure: "open",
    quantity: "wall",
    withP95: true,
  },
  { title: "Search of 10,000 pages, CPU of a question in ms", measure: "search", quantity: "cpu" },
  {
    title: "Search of 10,000 pages, CPU of 19 questions in 20 at most, ms",
    measure: "search",
    quantity: "cpu of 19 in 20",
  },
  {
    title: "Search of 10,000 pages, prepared ones read and the first question answered, wall in ms (p95)",
    measure: "search",
    quantity: "wall of the first",
    withP95: true,
  },
  { title: "Resident memory after opening, MiB", measure: "memory", quantity: "resident" },
  { title: "Resident memory at its highest, MiB", measure: "memory", quantity: "peak" },
];

function nameOf(measure: "completion" | "hover"): string {
  return measure === "completion" ? "Completion" : "Hover";
}

/** The results for a person: a table for each quantity, ours first, then what it is held against, then ours over each. */
export function reportOf(results: BenchResults): string {
  const parts = [
    headOf(results),
    ...shown.map((section) => sectionOf(section, results)),
    sizesOf(results.figures),
    barsOf(results),
  ];
  return [...parts, legendOf(results), results.notes.join("\n")].filter((part) => part !== "").join("\n\n");
}

function headOf({ date, machine, node, keys, runs, bursts, seed }: BenchResults): string {
  const often = `keys: ${keys.measured} after ${keys.warmUp} that warm up; bursts: ${bursts}; starts and opens: ${runs}`;
  return [
    `Pipewright bench, ${date.slice(0, 10)}: ${machine}, Node ${node}, seed ${seed}.`,
    `Medians of ${often}.`,
  ].join("\n");
}

function sectionOf(section: Section, results: BenchResults): string {
  const figures = results.figures.filter(
    ({ measure, quantity }) => measure === section.measure && quantity === section.quantity,
  );
  if (figures.length === 0) return "";
  const columns = subjects.filter((subject) => figures.some((figure) => figure.subject === subject));
  const others = columns.filter((subject) => isOther(subject) && columns.includes("pipewright"));
  const rows = figures.filter((figure, index) => figures.findIndex((other) => isSameRow(other, figure)) === index);
  const isDivided = section.quantity !== "growth";
  const head = [
    rows.some(({ lines }) => lines !== undefined) ? "lines" : "",
    ...columns,
    ...(isDivided ? others.map(overOf) : []),
  ];
  return `${section.title}\n${table([head, ...rows.map((row) => rowOf(row, section, columns, isDivided ? others : [], results))])}`;
}

function rowOf(
  row: Figure,
  section: Section,
  columns: readonly Subject[],
  others: readonly Subject[],
  { figures, ratios }: BenchResults,
): readonly string[] {
  const cells = columns.map((subject) => {
    const figure = figures.find((one) => one.subject === subject && isSameRow(one, row));
    if (figure === undefined) return "–";
    return section.withP95 ? `${amount(figure.median)} (${amount(figure.p95)})` : amount(figure.median);
  });
  const over = others.map((subject) => {
    const ratio = ratios.find(({ name }) => name === ratioName(row, subject));
    return ratio === undefined ? "–" : amount(ratio.value);
  });
  return [rowTitle(row), ...cells, ...over];
}

function rowTitle({ dialect, lines, content }: Figure): string {
  return [dialect, lines?.toLocaleString("en-US"), content].filter((part) => part !== undefined).join(" ");
}

function overOf(subject: Subject): string {
  return subject === peerSubject ? "÷ peer" : `÷ ${subject}`;
}

function sizesOf(figures: readonly Figure[]): string {
  const sizes = figures.filter(({ measure, quantity }) => measure === "size" && quantity === "size");
  if (sizes.length === 0) return "";
  const rows = sizes.map((size) => {
    const gzip = figures.find(({ subject, quantity }) => subject === size.subject && quantity === "gzip");
    return [size.subject.replace("file ", ""), amount(size.median), gzip === undefined ? "" : amount(gzip.median)];
  });
  return `What is shipped, KiB\n${table([["", "size", "gzip"], ...rows])}`;
}

/** Each bar beside what is, so that nobody has to know them by heart. */
function barsOf({ bars, unmeasuredBars }: BenchResults): string {
  const rows = bars.map(({ title, row, bar, is, isMet }) => [title, row, bar, is, isMet ? "met" : "MISSED"]);
  const missed = bars.filter(({ isMet }) => !isMet).length;
  const verdict = `${bars.length - missed} of ${bars.length} are met.`;
  const silent = unmeasuredBars.length === 0 ? "" : `Not measured in this run: ${unmeasuredBars.join("; ")}.`;
  return [
    ...(rows.length === 0 ? [] : [`Bars: at most\n${table([["", "", "bar", "is", ""], ...rows])}`, verdict]),
    silent,
    activationNote,
  ]
    .filter((line) => line !== "")
    .join("\n");
}

/** What only an editor can measure. */
const activationNote =
  "The activation of the client (at most 50 ms) is told by VS Code itself: Developer: Show Running Extensions.";

function legendOf({ cpuIsMeasured, builtForShipping, waitMs, figures }: BenchResults): string {
  const measured = new Set<string>(figures.map(({ subject }) => subject));
  const waits = Object.entries(waitMs).filter(([subject, ms]) => ms > 0 && measured.has(subject));
  return [
    measured.has("yaml alone")
      ? "yaml alone: `parseDocument` of the package `yaml`; warm beside keystrokes, the first in a process beside open."
      : "",
    measured.has("floor")
      ? "floor: a server that only answers, which is the price of process, protocol and measuring."
      : "",
    ...waits.map(
      ([subject, ms]) => `${subject} waits ${ms} ms before it checks: that is in its walls, not in its CPU.`,
    ),
    cpuIsMeasured ? "" : "CPU and memory of other processes are measured on Linux only: here are walls alone.",
    builtForShipping ? "" : "dist/ was not built for shipping: sizes and start are those of a development build.",
  ]
    .filter((line) => line !== "")
    .join("\n");
}
