import { entryOf, isEmpty, textOf, valueAt, type YamlNode } from "../../document/index.ts";
import type { StepWork, TemplateContent, TemplateParameter } from "./library.ts";

/** A template of the file that is looked at. */
export interface OwnTemplate {
  readonly name: string;
  readonly value: YamlNode;
  readonly steps: readonly StepWork[];
}

const known = new WeakMap<OwnTemplate, TemplateContent>();

/** What a template offers to those that use it, for as long as it stays the same. */
export function templateContent(template: OwnTemplate): TemplateContent {
  const before = known.get(template);
  if (before) return before;
  const { name, value, steps } = template;
  const kind = textOf(valueAt(value, "kind"));
  const content: TemplateContent = {
    name,
    kind: kind === "stage" || kind === "steps" ? kind : undefined,
    parameters: parametersOf(valueAt(value, "parameters")),
    steps: steps.map(({ type, shell, template: used }) => ({ type: type && { id: type.id }, shell, template: used })),
  };
  known.set(template, content);
  return content;
}

/** Undefined where their names can't be told. */
function parametersOf(declared: YamlNode | undefined): readonly TemplateParameter[] | undefined {
  if (declared === undefined || isEmpty(declared)) return [];
  return declared.kind === "map" ? declared.entries.map(({ key, value }) => parameterOf(key.text, value)) : undefined;
}

/** What stands under the name of a parameter. Source: the dialect's specification, "pipeline", `parameters`. */
export function parameterOf(name: string, value: YamlNode): TemplateParameter {
  const required = valueAt(value, "required");
  const given = valueAt(value, "default");
  return {
    name,
    type: textOf(valueAt(value, "type")),
    options: optionsOf(valueAt(value, "options")),
    isNeeded: required?.kind === "scalar" && required.value === true && entryOf(value, "default") === undefined,
    default: textOf(given),
    description: textOf(valueAt(value, "description")),
  };
}

function optionsOf(options: YamlNode | undefined): readonly string[] | undefined {
  if (options?.kind !== "list") return undefined;
  const known = options.items.flatMap((item) => textOf(item) ?? []);
  return known.length > 0 && known.length === options.items.length ? known : undefined;
}
