import { contains, textOf, valueAt } from "../../document/index.ts";
import { mentionsInExpressions } from "../ci/names/expression-mentions.ts";
import { groupMentions, isSameName, mentionAt } from "../ci/names/group-mentions.ts";
import { declaredByKeys, declares, type Mention } from "../ci/names/mention.ts";
import type { DeclaredName } from "../names.ts";
import { pipelineKeys } from "./expressions/groups.ts";
import { usesIn } from "./expressions/uses.ts";
import type { PipelineFacts } from "./facts.ts";
import { memberKinds } from "./names/member-kinds.ts";
import { nameShapes } from "./names/name-shapes.ts";
import { stageMentions, templateMentionsIn, templateScope } from "./names/part-mentions.ts";
import { templateNames } from "./template-names.ts";
import { usesElsewhere } from "./template-users.ts";

/**
 * The names that a pipeline gives, with all that means them; with an offset, only the one that stands there.
 * Cost: about the number of mentions; what belongs to a stage is kept as long as the stage stays as it is.
 */
export function pipelineNames(facts: PipelineFacts, at?: number): readonly DeclaredName[] {
  if (at === undefined) {
    const others = groupMentions(allMentions(facts), nameShapes).filter(({ kind }) => kind !== "template");
    return [...others, ...templateNames(facts)];
  }
  const asked =
    mentionAt(nearMentions(facts, at), at) ?? (isShared(facts) ? mentionAt(allMentions(facts), at) : undefined);
  // A template may be meant by another name, and come from another file.
  if (asked?.kind === "template") return templateNames(facts).filter((name) => stands(name, at));
  return asked
    ? groupMentions(
        allMentions(facts).filter((one) => isSameName(one, asked)),
        nameShapes,
      ).map((name) => keptForOthers(facts, name))
    : [];
}

/** A parameter of a template that other files use: what they give it is not looked into. */
function keptForOthers(facts: PipelineFacts, name: DeclaredName): DeclaredName {
  if (name.kind !== "parameter" || name.scope === undefined || !facts.related) return name;
  const { uri } = facts.related;
  const template = facts.templates.find((one) => templateScope(one.name) === name.scope);
  if (!template || usesElsewhere(facts, uri, template.name).length === 0) return name;
  return { ...name, fixed: usedElsewhere };
}

const usedElsewhere = {
  en: "Other files give `{name}` to this template, and they are not changed along. Change it by hand.",
  "zh-cn": "其他文件会向此模板传入 `{name}`，它们不会一起修改。请手动修改。",
};

function stands({ declared, uses }: DeclaredName, at: number): boolean {
  return declared.some((span) => contains(span, at)) || uses.some(({ span }) => contains(span, at));
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
    ...(pipeline
      ? mentionsInExpressions(file, usesIn(file, pipeline, pipelineKeys), memberKinds, () => undefined)
      : []),
  ];
}
