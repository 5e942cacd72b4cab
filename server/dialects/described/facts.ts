import {
  entryOf,
  hasExpression,
  isEmpty,
  type Span,
  textOf,
  valueAt,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
} from "../../document/index.ts";
import type { DialectDefinition, InnerStepsDefinition, StagesDefinition } from "../../knowledge/index.ts";
import { findNodes } from "../../schema/index.ts";
import type { CiFacts } from "../ci/facts.ts";
import type { Need, Waiter, Waiting } from "../ci/waiting.ts";
import type { SharedFacts } from "../rule.ts";

/** What a document of a language declares and refers to that a pack describes. */
export interface DescribedFacts extends CiFacts {
  readonly root: YamlNode | undefined;
  readonly stages: DescribedStages;
}

export interface DescribedStages extends Waiting {
  readonly all: readonly DescribedStage[];
  readonly byName: ReadonlyMap<string, DescribedStage>;
}

export interface DescribedStage extends Waiter {
  /** All of it, with the key before it where that is its name. */
  readonly whole: Span;
  readonly steps: readonly DescribedStep[];
}

export interface DescribedStep {
  readonly map: YamlMap;
  readonly name: string | undefined;
  readonly type: string | undefined;
  readonly nameSpan: Span;
}

/** Makes the facts of a dialect's documents. What it keeps lives as long as the dialect and the nodes do. */
export function describedFacts({ stages }: DialectDefinition): (shared: SharedFacts) => DescribedFacts {
  const read = stages && stageReader(stages);
  const words = {
    one: stages?.one ?? { en: "stage", "zh-cn": "阶段" },
    many: stages?.many ?? { en: "stages", "zh-cn": "阶段" },
    inOrder: stages?.inOrder ?? false,
  };
  return (shared) => {
    const { root } = shared.document;
    const found = root && stages && read ? stagesOf(root, stages, read) : noStages;
    return {
      ...shared,
      root,
      stages: found,
      waiting: found,
      waitingWords: words,
      conditionKey: "",
      schedules: () => [],
      expressionGroups: () => [],
    };
  };
}

const noStages: DescribedStages = { all: [], byName: new Map(), incomplete: false };

type ReadStage = (map: YamlMap, entry: YamlEntry | undefined, before: DescribedStage | undefined) => DescribedStage;

function stagesOf(root: YamlNode, { at }: StagesDefinition, read: ReadStage): DescribedStages {
  const all: DescribedStage[] = [];
  const byName = new Map<string, DescribedStage>();
  let incomplete = false;
  for (const { node, entry } of findNodes(at, root)) {
    if (node.kind !== "map") {
      incomplete ||= node.kind === "unknown" || isEmpty(node);
      continue;
    }
    const stage = read(node, entry, all.at(-1));
    all.push(stage);
    if (stage.name === undefined) incomplete = true;
    else if (!byName.has(stage.name)) byName.set(stage.name, stage);
  }
  return { all, byName, incomplete };
}

/** A stage is the same object as long as its map lives, and what it takes from beside it is the same. */
function stageReader(definition: StagesDefinition): ReadStage {
  const known = new WeakMap<YamlMap, { stage: DescribedStage; key: YamlEntry["key"] | undefined; before?: string }>();
  return (map, entry, before) => {
    const kept = known.get(map);
    const nameBefore = definition.inOrder ? before?.name : undefined;
    if (kept && kept.key === entry?.key && kept.before === nameBefore) return kept.stage;
    const stage = readStage(map, entry, nameBefore, definition);
    known.set(map, { stage, key: entry?.key, ...(nameBefore !== undefined && { before: nameBefore }) });
    return stage;
  };
}

function readStage(
  map: YamlMap,
  entry: YamlEntry | undefined,
  before: string | undefined,
  { nameKey, needsKey, steps }: StagesDefinition,
): DescribedStage {
  const value = nameKey === undefined ? entry?.key : valueAt(map, nameKey);
  const name = hasExpression(value) ? undefined : textOf(value);
  const nameSpan = value && !isEmpty(value) && value.kind === "scalar" ? value.span : firstOf(map);
  const needsEntry = needsKey === undefined ? undefined : entryOf(map, needsKey);
  return {
    map,
    name,
    nameSpan,
    needsEntry,
    needs: needsEntry
      ? writtenNeeds(needsEntry.value)
      : before === undefined
        ? []
        : [{ name: before, span: nameSpan, implied: true }],
    whole: nameKey === undefined && entry ? entry.span : map.span,
    steps: steps ? stepsOf(map, steps) : [],
  };
}

/** A name, a list of names, or a map whose keys are the names. */
function writtenNeeds(value: YamlNode): readonly Need[] {
  if (value.kind === "map") {
    return value.entries.map(({ key }) => ({ name: key.text, span: key.span, implied: false }));
  }
  const items = value.kind === "list" ? value.items : [value];
  return items.flatMap((item) => {
    const name = hasExpression(item) ? undefined : textOf(item);
    return name === undefined ? [] : [{ name, span: item.span, implied: false }];
  });
}

function stepsOf(stage: YamlMap, { at, nameKey, typeKey }: InnerStepsDefinition): readonly DescribedStep[] {
  return findNodes(at, stage).flatMap(({ node }) => {
    if (node.kind !== "map") return [];
    const name = nameKey === undefined ? undefined : valueAt(node, nameKey);
    const type = typeKey === undefined ? undefined : textOf(valueAt(node, typeKey));
    const span = name && !isEmpty(name) && name.kind === "scalar" ? name.span : firstOf(node);
    return [{ map: node, name: textOf(name), type, nameSpan: span }];
  });
}

function firstOf(map: YamlMap): Span {
  return map.entries[0]?.key.span ?? { start: map.span.start, end: map.span.start };
}
