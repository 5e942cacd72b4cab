import picomatch from "picomatch";
import {
  announcedRules,
  type DetectChoices,
  type Detected,
  type Dialect,
  describedDialect,
  detectDialect,
  extendPipeline,
  type LanguageMarks,
  dialects as ownDialects,
  type Rule,
  ruleOfDefinition,
} from "../../dialects/index.ts";
import type { DialectDefinition } from "../../knowledge/index.ts";
import type { Level } from "../project-config.ts";
import type { LoadedPack } from "./load-pack.ts";

/**
 * The languages and rules that count for a file: ours, and what packs bring. Where two packs say the same, the first
 * of them counts: a project's before the user's, the user's before those that are built in.
 */
export interface Catalog {
  readonly dialects: readonly Dialect[];
  readonly packs: readonly LoadedPack[];
  /** Rule id or pattern → level, where neither project nor user says another. */
  readonly levels: ReadonlyMap<string, Level>;
  /** Every rule id that a comment or a configuration may name. */
  readonly ruleIds: ReadonlySet<string>;
  dialect(id: string): Dialect | undefined;
  /** As `detectDialect`, the languages of packs included. `path`: from the workspace folder, with slashes. */
  detect(text: string, path: string | undefined, choices?: Omit<DetectChoices, "languages">): Detected | undefined;
}

/** What we know without any pack. */
export const ownCatalog: Catalog = makeCatalog([]);

/** Packs in the order of precedence. The same packs give the same catalog, as long as somebody holds on to them. */
export function catalogOf(packs: readonly LoadedPack[]): Catalog {
  const [first] = packs;
  if (!first) return ownCatalog;
  const made = catalogs.get(first) ?? [];
  catalogs.set(first, made);
  const known = made.find(
    (one) => one.packs.length === packs.length && one.packs.every((pack, at) => pack === packs[at]),
  );
  if (known) return known;
  const catalog = makeCatalog(packs);
  made.push(catalog);
  return catalog;
}

const catalogs = new WeakMap<LoadedPack, Catalog[]>();

function makeCatalog(packs: readonly LoadedPack[]): Catalog {
  const described = packs.flatMap(describedBy);
  const ids = new Set(ownDialects.map(({ id }) => id));
  const languages: { readonly dialect: Dialect; readonly marks: LanguageMarks }[] = [];
  for (const one of described) {
    if (ids.has(one.dialect.id)) continue;
    ids.add(one.dialect.id);
    languages.push(one);
  }
  const dialects = [...languages.map(({ dialect }) => dialect), ...ownDialects].map((dialect) =>
    extended(dialect, packs),
  );
  const byId = new Map(dialects.map((dialect) => [dialect.id, dialect]));
  const marks = languages.map((one) => one.marks);
  return {
    dialects,
    packs,
    levels: new Map([...packs].reverse().flatMap(({ pack }) => [...restingRules(pack), ...pack.levels])),
    ruleIds: new Set([...dialects.flatMap(({ rules }) => rules.map(({ id }) => id)), ...announcedRules]),
    dialect: (id) => byId.get(id),
    detect: (text, path, choices) => detectDialect(text, path, { ...choices, languages: marks }),
  };
}

/** A rule that its own pack switches off rests until somebody gives it a level. */
function restingRules({ rules }: LoadedPack["pack"]): readonly (readonly [string, Level])[] {
  return rules.filter(({ level }) => level === "off").map(({ id }) => [id, "off"]);
}

function describedBy({ pack, schemas }: LoadedPack): readonly { dialect: Dialect; marks: LanguageMarks }[] {
  return pack.dialects.flatMap((definition) => {
    const read = schemas.get(definition.id);
    if (!read || read.size === 0) return [];
    const rules = pack.rules.filter(({ dialect }) => dialect === undefined || dialect === definition.id);
    const current = pack.platform?.current;
    const dialect = describedDialect({ definition, schemas: read, current, rules: rules.map(ruleOfDefinition) });
    return [{ dialect, marks: marksOf(definition) }];
  });
}

function marksOf({ id, files, root }: DialectDefinition): LanguageMarks {
  const isMatch = files.length > 0 ? picomatch([...files], { dot: true }) : () => false;
  return { id, root, claims: (path) => isMatch(path.replace(/^\/+/, "")) };
}

/** A dialect with what packs add to it that extend it. */
function extended(dialect: Dialect, packs: readonly LoadedPack[]): Dialect {
  const adding = packs.filter(({ pack }) => pack.extends.includes(dialect.id));
  if (adding.length === 0) return dialect;
  const rules: Rule[] = [];
  const taken = new Set(dialect.rules.map(({ id }) => id));
  for (const { pack } of adding) {
    for (const definition of pack.rules) {
      if (taken.has(definition.id) || (definition.dialect ?? dialect.id) !== dialect.id) continue;
      taken.add(definition.id);
      rules.push(ruleOfDefinition(definition));
    }
  }
  const steps = new Map([...adding].reverse().flatMap(({ pack }) => [...pack.steps]));
  const hidden = adding.flatMap(({ pack }) => pack.hidden.steps);
  const withSteps = dialect.id === "pipeline" ? extendPipeline(dialect, { steps, hidden }) : dialect;
  return rules.length > 0 ? { ...withSteps, rules: [...withSteps.rules, ...rules] } : withSteps;
}
