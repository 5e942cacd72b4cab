import { type Locale, say } from "../../../protocol/index.ts";
import { type Lines, linesOf, positionAt, type Span } from "../../document/index.ts";
import type { MigrateAnswer, Migration, MigrationStep } from "../../features/index.ts";
import { counted } from "../counted.ts";
import { visible } from "../display-width.ts";
import { troubleText } from "../lint/trouble-text.ts";
import type { Colors, Terminal } from "../terminal.ts";
import { nouns } from "../texts.ts";
import type { RewrittenFile, RewrittenFiles } from "./rewrite-files.ts";
import { rewriteTexts, things } from "./rewrite-texts.ts";
import { type DiffLine, unifiedDiff } from "./unified-diff.ts";

/** What came of a file; no answer for one whose language has no versions. */
export interface MigratedText {
  readonly text: string;
  readonly answer: MigrateAnswer | undefined;
}

export interface MigrationReportStyle {
  readonly writes: boolean;
  readonly format: "pretty" | "json";
  readonly locale: Locale;
  readonly terminal: Terminal;
  readonly colorsOf: (stream: Terminal["out"]) => Colors;
}

interface Moved {
  readonly name: string;
  readonly before: string;
  readonly migration: Migration;
}

/** Says what became of the files; gives back the exit code. */
export function migrationReport(done: RewrittenFiles<MigratedText>, style: MigrationReportStyle): number {
  const { writes, format, locale, terminal, colorsOf } = style;
  const { out, err } = terminal;
  const isFilter = done.output !== undefined && writes;
  if (isFilter) out.write(done.output ?? "");
  const stream = isFilter ? err : out;
  for (const trouble of done.troubles) err.write(`pipewright: ${troubleText(trouble, locale)}\n`);
  const refusals = done.files.flatMap(refusalOf);
  for (const { path, reason } of refusals) {
    err.write(`pipewright: ${visible(say(rewriteTexts.refused, locale, { path, reason }))}\n`);
  }
  const moved = done.files.flatMap(movedOf);
  if (format === "json") stream.write(jsonOf(moved, writes));
  else stream.write(prettyOf(moved, style, colorsOf(stream)));
  if (done.troubles.length > 0) return 2;
  return refusals.length > 0 || humanCount(moved) > 0 ? 1 : 0;
}

function refusalOf({ name, result: { answer } }: RewrittenFile<MigratedText>) {
  return answer && !answer.ok ? [{ path: name, reason: answer.refusal }] : [];
}

function movedOf({ name, before, result: { answer } }: RewrittenFile<MigratedText>): readonly Moved[] {
  return answer?.ok ? [{ name, before, migration: answer.value }] : [];
}

function humanCount(moved: readonly Moved[]): number {
  return moved.reduce((sum, { migration }) => sum + migration.steps.filter(({ kind }) => kind === "human").length, 0);
}

function prettyOf(moved: readonly Moved[], { writes, locale }: MigrationReportStyle, colors: Colors): string {
  if (moved.length === 0) return "";
  const blocks = moved
    .filter(({ migration: { steps, edits } }) => steps.length > 0 || edits.length > 0)
    .map((one) => blockOf(one, locale, colors).join("\n"));
  return `${[...blocks, summaryOf(moved, writes, locale).join("\n")].join("\n\n")}\n`;
}

function blockOf({ name, before, migration }: Moved, locale: Locale, colors: Colors): readonly string[] {
  const { from, to, edits, steps } = migration;
  const title = colors.bold(visible(say(rewriteTexts.moved, locale, { path: name, from, to })));
  const names = [`--- a/${name}`, `+++ b/${name}`].map((line) => colors.bold(visible(line)));
  const diff = unifiedDiff(before, edits).map((line) => colored(line, colors));
  const lines = linesOf(before);
  const list = steps.flatMap((step) => stepLines(step, lines, locale, colors));
  return [title, ...(diff.length > 0 ? ["", ...names, ...diff] : []), "", ...list];
}

function colored({ mark, text }: DiffLine, colors: Colors): string {
  const line = mark === "@" ? visible(text) : `${mark}${visible(text)}`;
  switch (mark) {
    case "-":
      return colors.red(line);
    case "+":
      return colors.green(line);
    case "@":
      return colors.cyan(line);
    case " ":
      return line;
  }
}

/** What is done needs no reason here: the difference above shows it. */
function stepLines({ kind, title, why, before }: MigrationStep, lines: Lines, locale: Locale, colors: Colors) {
  const { line, column } = positionAt(lines, before.start);
  const place = `${line + 1}:${column + 1}`;
  if (kind === "done") return [`  ${colors.green(say(rewriteTexts.done, locale))} ${place} ${visible(title)}`];
  const head = `  ${colors.yellow(say(rewriteTexts.human, locale))} ${place} ${visible(title)}`;
  return why === "" ? [head] : [head, `    ${colors.dim(visible(why))}`];
}

function summaryOf(moved: readonly Moved[], writes: boolean, locale: Locale): readonly string[] {
  const changed = moved.filter(({ migration }) => migration.edits.length > 0).length;
  const words = { count: String(changed), files: counted(moved.length, nouns.file, locale) };
  const sentence = changed === 0 ? "nothingToMove" : writes ? "wereMoved" : "wouldMove";
  const left = humanCount(moved);
  const rest = say(rewriteTexts.leftForYou, locale, { things: counted(left, things, locale) });
  return [say(rewriteTexts[sentence], locale, words), ...(left > 0 ? [rest] : [])];
}

/** One object a file, zero-based LSP ranges in it. Part of our interface: see docs/ci.md. */
function jsonOf(moved: readonly Moved[], writes: boolean): string {
  const files = moved.map(({ name, before, migration: { from, to, text, edits, steps } }) => {
    const [old, next] = [linesOf(before), linesOf(text)];
    return {
      file: name,
      from,
      to,
      written: writes && edits.length > 0,
      edits: edits.map(({ span, text: newText }) => ({ range: rangeOf(old, span), newText })),
      steps: steps.map(({ kind, title, why, rule, before: at, span }) => ({
        kind,
        title,
        why,
        ...(rule === undefined ? {} : { rule }),
        before: rangeOf(old, at),
        after: rangeOf(next, span),
      })),
    };
  });
  return files.length === 0 ? "[]\n" : `[\n${files.map((file) => `  ${JSON.stringify(file)}`).join(",\n")}\n]\n`;
}

function rangeOf(lines: Lines, { start, end }: Span) {
  return { start: lspPosition(lines, start), end: lspPosition(lines, end) };
}

function lspPosition(lines: Lines, offset: number) {
  const { line, column } = positionAt(lines, offset);
  return { line, character: column };
}
