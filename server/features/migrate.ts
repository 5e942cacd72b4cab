import { type Locale, say, type Text, type Words } from "../../protocol/index.ts";
import { isAtLeast, type Report, type Rule, type SharedFacts } from "../dialects/index.ts";
import {
  applyEdits,
  lineChanges,
  movedSpan,
  parseSource,
  positionAt,
  type Replaced,
  replacedBy,
  type SourceFile,
  type Span,
  type TextEdit,
  takenBack,
} from "../document/index.ts";
import { applyFixes } from "./apply-fixes.ts";
import { askRules } from "./ask-rules.ts";
import { type CheckContext, diagnose, factsOf } from "./diagnose.ts";
import { platformOf } from "./platform-of.ts";
import { writePlatform } from "./write-platform.ts";

/** One thing that a move to another platform version asks for. */
export interface MigrationStep {
  /** `done`: the edits do it. `human`: somebody has to. */
  readonly kind: "done" | "human";
  readonly title: string;
  readonly why: string;
  /** The rule that asked for it; none for the version itself. */
  readonly rule: string | undefined;
  /** Its place in the text as it was. */
  readonly before: Span;
  /** Its place in the text after the edits. */
  readonly span: Span;
}

export interface Migration {
  readonly from: string;
  readonly to: string;
  /** After the edits. */
  readonly text: string;
  /** Of the text as it was: whole lines. */
  readonly edits: readonly TextEdit[];
  /** In the order of the text. */
  readonly steps: readonly MigrationStep[];
}

/** A refusal is a sentence for the person who asked. */
export type MigrateAnswer =
  | { readonly ok: true; readonly value: Migration }
  | { readonly ok: false; readonly refusal: string };

const texts = {
  noVersions: {
    en: "This file can't be moved: its language has no platform versions.",
    "zh-cn": "无法升级此文件：它的语言没有平台版本之分。",
  },
  unknown: {
    en: "There is no platform `{version}`. The versions are {choices}.",
    "zh-cn": "没有平台 `{version}`。可用的版本有 {choices}。",
  },
  backwards: {
    en: "This file is for platform {from} already; it can only be moved to a later one than that, not to {to}.",
    "zh-cn": "此文件已用于平台 {from}，只能升级到更新的版本，不能改为 {to}。",
  },
  broken: {
    en: "This file can't be moved until its YAML is right: see line {line}.",
    "zh-cn": "YAML 有错误，修正后才能升级：请看第 {line} 行。",
  },
  tooBig: {
    en: "This file is too big or too deep to be moved.",
    "zh-cn": "文件太大或嵌套太深，无法升级。",
  },
  shared: {
    en: "It comes from an alias, which other places use too. Change it at its anchor.",
    "zh-cn": "它来自别名，其他位置也在使用它。请在锚点处修改。",
  },
} satisfies Record<string, Text>;

/**
 * Moves a pipeline to a later platform version, over each version between: what has gone out of use is written as it is
 * written today, the version is noted in the file, and what is left for a person is listed. Ignore comments and levels
 * don't count here: the platform doesn't know them. `from` is what the file is for today, if it is to be another one.
 * Cost: a check of the file for each version on the way, and for each round of fixes.
 */
export function migrate(text: string, from: string | undefined, to: string, context: CheckContext): MigrateAnswer {
  const { dialect, locale } = context;
  const { versions } = dialect;
  if (!dialect.migration || versions.length < 2) return refuse(texts.noVersions, locale);
  const file = parseSource(text);
  const problem = file.documents.flatMap(({ problems }) => problems)[0];
  if (problem)
    return refuse(texts.broken, locale, { line: String(positionAt(file.lines, problem.span.start).line + 1) });
  if (file.limits.length > 0) return refuse(texts.tooBig, locale);
  const start = from ?? oldestOf(file, context);
  for (const version of [start, to]) {
    if (!versions.includes(version)) return refuse(texts.unknown, locale, { version, choices: versions.join(", ") });
  }
  if (!isAtLeast(to, start)) return refuse(texts.backwards, locale, { from: start, to });
  const way = versions.slice(versions.indexOf(start) + 1, versions.indexOf(to) + 1);
  // What somebody says a file is for today counts as a setting does: the file itself knows better.
  const asked = from === undefined ? context : { ...context, choices: { ...context.choices, setting: from } };
  const move = new Move(text, asked);
  for (const version of way.length > 0 ? way : [to]) move.modernise(version);
  move.note(to);
  move.listTheRest(start, to);
  return {
    ok: true,
    value: { from: start, to, text: move.text, edits: lineChanges(text, move.text), steps: move.steps() },
  };
}

function refuse(text: Text, locale: Locale, words: Readonly<Record<string, string>> = {}): MigrateAnswer {
  return { ok: false, refusal: say(text, locale, words) };
}

/** Several pipelines in one file may be for several versions: the way begins at the oldest. */
function oldestOf(file: SourceFile, context: CheckContext): string {
  const found = file.documents.map((document) => platformOf(file, document, context).version);
  return context.dialect.versions.find((version) => found.includes(version)) ?? context.dialect.currentVersion;
}

interface Noted {
  readonly step: Omit<MigrationStep, "before" | "span">;
  readonly at: Span;
  /** So many rounds of edits had been done when it was found there. */
  readonly round: number;
}

interface Outdated {
  readonly rule: Rule;
  readonly report: Report;
  readonly facts: SharedFacts;
}

/** Fixes can uncover others: so many rounds a version. */
const mostRounds = 10;

/** A move under way: the text so far, and what was done to it. */
class Move {
  text: string;
  readonly #original: string;
  readonly #context: CheckContext;
  readonly #rounds: (readonly Replaced[])[] = [];
  readonly #noted: Noted[] = [];

  constructor(text: string, context: CheckContext) {
    this.text = text;
    this.#original = text;
    this.#context = context;
  }

  /** Writes anew what is out of use in a version, as far as that needs no person. */
  modernise(version: string): void {
    for (let round = 0; round < mostRounds; round++) {
      const cures = this.#outdated(version).flatMap((one) => {
        const [fix] = one.report.fix === undefined || one.report.at.origin ? [] : [one.report.fix].flat();
        return fix ? [{ ...one, edits: fix.edits, title: this.#say(fix.title, fix.words) }] : [];
      });
      const { applied } = applyFixes(this.text, cures);
      if (applied.length === 0) return;
      for (const { title, report, rule } of applied) {
        this.#note({ kind: "done", title, why: this.#message(rule, report), rule: rule.id }, report.at);
      }
      this.#apply(applied.flatMap(({ edits }) => edits));
    }
  }

  /** Writes into the file for which version it is. */
  note(version: string): void {
    const { edits, steps } = writePlatform(parseSource(this.text), version, this.#context);
    for (const { at, ...step } of steps) this.#note({ ...step, rule: undefined }, at);
    this.#apply(edits);
  }

  /** What nobody can write without knowing more, and what is wrong only since the move. */
  listTheRest(from: string, to: string): void {
    const left = this.#outdated(to);
    for (const { rule, report, facts } of left) {
      const message = this.#message(rule, report);
      const { origin } = report.at;
      const advice = origin ? undefined : this.#context.dialect.migration?.advice(facts, report.at, to);
      const why = origin ? this.#say(texts.shared) : this.#say(rule.why);
      const words = advice
        ? { title: this.#say(advice.title, advice.words), why: this.#say(advice.why, advice.words) }
        : { title: message, why };
      this.#note({ kind: "human", ...words, rule: rule.id }, origin ?? report.at);
    }
    const known = countsOf(this.#errors(this.#original, from).map(({ code, message }) => `${code} ${message}`));
    for (const { code, message, span } of this.#errors(this.text, to)) {
      const key = `${code} ${message}`;
      const count = known.get(key) ?? 0;
      known.set(key, count - 1);
      if (count > 0 || isAboutTime(code)) continue;
      const rule = this.#context.dialect.rules.find(({ id }) => id === code);
      this.#note({ kind: "human", title: message, why: rule ? this.#say(rule.why) : "", rule: code }, span);
    }
  }

  /** In the order of the text, each place and cause once. */
  steps(): readonly MigrationStep[] {
    const steps = this.#noted.map(({ step, at, round }): MigrationStep => {
      const span = this.#rounds.slice(round).reduce(movedBy, at);
      const before = this.#rounds.slice(0, round).reduceRight((place, one) => movedBy(place, takenBack(one)), at);
      return { ...step, span: { start: span.start, end: span.end }, before: { start: before.start, end: before.end } };
    });
    const told = new Set<string>();
    return steps
      .filter(({ kind, title, before }) => {
        const key = `${kind} ${title} ${before.start}`;
        return !told.has(key) && told.add(key);
      })
      .sort((a, b) => a.before.start - b.before.start);
  }

  #outdated(version: string): readonly Outdated[] {
    const context = this.#contextFor(version);
    const file = parseSource(this.text);
    const rules = context.dialect.rules.filter(({ id }) => isAboutTime(id) && id !== "version/too-new");
    return file.documents.flatMap((document) => {
      const facts = factsOf(file, document, context);
      return facts ? askRules(rules, facts, context).map(({ rule, report }) => ({ rule, report, facts })) : [];
    });
  }

  #errors(text: string, version: string) {
    const findings = diagnose(parseSource(text), { ...this.#contextFor(version), levels: new Map() });
    return findings.filter(({ severity }) => severity === "error");
  }

  #contextFor(version: string): CheckContext {
    return { ...this.#context, choices: { commandLine: version } };
  }

  #note(step: Noted["step"], { start, end }: Span): void {
    this.#noted.push({ step, at: { start, end }, round: this.#rounds.length });
  }

  #apply(edits: readonly TextEdit[]): void {
    this.text = applyEdits(this.text, edits);
    this.#rounds.push(replacedBy(edits));
  }

  #message(rule: Rule, report: Report): string {
    const message = rule.messages[report.say];
    return message ? this.#say(message, report.words) : "";
  }

  #say(text: Text, words: Words = {}): string {
    return say(text, this.#context.locale, words);
  }
}

function movedBy(span: Span, round: readonly Replaced[]): Span {
  return movedSpan(span, round);
}

function isAboutTime(id: string): boolean {
  return id.startsWith("version/");
}

function countsOf(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
