import type { Dialect, FactsPart, Fix, Report, Rule, SharedFacts } from "../dialects/index.ts";
import { movingWith, type Span } from "../document/index.ts";

export interface RuleReport {
  readonly rule: Rule;
  readonly report: Report;
}

interface AskContext {
  readonly dialect: Dialect;
  readonly log: (line: string) => void;
}

/**
 * Asks each rule: those about a part once for each part that has changed since they were asked before, the others about
 * the whole. A rule that throws is logged and left out; the others go on.
 * Law: what was kept is what would be found now.
 * Hot: runs at each keystroke.
 */
export function askRules(rules: readonly Rule[], facts: SharedFacts, context: AskContext): readonly RuleReport[] {
  const found: RuleReport[] = [];
  const cut = context.dialect.parts?.(facts);
  const ofParts = cut ? rules.filter(({ per }) => per === "part") : [];
  for (const rule of rules) {
    ask(rule, cut && rule.per === "part" ? cut.rest : facts, context, found);
  }
  if (ofParts.length === 0) return found;
  const ids = ofParts.map(({ id }) => id).join(" "); // levels and versions may leave some out
  for (const part of cut?.parts ?? []) {
    for (const one of reportsOfPart(ofParts, ids, part, facts, context)) found.push(one);
  }
  return found;
}

/** What was found in a part, and by what. */
interface KeptReports {
  readonly version: string;
  readonly ruleIds: string;
  readonly reports: readonly RuleReport[];
}

const kept = new WeakMap<FactsPart, KeptReports>();

function reportsOfPart(
  rules: readonly Rule[],
  ruleIds: string,
  part: FactsPart,
  whole: SharedFacts,
  context: AskContext,
): readonly RuleReport[] {
  const { version } = whole.platform;
  const known = kept.get(part);
  if (known?.version === version && known.ruleIds === ruleIds) return known.reports;
  const reports: RuleReport[] = [];
  const facts = part.facts(whole);
  for (const rule of rules) ask(rule, facts, context, reports);
  const moving = reports.map(({ rule, report }) => ({ rule, report: movingReport(report, part.node.span) }));
  // A report that speaks of places outside its part would not move with it.
  if (moving.every(isComplete)) {
    kept.set(part, { version, ruleIds, reports: moving });
    return moving;
  }
  kept.delete(part);
  return reports;
}

function isComplete(one: { readonly rule: Rule; readonly report: Report | undefined }): one is RuleReport {
  return one.report !== undefined;
}

function ask(rule: Rule, facts: SharedFacts, { log }: AskContext, into: RuleReport[]): void {
  try {
    for (const report of rule.check(facts)) into.push({ rule, report });
  } catch (error) {
    log(`The rule ${rule.id} failed: ${describeError(error)}`);
  }
}

export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** The report with places that move with its part; undefined where one of them can't. */
function movingReport(report: Report, part: Span): Report | undefined {
  const at = movingWith(report.at, part);
  const related = report.related?.map((one) => ({ ...one, at: movingWith(one.at, part) }));
  const fixes = report.fix === undefined ? [] : [report.fix].flat();
  const fix = fixes.map((one) => movingFix(one as Fix, part));
  if (!at || related?.some((one) => !one.at) || fix.some((one) => !one)) return undefined;
  return {
    ...report,
    at,
    ...(related && { related: related.flatMap((one) => (one.at ? [{ ...one, at: one.at }] : [])) }),
    ...(fix.length > 0 && { fix: fix.flatMap((one) => one ?? []) }),
  };
}

function movingFix(fix: Fix, part: Span): Fix | undefined {
  const edits = fix.edits.flatMap((edit) => {
    const span = movingWith(edit.span, part);
    return span ? [{ ...edit, span }] : [];
  });
  return edits.length === fix.edits.length ? { ...fix, edits } : undefined;
}
