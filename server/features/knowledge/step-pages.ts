import { type Locale, locales, type Text } from "../../../protocol/index.ts";
import type { Dialect } from "../../dialects/index.ts";
import type { Page } from "../../knowledge/index.ts";
import { type JsonSchema, keysAt, notesOf, type Schema, type ValueNote } from "../../schema/index.ts";
import { rangesOf } from "./reference-pages.ts";

/** A page for each step type of a catalogue: what it does, its inputs, and its life. Where there is no catalogue, none. */
export function stepPages(dialect: Dialect, pack: string): readonly Page[] {
  const versionsById = new Map<string, string[]>();
  for (const version of dialect.versions) {
    for (const id of Object.keys(typesIn(dialect.schema(version)))) {
      if (!id.includes("@")) versionsById.set(id, [...(versionsById.get(id) ?? []), version]);
    }
  }
  return [...versionsById].flatMap(([id, versions]) =>
    locales.map((locale) => pageOf(id, versions, dialect, pack, locale)),
  );
}

/** The ids of the step types of a version. */
export function stepTypesOf(dialect: Dialect, version: string): ReadonlySet<string> {
  return new Set(Object.keys(typesIn(dialect.schema(version))));
}

/** The step types of a version, with their majors as own words. */
function typesIn({ $defs }: JsonSchema): Readonly<Record<string, ValueNote>> {
  const step = $defs?.step;
  const type = typeof step === "object" ? step.properties?.type : undefined;
  const branches: readonly Schema[] = typeof type === "object" ? (type.anyOf ?? [type]) : [];
  return Object.assign(
    {},
    ...branches.map((branch) => (notesOf(branch).topic === "step-type" ? notesOf(branch).values : {})),
  );
}

function pageOf(
  id: string,
  versions: readonly string[],
  { versions: all, schema }: Dialect,
  pack: string,
  locale: Locale,
): Page {
  const newest = versions.at(-1) ?? "";
  const whole = schema(newest);
  const types = typesIn(whole);
  const note = types[id];
  const majors = Object.entries(types).filter(([text]) => text.startsWith(`${id}@`));
  const inputs = keysAt({ ...whole, $ref: `#/$defs/inputs-${id}` } as JsonSchema, undefined, []).filter(({ key }) =>
    Object.hasOwn(inputsOf(whole, id), key),
  );
  const rows = inputs.map(({ key, type, required, doc }) => {
    const cells = [`\`${key}\``, type[locale], required ? texts.yes[locale] : "", doc?.[locale].split("\n")[0] ?? ""];
    return `| ${cells.map((cell) => cell.replace(/\|/g, "\\|")).join(" | ")} |`;
  });
  const head = [texts.input, texts.type, texts.required, texts.what].map((text) => text[locale]);
  const life = [
    ...(note?.deprecated !== undefined ? [texts.deprecated[locale].replace("{version}", note.deprecated)] : []),
    ...(note?.instead !== undefined ? [texts.instead[locale].replace("{instead}", note.instead)] : []),
    ...majors.flatMap(([text, { deprecated, instead }]) =>
      deprecated === undefined || deprecated === note?.deprecated
        ? []
        : [
            `\`${text}\`: ${texts.deprecated[locale].replace("{version}", deprecated)} ${instead === undefined ? "" : texts.instead[locale].replace("{instead}", instead)}`,
          ],
    ),
  ];
  const body = [
    note?.doc?.[locale] ?? "",
    ...life,
    ...(rows.length > 0
      ? [`## ${texts.inputs[locale]}`, [`| ${head.join(" | ")} |`, "| --- | --- | --- | --- |", ...rows].join("\n")]
      : []),
    `## ${texts.sample[locale]}`,
    `\`\`\`yaml\n- name: ${id}\n  type: ${id}${withOf(inputs)}\n\`\`\``,
  ].join("\n\n");
  return {
    kind: "doc",
    id: `steps/${id}`,
    pack,
    path: `reference/${locale}/steps/${id}.md`,
    title: texts.title[locale].replace("{id}", id),
    lang: locale,
    category: "manual",
    version: all.at(-1),
    lastUpdated: undefined,
    ranges: rangesOf(versions, all),
    audience: ["developer"],
    keys: [],
    codes: [],
    tags: ["reference", "steps", id],
    asks: [],
    answer: undefined,
    body,
  };
}

function inputsOf({ $defs }: JsonSchema, id: string): Readonly<Record<string, Schema>> {
  const inputs = $defs?.[`inputs-${id}`];
  return typeof inputs === "object" ? (inputs.properties ?? {}) : {};
}

/** The required inputs, each with a place for its value. */
function withOf(inputs: readonly { readonly key: string; readonly required: boolean }[]): string {
  const required = inputs.filter((input) => input.required);
  return required.length === 0 ? "" : `\n  with: { ${required.map(({ key }) => `${key}: …`).join(", ")} }`;
}

const texts = {
  title: { en: "Step `{id}`", "zh-cn": "步骤 `{id}`" },
  inputs: { en: "Inputs", "zh-cn": "输入" },
  input: { en: "Input", "zh-cn": "输入" },
  type: { en: "Type", "zh-cn": "类型" },
  required: { en: "Required", "zh-cn": "必填" },
  what: { en: "What it is", "zh-cn": "说明" },
  yes: { en: "yes", "zh-cn": "是" },
  sample: { en: "In a pipeline", "zh-cn": "用法" },
  deprecated: { en: "Deprecated in {version}.", "zh-cn": "{version} 起不推荐使用。" },
  instead: { en: "Use `{instead}` instead.", "zh-cn": "请改用 `{instead}`。" },
} satisfies Readonly<Record<string, Text>>;
