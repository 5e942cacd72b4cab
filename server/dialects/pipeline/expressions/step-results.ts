import type { Text } from "../../../../protocol/index.ts";
import { entryOf, isEmpty, textOf, valueAt, type YamlNode } from "../../../document/index.ts";
import { type MemberInfo, type ObjectType, someText } from "../../shared/expressions/index.ts";
import type { Stage, Step } from "../facts.ts";
import { stepOutputs } from "../step-outputs.generated.ts";
import { objectOf, statusInfo } from "./contexts.ts";

const outputsDoc: Text = { en: "What it gives to later ones.", "zh-cn": "它提供给后续步骤的输出。" };

/** `status` and `outputs` of a step. */
export function stepResult(step: Step): ObjectType {
  return resultOf(outputsOf(step));
}

/**
 * `status` and `outputs` of a stage: the outputs are those of its steps.
 * Source: the dialect's specification, "Expressions".
 */
export function stageResult(stage: Stage): ObjectType {
  const known = stageResults.get(stage);
  if (known) return known;
  const all = stage.steps.map(outputsOf);
  const isOpen = entryOf(stage.map, "template") !== undefined || all.some((one) => one.isOpen);
  const result = resultOf({ members: all.flatMap(({ members }) => members), isOpen });
  stageResults.set(stage, result);
  return result;
}

const stageResults = new WeakMap<Stage, ObjectType>();

/** The names of the outputs of a stage; undefined where there may be others. */
export function stageOutputNames(stage: Stage): string {
  const outputs = stageResult(stage).members.get("outputs")?.type;
  if (outputs?.kind !== "object" || outputs.isOpen) return "*";
  return [...outputs.members.keys()].join(" ");
}

interface Outputs {
  readonly members: readonly (readonly [string, MemberInfo])[];
  readonly isOpen: boolean;
}

function resultOf({ members, isOpen }: Outputs): ObjectType {
  return objectOf([
    ["status", statusInfo],
    ["outputs", { type: objectOf(members, isOpen), doc: outputsDoc }],
  ]);
}

function outputsOf({ map, type, template, shell }: Step): Outputs {
  if (type) {
    const outputs = stepOutputs[type.id];
    const members = Object.entries(outputs ?? {}).map(([name, doc]) => [name, { type: someText, doc }] as const);
    return { members, isOpen: outputs === undefined };
  }
  if (template !== undefined || shell === undefined) return { members: [], isOpen: true };
  return declaredOutputs(valueAt(map, "outputs"));
}

function declaredOutputs(node: YamlNode | undefined): Outputs {
  if (node === undefined || isEmpty(node)) return { members: [], isOpen: false };
  const items = node.kind === "list" ? node.items : [node];
  const names = items.map(textOf);
  const members = names.flatMap((name) => (name === undefined ? [] : [[name, { type: someText }] as const]));
  return { members, isOpen: names.includes(undefined) };
}
