import {
  entryOf,
  hasExpression,
  type SourceFile,
  textOf,
  valueAt,
  type YamlMap,
  type YamlNode,
} from "../../../document/index.ts";
import { axisMentions } from "../../ci/names/axis-mentions.ts";
import { mentionsInExpressions, type ScopeOfName } from "../../ci/names/expression-mentions.ts";
import { declaredByKeys, declares, type Mention, uses } from "../../ci/names/mention.ts";
import { stageKeys, stepKeys, templateKeys } from "../expressions/groups.ts";
import { usesIn } from "../expressions/uses.ts";
import type { Stage, Step, Template } from "../facts.ts";
import { memberKinds } from "./member-kinds.ts";
import { secretMentions } from "./secret-mentions.ts";
import { mentionsInCommands } from "./shell-mentions.ts";

/** Of a template's parameters: the same words wherever it is used. */
export function templateScope(name: string): string {
  return `template ${name}`;
}

/** Of the outputs of a stage's steps, which are the stage's own: by the stage's name, which is all that others know of it. */
function outputScope(owner: string | undefined): string {
  return `outputs of ${owner ?? ""}`;
}

/** For as long as the map of a stage, or the value of a template, lives. */
const known = new WeakMap<YamlNode, readonly Mention[]>();

/** The names that a stage gives and means. They depend on the stage alone. */
export function stageMentions(file: SourceFile, stage: Stage): readonly Mention[] {
  const before = known.get(stage.map);
  if (before) return before;
  const found = readStage(file, stage);
  known.set(stage.map, found);
  return found;
}

function readStage(file: SourceFile, { map, name, nameSpan, needs, steps }: Stage): readonly Mention[] {
  const variables = valueAt(map, "variables");
  const scopeOf: ScopeOfName = (kind, called) => {
    if (kind === "output") return outputScope(called ?? name);
    if (kind === "variable") return called !== undefined && entryOf(variables, called) ? map : undefined;
    return kind === "step" || kind === "axis" ? map : undefined;
  };
  return [
    ...(name === undefined ? [] : [declares({ kind: "stage", name }, nameSpan)]),
    ...needs.filter(({ implied }) => !implied).map((need) => uses({ kind: "stage", name: need.name }, need.span)),
    ...environmentMention(map),
    ...templateMentions(map),
    ...declaredByKeys(variables, "variable", map),
    ...axisMentions(valueAt(map, "matrix"), map),
    ...mentionsInExpressions(file, usesIn(file, map, stageKeys), memberKinds, scopeOf),
    ...steps.flatMap((step) => stepMentions(file, step, map, scopeOf)),
  ];
}

function environmentMention(stage: YamlMap): readonly Mention[] {
  const value = valueAt(stage, "environment");
  const name = hasExpression(value) ? undefined : textOf(value);
  return value && name !== undefined ? [uses({ kind: "environment", name }, value.span)] : [];
}

/** The name of a template that stands in a stage or a step, and the parameters that it is given. */
function templateMentions(map: YamlMap): readonly Mention[] {
  const value = valueAt(map, "template");
  const name = hasExpression(value) ? undefined : textOf(value);
  if (!value || name === undefined) return [];
  const given = valueAt(map, "with");
  const parameters = given?.kind === "map" ? given.entries : [];
  const scope = templateScope(name);
  return [
    uses({ kind: "template", name }, value.span),
    ...parameters.map(({ key }) => uses({ kind: "parameter", name: key.text, scope }, key.span)),
  ];
}

/** The outputs that a step says its commands give. */
function outputMentions(step: YamlMap, scope: unknown): readonly Mention[] {
  const list = valueAt(step, "outputs");
  const items = list?.kind === "list" ? list.items : [];
  return items.flatMap((item): readonly Mention[] => {
    const name = textOf(item);
    return name === undefined ? [] : [declares({ kind: "output", name, scope }, item.span)];
  });
}

function stepMentions(
  file: SourceFile,
  { map, name, nameSpan }: Step,
  scope: YamlNode,
  scopeOf: ScopeOfName,
): readonly Mention[] {
  return [
    ...(name === undefined ? [] : [declares({ kind: "step", name, scope }, nameSpan)]),
    ...outputMentions(map, scopeOf("output", undefined)),
    ...templateMentions(map),
    ...secretMentions(map),
    ...mentionsInExpressions(file, usesIn(file, map, stepKeys), memberKinds, scopeOf),
    ...mentionsInCommands(file, map, (variable) => scopeOf("variable", variable)),
  ];
}

/**
 * The names that a template gives and means. Its parameters and steps are its own; what else it reads is its caller's,
 * which in the same file is this pipeline.
 */
export function templateMentionsIn(file: SourceFile, { name, value, steps }: Template): readonly Mention[] {
  const before = known.get(value);
  if (before) return before;
  const scope = templateScope(name);
  const scopeOf: ScopeOfName = (kind, called) =>
    kind === "output"
      ? outputScope(called ?? scope)
      : kind === "parameter"
        ? scope
        : kind === "step" || kind === "axis"
          ? value
          : undefined;
  const found = [
    ...declaredByKeys(valueAt(value, "parameters"), "parameter", scope),
    ...mentionsInExpressions(file, usesIn(file, value, templateKeys), memberKinds, scopeOf),
    ...steps.flatMap((step) => stepMentions(file, step, value, scopeOf)),
  ];
  known.set(value, found);
  return found;
}
