/** The step catalogue as schema: which types a version has, and by the type what may stand under `with`. */
import type { Text } from "../../../../protocol/index.ts";
import type { AbsentNote, JsonSchema, Lifetime, Schema, ValueNote } from "../../../schema/index.ts";
import { type Building, valueSchema } from "./build-value.ts";
import { currentLife, has, type InputRow, lifetimeOf, type StepRow } from "./key-tables.ts";

/** A way to write a step's type: `maven-build`, or with its major, `maven-build@1`. */
interface Spelling {
  readonly text: string;
  readonly life: Lifetime;
  /** Right, but nobody needs to be offered the only major that there is. */
  readonly quiet: boolean;
}

function spellings(name: string, row: StepRow): readonly Spelling[] {
  const majors = Object.entries(row.majors ?? { "1": {} });
  return [
    { text: name, life: lifetimeOf(row), quiet: false },
    ...majors.map(([major, life]) => ({
      text: `${name}@${major}`,
      life: { ...lifetimeOf(row), ...lifetimeOf(life) },
      quiet: row.majors === undefined,
    })),
  ];
}

export function stepTypeSchema({ tables, steps, version }: Omit<Building, "stepType">): JsonSchema {
  const values: Record<string, ValueNote> = {};
  const absent: Record<string, AbsentNote> = {};
  for (const [name, row] of Object.entries(steps)) {
    for (const { text, life, quiet } of spellings(name, row)) {
      if (has(tables.versions, version, life))
        values[text] = { doc: row.doc, ...currentLife(tables.versions, version, life), ...(quiet && { quiet: true }) };
      else absent[text] = life;
    }
  }
  return { type: "string", enum: Object.keys(values), "x-pipewright": { topic: "step-type", values, absent } };
}

function present({ tables, steps, version }: Building): readonly (readonly [string, StepRow])[] {
  return Object.entries(steps).filter(([, row]) => has(tables.versions, version, row));
}

export function inputDefinitions(building: Building): Readonly<Record<string, Schema>> {
  if (Object.keys(building.steps).length === 0) return {};
  return Object.fromEntries(
    present(building).map(([name, row]) => [`inputs-${name}`, inputsSchema(building, name, row)]),
  );
}

function inputsSchema(building: Building, name: string, row: StepRow): JsonSchema {
  const inputs = Object.entries(row.inputs);
  const required = inputs.filter(([, input]) => input.required).map(([key]) => key);
  const title: Text = { en: `\`${name}\``, "zh-cn": ` \`${name}\` ` };
  return {
    description: row.doc.en.replace(/`/g, ""),
    "x-pipewright": { name: title, doc: row.doc, topic: "step-input", lacksAt: "type" },
    type: "object",
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(inputs.map(([key, input]) => [key, inputSchema(building, input)])),
    patternProperties: { "\\$\\{\\{": true },
    additionalProperties: false,
  };
}

function inputSchema(building: Building, input: InputRow): JsonSchema {
  const { doc, required, ref, ...row } = input;
  const described = { description: doc.en.replace(/`/g, ""), "x-pipewright": { doc } };
  if (ref !== undefined) return { ...described, anyOf: [{ $ref: ref }, { $ref: "#/$defs/expression" }] };
  const isList = row.type?.startsWith("list of ") === true;
  return {
    ...described,
    ...valueSchema(building, { ...row, ...(required && isList && { filled: true }) }),
  };
}

/** By the value of `type`: what may stand under `with`, and that `with` is there where an input is required. */
export function catalogueConditions(building: Building): readonly Schema[] {
  const { tables, version } = building;
  return present(building).map(([name, row]) => {
    const texts = spellings(name, row).filter(({ life }) => has(tables.versions, version, life));
    const needsInputs = Object.values(row.inputs).some(({ required }) => required);
    const inputs: Schema = { anyOf: [{ $ref: `#/$defs/inputs-${name}` }, { $ref: "#/$defs/expression" }] };
    return {
      if: { properties: { type: { enum: texts.map(({ text }) => text) } }, required: ["type"] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
      then: { ...(needsInputs && { required: ["with"] }), properties: { with: inputs } },
    };
  });
}
