import { contains, textOf, valueAt } from "../../document/index.ts";
import type { DeclaredName, NameKind, NameShape, NameUse } from "../names.ts";
import { pipelineKeys } from "./expressions/groups.ts";
import { usesIn } from "./expressions/uses.ts";
import type { PipelineFacts } from "./facts.ts";
import { mentionsInExpressions } from "./names/expression-mentions.ts";
import { declaredByKeys, declares, type Mention } from "./names/mention.ts";
import { nameShapes } from "./names/name-shapes.ts";
import { stageMentions, templateMentionsIn } from "./names/part-mentions.ts";

/**
 * The names that a pipeline gives, with all that means them; with an offset, only the one that stands there.
 * Cost: about the number of mentions; what belongs to a stage is kept as long as the stage stays as it is.
 */
export function pipelineNames(facts: PipelineFacts, at?: number): readonly DeclaredName[] {
  if (at === undefined) return grouped(allMentions(facts));
  const asked =
    mentionIn(nearMentions(facts, at), at) ?? (isShared(facts) ? mentionIn(allMentions(facts), at) : undefined);
  return asked ? grouped(allMentions(facts).filter((one) => isSame(one, asked))) : [];
}

function mentionIn(mentions: readonly Mention[], at: number): Mention | undefined {
  const there = mentions.filter(({ span }) => contains(span, at));
  return there.find(({ span }) => span.origin === undefined) ?? there[0];
}

/** With anchors, what a stage says may stand outside of it. */
function isShared({ document }: PipelineFacts): boolean {
  return document.anchors.length > 0;
}

function allMentions(facts: PipelineFacts): readonly Mention[] {
  const { file, stages, templates } = facts;
  return [
    ...headMentions(facts),
    ...stages.all.flatMap((stage) => stageMentions(file, stage)),
    ...templates.flatMap((template) => templateMentionsIn(file, template)),
  ];
}

/** Those of the parts that a place is in. */
function nearMentions(facts: PipelineFacts, at: number): readonly Mention[] {
  const { stages, templates } = facts;
  return allMentions({
    ...facts,
    stages: { ...stages, all: stages.all.filter(({ map }) => contains(map.span, at)) },
    templates: templates.filter(({ value }) => contains(value.span, at)),
  });
}

/** What is declared above the stages, and what the pipeline's own values mean. */
function headMentions({ file, root, pipeline }: PipelineFacts): readonly Mention[] {
  const secrets = valueAt(pipeline, "secrets");
  const secretNames = secrets?.kind === "list" ? secrets.items : secrets ? [secrets] : [];
  return [
    ...declaredByKeys(valueAt(root, "templates"), "template"),
    ...declaredByKeys(valueAt(pipeline, "parameters"), "parameter"),
    ...declaredByKeys(valueAt(pipeline, "variables"), "variable"),
    ...declaredByKeys(valueAt(pipeline, "environments"), "environment"),
    ...secretNames.flatMap((node) => {
      const name = textOf(node);
      return name === undefined ? [] : [declares({ kind: "secret", name }, node.span)];
    }),
    ...(pipeline ? mentionsInExpressions(file, usesIn(file, pipeline, pipelineKeys), () => undefined) : []),
  ];
}

function isSame(one: Mention, other: Mention): boolean {
  return one.kind === other.kind && one.name === other.name && one.scope === other.scope;
}

/** What nobody gives is no name of the document. */
function grouped(mentions: readonly Mention[]): readonly DeclaredName[] {
  const groups = new Map<unknown, Map<string, Mention[]>>();
  for (const mention of mentions) {
    const ofScope = groups.get(mention.scope) ?? new Map<string, Mention[]>();
    groups.set(mention.scope, ofScope);
    const key = `${mention.kind} ${mention.name}`;
    const group = ofScope.get(key);
    if (group) group.push(mention);
    else ofScope.set(key, [mention]);
  }
  return [...groups.values()].flatMap((ofScope) => [...ofScope.values()].flatMap(nameOf));
}

/** A piece of YAML that stands in several places by an alias is told once. */
function nameOf(mentions: readonly Mention[]): readonly DeclaredName[] {
  const [first] = mentions;
  const seen = new Set(mentions.filter((one) => one.declares).map(({ span }) => span));
  const declared = [...seen];
  if (!first || declared.length === 0) return [];
  const { kind, name, scope } = first;
  const uses: NameUse[] = [];
  for (const { span, form } of mentions) {
    if (seen.has(span)) continue;
    seen.add(span);
    uses.push({ span, form });
  }
  const shape = shapes[kind];
  return [{ kind, name, declared, uses, ...(scope !== undefined && { scope }), ...(shape && { shape }) }];
}

const shapes: Partial<Record<NameKind, NameShape>> = nameShapes;
