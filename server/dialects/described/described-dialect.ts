/**
 * Pipeline languages that packs describe by data alone: schemas, and where things are.
 * Law: no word of any such language stands in our code.
 */
import { hasExpression, textOf } from "../../document/index.ts";
import type { DialectDefinition } from "../../knowledge/index.ts";
import { explain, findNodes, type JsonPath, type JsonSchema } from "../../schema/index.ts";
import { ciRules } from "../ci/rules/index.generated.ts";
import { waitingGraph } from "../ci/waiting-graph.ts";
import type { AskedVersion, Dialect } from "../dialect.ts";
import type { OutlineItem } from "../outline.ts";
import type { Rule, SharedFacts } from "../rule.ts";
import { sharedRefactorings } from "../shared/refactorings/index.ts";
import { sharedRules } from "../shared/rules/index.generated.ts";
import { type DescribedFacts, describedFacts } from "./facts.ts";
import { describedNames, describedNamesAt } from "./names.ts";
import { rulesOfNames } from "./shared-rules.ts";
import { withVersionNotes } from "./version-notes.ts";

/** What a pack says of a language, with the schemas read: platform version → schema, oldest first, at least one. */
export interface DescribedLanguage {
  readonly definition: DialectDefinition;
  readonly schemas: ReadonlyMap<string, JsonSchema>;
  /** The platform's current version; the newest that has a schema where it has none. */
  readonly current: string | undefined;
  readonly rules: readonly Rule[];
}

export function describedDialect(language: DescribedLanguage): Dialect {
  const { definition, current } = language;
  const schemas = withVersionNotes(language.schemas);
  const versions = [...schemas.keys()];
  const newest = versions.at(-1) ?? "";
  const schemaOf = (version: string): JsonSchema => schemas.get(version) ?? schemas.get(newest) ?? {};
  const dialect: Dialect<DescribedFacts> = {
    id: definition.id,
    title: definition.title,
    versions,
    currentVersion: current !== undefined && schemas.has(current) ? current : newest,
    facts: describedFacts(definition),
    schema: schemaOf,
    faults: (_file, { root }, version) => {
      const schema = schemaOf(version);
      return root ? explain(root, schema, isDynamic(schema) ? {} : { parts: {} }) : [];
    },
    askedVersion: ({ root }) => (root && definition.platform ? askedAt(definition.platform, root) : undefined),
    rules: [...sharedRules, ...ciRules, ...rulesOfNames(definition), ...language.rules],
    refactorings: sharedRefactorings,
    outline: outlineOf,
    names: describedNames(definition),
    namesAt: describedNamesAt(definition),
    ...(definition.stages && { graph: (facts: DescribedFacts) => graphOf(facts, definition) }),
  };
  // Facts are handed back only to the dialect that made them.
  return dialect as Dialect<SharedFacts>;
}

/** What was right by such a schema may be wrong where another leads to it. */
function isDynamic(schema: JsonSchema): boolean {
  return schema.dynamicScope !== undefined;
}

function askedAt(path: JsonPath, root: Parameters<typeof findNodes>[1]): AskedVersion | undefined {
  const node = findNodes(path, root)[0]?.node;
  const text = hasExpression(node) ? undefined : textOf(node);
  return node && text !== undefined ? { text, span: node.span } : undefined;
}

function graphOf({ stages, root }: DescribedFacts, { name, stages: definition }: DialectDefinition) {
  return waitingGraph({
    title: root && name ? askedAt(name, root)?.text : undefined,
    all: stages.all,
    byName: stages.byName,
    node: ({ name: label, whole, steps }) => ({
      kind: "stage",
      label,
      detail: steps.length > 0 ? { steps: steps.map((step) => step.name ?? step.type ?? "…") } : {},
      span: whole,
    }),
    followsBefore: () => definition?.inOrder === true,
  });
}

/** The keys of the root that hold more than a word; where they hold stages, with these and their steps. */
function outlineOf({ root, stages }: DescribedFacts): readonly OutlineItem[] {
  if (root?.kind !== "map") return [];
  return root.entries.flatMap(({ key, value, span, merged }): readonly OutlineItem[] => {
    if (merged || (value.kind !== "map" && value.kind !== "list")) return [];
    const inside = stages.all.filter(
      ({ whole }) => whole.origin === undefined && whole.start >= span.start && whole.end <= span.end,
    );
    const children = inside.map(
      (stage): OutlineItem => ({
        kind: "stage",
        name: stage.name ?? "…",
        detail: undefined,
        span: stage.whole,
        nameSpan: stage.nameSpan,
        children: stage.steps
          .filter(({ map }) => map.span.origin === undefined)
          .map(({ name, type, map, nameSpan }) => ({
            kind: "step",
            name: name ?? type ?? "…",
            detail: name === undefined ? undefined : type,
            span: map.span,
            nameSpan,
            children: [],
          })),
      }),
    );
    const kind = children.length > 0 ? "pipeline" : "setting";
    return [{ kind, name: key.text, detail: undefined, span, nameSpan: key.span, children }];
  });
}
