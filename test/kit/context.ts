import type { Locale } from "../../protocol/index.ts";
import { nearestLocale } from "../../protocol/index.ts";
import type { Dialect, RelatedFiles, Rule } from "../../server/dialects/index.ts";
import { dialectById } from "../../server/dialects/index.ts";
import type { CheckContext } from "../../server/features/index.ts";
import { noProjectConfig, ownCatalog } from "../../server/features/index.ts";

/** What a fixture is checked with. */
export interface KitSettings {
  readonly dialect: string;
  /** Ids or patterns such as `name/*`: only these rules run. All when absent. */
  readonly only?: string | readonly string[] | undefined;
  /** The platform version that the editor's setting would give: what the file itself says comes first. */
  readonly platform?: string | undefined;
  readonly locale?: Locale | undefined;
  readonly level?: "basic" | "recommended" | "strict" | undefined;
}

/** A context, and what the rules wrote to the log meanwhile: a line there is a rule that threw. */
export interface KitContext {
  readonly context: CheckContext;
  readonly log: readonly string[];
}

/** More reports than this for one text is no answer but a rule that does not end. */
const reportLimit = 2_000;

/** The names that a test writes, for those of dialects that a person would not guess. */
const spellings: Readonly<Record<string, string>> = { config: "pipewright-config" };

export function dialectOf(id: string): Dialect {
  const dialect = dialectById(spellings[id] ?? id);
  if (dialect === undefined) throw new Error(`There is no dialect "${id}".`);
  return dialect;
}

export function contextOf(settings: KitSettings, related?: RelatedFiles): KitContext {
  const dialect = dialectOf(settings.dialect);
  const log: string[] = [];
  const patterns = settings.only === undefined ? undefined : [settings.only].flat();
  const chosen = patterns === undefined ? dialect.rules : dialect.rules.filter((rule) => matches(rule.id, patterns));
  if (patterns !== undefined && chosen.length === 0) {
    throw new Error(`The dialect ${dialect.id} has no rule ${patterns.join(", ")}.`);
  }
  const context: CheckContext = {
    dialect: { ...dialect, rules: chosen.map(withBound) },
    locale: settings.locale ?? "en",
    catalog: ownCatalog,
    config: { ...noProjectConfig, level: settings.level },
    choices: settings.platform === undefined ? {} : { setting: settings.platform },
    log: (line: string) => log.push(line),
    related,
  };
  return { context, log };
}

/** The settings of a fixture's header over those of its check. */
export function withHeader(settings: KitSettings, header: ReadonlyMap<string, string>): KitSettings {
  const known = new Set(["platform", "locale", "level", "only", "dialect"]);
  for (const key of header.keys()) {
    if (!known.has(key)) throw new Error(`"${key}" is not a setting of a fixture: ${[...known].join(", ")}.`);
  }
  const level = header.get("level");
  return {
    dialect: header.get("dialect") ?? settings.dialect,
    only: header.get("only") ?? settings.only,
    platform: header.get("platform") ?? settings.platform,
    locale: header.has("locale") ? nearestLocale(header.get("locale")) : settings.locale,
    level: level === "basic" || level === "recommended" || level === "strict" ? level : settings.level,
  };
}

function matches(id: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => (pattern.endsWith("/*") ? id.startsWith(pattern.slice(0, -1)) : id === pattern));
}

/** Work is bounded by a count, never by a clock: a rule that reports without end is told so. */
export function withBound(rule: Rule): Rule {
  return {
    ...rule,
    *check(facts) {
      let count = 0;
      for (const report of rule.check(facts)) {
        count += 1;
        if (count > reportLimit) throw new Error(`${rule.id} gave more than ${reportLimit} reports.`);
        yield report;
      }
    },
  };
}
