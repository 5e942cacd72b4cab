import type { Severity } from "../../protocol/index.ts";
import type { Span } from "../../server/document/index.ts";
import type { MarkedRelated, MarkedTag } from "../../server/features/marked-text.ts";

/**
 * The other way from `parseMarked`: a text and what came out of it, as marked text.
 * Expected and actual are both printed by this, so that a failing test shows two texts a person can read,
 * and `UPDATE=1` can write one into the test.
 */
export interface Printed {
  readonly text: string;
  readonly cursor?: number | undefined;
  /** Selections that stand for themselves; what needs one for a finding gets the next number. */
  readonly selections?: ReadonlyMap<string, Span>;
  readonly ranges?: readonly Span[];
  readonly places?: readonly (readonly [name: string, span: Span])[];
  readonly findings?: readonly PrintedFinding[];
}

export interface PrintedFinding {
  readonly span: Span;
  readonly severity: Severity;
  readonly code: string;
  readonly tags: readonly MarkedTag[];
  /** Left out when undefined. */
  readonly message: string | undefined;
  readonly related: readonly MarkedRelated[];
}

interface MarkLine {
  readonly span: Span;
  readonly words: string;
  readonly below: readonly string[];
  /** Sorts marks that start together. */
  readonly order: string;
}

/** Without a line break at the end. */
export function printMarked(printed: Printed): string {
  const marks = markLines(printed);
  const lines = lineSpans(printed.text);
  const inline: { offset: number; sign: string; rank: number }[] = [];
  if (printed.cursor !== undefined) inline.push({ offset: printed.cursor, sign: "$0", rank: 1 });
  const free = [...(printed.selections ?? new Map<string, Span>())];
  const wide = marks.filter((mark) => needsSelection(printed.text, lines, mark.span));
  const wideSpans = [...new Map(wide.map((mark) => [`${mark.span.start}-${mark.span.end}`, mark.span])).values()];
  const numbers = numberSelections(free, wideSpans);
  for (const [number, span] of [...free, ...wideSpans.map((span) => [numbers.get(keyOf(span)) ?? "", span] as const)]) {
    inline.push({ offset: span.start, sign: number === "" ? "«" : `«${number}:`, rank: 2 });
    inline.push({ offset: span.end, sign: "»", rank: 0 });
  }
  const out: string[] = [];
  lines.forEach((line, index) => {
    if (
      index === lines.length - 1 &&
      line.start === line.end &&
      index > 0 &&
      !inline.some((mark) => mark.offset === line.start)
    ) {
      if (!marks.some((mark) => lineIndexOf(lines, endOf(mark)) === index)) return;
    }
    out.push(withInline(printed.text, line, inline));
    for (const mark of marks) {
      if (lineIndexOf(lines, endOf(mark)) !== index) continue;
      out.push(...printMark(mark, line, wide.includes(mark) ? numbers.get(keyOf(mark.span)) : undefined));
    }
  });
  return out.join("\n");
}

const keyOf = (span: Span): string => `${span.start}-${span.end}`;

function printMark(mark: MarkLine, line: Span, number: string | undefined): string[] {
  const column = mark.span.start - line.start;
  const blank = number === undefined ? " ".repeat(column) : "";
  const length = mark.span.end - mark.span.start;
  const sign = number !== undefined ? `«${number}»` : length === 0 ? "^" : "~".repeat(length);
  return [`${blank}${sign} ${mark.words}`.trimEnd(), ...mark.below.map((words) => `${blank}| ${words}`.trimEnd())];
}

/** A finding is printed under the line in which it ends. */
function endOf(mark: MarkLine): number {
  return mark.span.end > mark.span.start ? mark.span.end - 1 : mark.span.end;
}

function markLines(printed: Printed): MarkLine[] {
  const marks: MarkLine[] = [
    ...(printed.ranges ?? []).map((span) => ({ span, words: "", below: [], order: "" })),
    ...(printed.places ?? []).map(([name, span]) => ({ span, words: `@${name}`, below: [], order: `@${name}` })),
    ...(printed.findings ?? []).map((finding) => ({
      span: finding.span,
      words: [finding.severity, finding.code, ...finding.tags].join(" "),
      below: [
        ...(finding.message === undefined ? [] : finding.message.split("\n")),
        ...finding.related.map(({ place, text }) => `see @${place}: ${text}`),
      ],
      order: `${finding.code} ${finding.message ?? ""}`,
    })),
  ];
  return marks.sort(
    (a, b) => a.span.start - b.span.start || (a.order < b.order ? -1 : a.order > b.order ? 1 : a.span.end - b.span.end),
  );
}

/** Marks under the line can't show several lines, nor stand below characters that are wider than a `~`. */
function needsSelection(text: string, lines: readonly Span[], span: Span): boolean {
  const line = lines[lineIndexOf(lines, span.start)];
  if (line === undefined || span.end > line.end) return true;
  // Tabs shift what stands under them, too.
  return /[\t\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\ud800-\udfff]/.test(
    text.slice(line.start, span.end),
  );
}

function numberSelections(
  free: readonly (readonly [string, Span])[],
  wide: readonly Span[],
): ReadonlyMap<string, string> {
  const numbers = new Map<string, string>();
  if (free.length === 0 && wide.length === 1) return new Map(wide.map((span) => [keyOf(span), ""]));
  let next = 1;
  for (const span of wide) {
    while (free.some(([number]) => number === String(next))) next += 1;
    numbers.set(keyOf(span), String(next));
    next += 1;
  }
  return numbers;
}

function withInline(
  text: string,
  line: Span,
  inline: readonly { offset: number; sign: string; rank: number }[],
): string {
  const here = inline
    .filter((mark) => mark.offset >= line.start && mark.offset <= line.end)
    .sort((a, b) => a.offset - b.offset || a.rank - b.rank);
  let out = "";
  let done = line.start;
  for (const { offset, sign } of here) {
    out += escaped(text.slice(done, offset)) + sign;
    done = offset;
  }
  out += escaped(text.slice(done, line.end));
  const looksLikeMark =
    /^\s*(?:~(?:~|\s+@|\s+(?:error|warning|information|hint)\b)|\^(?:\s*$|\s+@)|\||«\d*»\s)|^#-(?: |$)/;
  return looksLikeMark.test(text.slice(line.start, line.end)) ? out.replace(/^(\s*)/, "$1\\") : out;
}

function escaped(text: string): string {
  return text.replace(/\$0|«|»/g, "\\$&");
}

function lineSpans(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    spans.push({ start, end: start + line.length });
    start += line.length + 1;
  }
  return spans;
}

function lineIndexOf(lines: readonly Span[], offset: number): number {
  const index = lines.findIndex((line) => offset <= line.end);
  return index === -1 ? lines.length - 1 : index;
}
