import type { Locale } from "../../protocol/index.ts";
import type { Dialect, Example, RelatedFiles, Rule } from "../dialects/index.ts";
import { parseSource } from "../document/index.ts";
import { diagnose } from "./diagnose.ts";
import type { Finding } from "./finding.ts";
import { parseMarked, takeOffIndentation } from "./marked-text.ts";
import { type Catalog, ownCatalog } from "./packs/catalog.ts";
import { noProjectConfig } from "./project-config.ts";
import { relatedOfTexts } from "./related/related-of-texts.ts";

/** An example as it is shown: without marks and common indentation. */
export interface ShownExample {
  readonly dialect: Dialect;
  /** Where the text stands, for an example of several files. */
  readonly path: string | undefined;
  /** The files beside it. */
  readonly others: readonly { readonly path: string; readonly text: string }[];
  readonly bad: string;
  readonly good: string;
}

/** A rule with the dialects that have it: shared rules stand in several. */
export interface KnownRule {
  readonly rule: Rule;
  readonly dialects: readonly Dialect[];
}

/** Every rule once, in the order of the dialects' lists. */
export function knownRulesWithDialects({ dialects }: Catalog = ownCatalog): readonly KnownRule[] {
  const byId = new Map<string, { rule: Rule; dialects: Dialect[] }>();
  for (const dialect of dialects) {
    for (const rule of dialect.rules) {
      const known = byId.get(rule.id);
      if (known) known.dialects.push(dialect);
      else byId.set(rule.id, { rule, dialects: [dialect] });
    }
  }
  return [...byId.values()];
}

export function readExample(known: KnownRule, example: Example): ShownExample {
  const [file, ...others] = parseMarked(example.bad).files;
  const wanted =
    file?.settings.get("dialect") ??
    (/(^|\/)\.pipewright\.ya?ml$/.test(file?.path ?? "") ? "pipewright-config" : undefined);
  const [first] = known.dialects;
  const dialect = known.dialects.find(({ id }) => id === wanted) ?? first;
  if (dialect === undefined) throw new Error(`${known.rule.id} is in no dialect.`);
  const good = takeOffIndentation(example.good);
  return {
    dialect,
    path: others.length > 0 ? file?.path : undefined,
    others: others.map(({ path = "", text }) => ({ path, text })),
    bad: file?.text ?? "",
    good: example.good.startsWith("\n") ? `${good}\n` : good,
  };
}

/** What an example's files know of each other; undefined where there is one alone. */
export function relatedOfMarked(
  files: readonly { readonly path: string | undefined; readonly text: string }[],
  index: number,
  dialect: Dialect,
): RelatedFiles | undefined {
  const path = files[index]?.path;
  if (files.length < 2 || path === undefined) return undefined;
  const root = "file:///project";
  const texts = new Map(files.map((file) => [`${root}/${file.path ?? ""}`, file.text]));
  return relatedOfTexts(`${root}/${path}`, { uri: root, isCertain: true }, texts, dialect);
}

/** What the rule alone finds in a text of its example. */
export function findingsOfExample(
  rule: Rule,
  example: Example,
  dialect: Dialect,
  text: string,
  locale: Locale,
): readonly Finding[] {
  const files = parseMarked(example.bad).files.map((file, index) => (index === 0 ? { ...file, text } : file));
  return diagnose(parseSource(text), {
    related: relatedOfMarked(files, 0, dialect),
    packTroubles: example.packTroubles ?? [],
    catalog: ownCatalog,
    dialect: { ...dialect, rules: [rule] },
    locale,
    config: noProjectConfig,
    choices: example.platform === undefined ? {} : { setting: example.platform },
    log: () => undefined,
  });
}
