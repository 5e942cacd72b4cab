import { type Locale, type Severity, say } from "../../protocol/index.ts";
import {
  type Dialect,
  type Fix,
  type Ignore,
  ignoresOf,
  isAtLeast,
  isMeant,
  type Platform,
  type RelatedFiles,
  type Report,
  type Rule,
  type SharedFacts,
  type TroubleOfPack,
} from "../dialects/index.ts";
import { positionAt, type SourceFile, type Span, type YamlDocument } from "../document/index.ts";
import { askRules, describeError } from "./ask-rules.ts";
import type { Finding, FindingFix } from "./finding.ts";
import type { Catalog } from "./packs/catalog.ts";
import { type PlatformChoices, platformOf } from "./platform-of.ts";
import type { Level, ProjectConfig } from "./project-config.ts";

/** What a check depends on besides the file. */
export interface CheckContext {
  readonly dialect: Dialect;
  /** The languages and rules that count for the file. */
  readonly catalog: Catalog;
  readonly locale: Locale;
  readonly config: ProjectConfig;
  readonly choices: PlatformChoices;
  /** Rule id or pattern → level, from the command line or the editor's settings: these win over the project's. */
  readonly levels?: ReadonlyMap<string, Level>;
  /** What is wrong with the packs that its project names. */
  readonly packTroubles?: readonly TroubleOfPack[];
  /** The files around this one, collected beforehand; undefined where nothing is known of any. */
  readonly related?: RelatedFiles | undefined;
  /** Hears of a rule that threw. */
  readonly log: (line: string) => void;
}

/**
 * Everything that the dialect's rules find in a file, in the order of the text, each cause once.
 * A rule that throws is logged and left out; the others go on. Never throws.
 */
export function diagnose(file: SourceFile, context: CheckContext): readonly Finding[] {
  const findings: Finding[] = [];
  const ignores = ignoresOf(file);
  for (const [index, document] of file.documents.entries()) {
    const facts = factsOf(file, document, context);
    if (facts === undefined) continue;
    const rules = context.dialect.rules.filter(
      (rule) => (rule.scope !== "file" || index === 0) && applies(rule, facts),
    );
    for (const { rule, report } of askRules(rules, facts, context)) {
      const finding = toFinding(rule, report, facts.platform, context);
      if (finding && !isIgnored(finding, report.at, file, ignores)) findings.push(finding);
    }
  }
  return inOrder(withoutRepeats(findings));
}

/**
 * The facts of one document as its rules see them; undefined when even reading them failed, which is a bug of ours.
 * What the schema says is left out while the YAML is broken: it would speak of what the mistake has hidden.
 */
export function factsOf(file: SourceFile, document: YamlDocument, context: CheckContext): SharedFacts | undefined {
  const { dialect, catalog, related } = context;
  const platform = platformOf(file, document, context);
  try {
    const broken = document.problems.length > 0 || document.root === undefined;
    const faults = broken ? [] : dialect.faults(file, document, platform.version);
    return dialect.facts({
      file,
      document,
      platform,
      faults,
      knownRules: catalog.ruleIds,
      namedRules: [],
      ownRunnerLabels: context.config.runnerLabels,
      related,
      packTroubles: context.packTroubles,
    });
  } catch (error) {
    context.log(`The facts of a ${dialect.id} file could not be read: ${describeError(error)}`);
    return undefined;
  }
}

function applies(rule: Rule, { document, file, platform }: SharedFacts): boolean {
  const nothingToRead = document.problems.length > 0 || file.limits.some(({ limit }) => limit === "size");
  if (nothingToRead && !rule.worksOnBrokenYaml) return false;
  if (rule.since !== undefined && !isAtLeast(platform.version, rule.since)) return false;
  return rule.until === undefined || !isAtLeast(platform.version, rule.until);
}

function toFinding(rule: Rule, report: Report, platform: Platform, context: CheckContext): Finding | undefined {
  const severity = severityOf(rule, report, context);
  const message = rule.messages[report.say];
  if (severity === "off" || message === undefined) return undefined;
  const { locale } = context;
  const fixes = report.fix === undefined ? [] : Array.isArray(report.fix) ? report.fix : [report.fix];
  return {
    code: rule.id,
    severity,
    span: report.at,
    message: say(message, locale, report.words),
    related: (report.related ?? []).map(({ at, text, words }) => ({ span: at, message: say(text, locale, words) })),
    tags: report.tags ?? [],
    ...absenceOf(rule, report),
    ...(report.allow && { allow: report.allow }),
    fixes: report.at.origin ? [] : (fixes as readonly Fix[]).map((fix, index) => toFindingFix(fix, index, locale)),
    platform,
  };
}

function absenceOf({ absence: usual }: Rule, { absence = usual }: Report): Pick<Finding, "absence"> {
  return absence === undefined ? {} : { absence };
}

function toFindingFix(fix: Fix, index: number, locale: Locale): FindingFix {
  return {
    title: say(fix.title, locale, fix.words),
    safety: fix.safety,
    preferred: fix.preferred ?? index === 0,
    edits: fix.edits,
  };
}

/** The level that a rule has here: its own, changed by packs, by the project's general level, by the project's rules, by the user's. */
function severityOf(rule: Rule, report: Report, { catalog, config, levels }: CheckContext): Level {
  let own: Level = report.severity ?? rule.severity;
  for (const [pattern, chosen] of catalog.levels) if (isMeant(pattern, rule.id)) own = chosen;
  let level: Level = own === "off" ? "off" : generalLevel(own, config);
  for (const [pattern, chosen] of config.rules) if (isMeant(pattern, rule.id)) level = chosen;
  for (const [pattern, chosen] of levels ?? []) if (isMeant(pattern, rule.id)) level = chosen;
  return level;
}

function generalLevel(severity: Severity, { level }: ProjectConfig): Level {
  if (level === "basic" && severity !== "error") return "off";
  return level === "strict" && severity === "hint" ? "warning" : severity;
}

function isIgnored(finding: Finding, at: Span, file: SourceFile, ignores: readonly Ignore[]): boolean {
  const { line } = positionAt(file.lines, at.start);
  return ignores.some(
    (ignore) =>
      (ignore.line === undefined || ignore.line === line) && ignore.rules.some(({ id }) => isMeant(id, finding.code)),
  );
}

/** A shared piece of YAML is met once for each alias, and a merged key once for each merge: its fault is still one. */
function withoutRepeats(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set(findings.filter(({ span }) => !span.origin).map((finding) => identity(finding, finding.span)));
  const told = new Set<string>();
  return findings.filter((finding) => {
    const own = identity(finding, finding.span);
    if (told.has(own)) return false;
    told.add(own);
    return !(finding.span.origin && seen.has(identity(finding, finding.span.origin)));
  });
}

function identity(finding: Finding, span: Span): string {
  return `${finding.code} ${span.start} ${span.end} ${finding.message}`;
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end || compare(a.code, b.code),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
