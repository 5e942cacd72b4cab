/** The files of a new pack: small, right, and with everything in it that one usually wants to change. */

export interface NewPack {
  readonly id: string;
  /** The JSON Schema of its language; without one it extends ours. */
  readonly schema: { readonly text: string; readonly value: object } | undefined;
  /** Pages come from a folder that is there already. */
  readonly hasDocs: boolean;
}

/** Path → text. */
export function packFiles({ id, schema, hasDocs }: NewPack): Readonly<Record<string, string>> {
  const title = id.replace(
    /(^|-)([a-z])/g,
    (_, dash: string, letter: string) => (dash === "" ? "" : " ") + letter.toUpperCase(),
  );
  const head = `# What each key means: hover it in your editor, or see "Writing packs" in the guide.\nid: ${id}\nversion: 0.1.0\ntitle: ${title}\nlanguages: [en]\n`;
  return {
    "pack.yaml": `${head}${schema ? languagePart(id, title, schema.value) : extendingPart(id, title)}docs: docs\n${hasDocs ? "" : "articles: articles\n"}`,
    ...(schema && { "schemas/1.0.json": schema.text }),
    ...(!hasDocs && { "docs/welcome.md": welcome(title), "articles/first-answer.md": firstAnswer(title) }),
  };
}

function languagePart(id: string, title: string, schema: object): string {
  const root = propertiesOf(schema);
  const list = stageList(schema, root);
  const keys = Object.keys(root);
  const required = wordsIn(Reflect.get(schema, "required"));
  const marks = required.length > 0 ? required : list === undefined ? keys.slice(0, 1) : [list.key];
  return `platform: { id: ${id}, current: "1.0" }
dialects:
  - id: ${id}
    title: ${title} pipeline
    files: ["**/*.${id}.yml", "**/.${id}/**/*.yml"]
    root: { all: [${marks.map(quoted).join(", ")}] }
    schemas: { "1.0": schemas/1.0.json }
${list === undefined ? '    # stages: { at: "$.stages[*]", name: name, needs: needs } # where the parts of a pipeline stand\n' : stagesLine(list)}`;
}

interface StageList {
  readonly key: string;
  readonly isMap: boolean;
  readonly name: string | undefined;
  readonly needs: string | undefined;
}

function stagesLine({ key, isMap, name, needs }: StageList): string {
  const at = isMap ? `$.${key}.*` : `$.${key}[*]`;
  const more = [
    isMap ? "name: $key" : `name: ${name ?? "name"}`,
    ...(needs === undefined ? [] : [`needs: ${quoted(needs)}`]),
  ];
  return `    stages: { at: "${at}", ${more.join(", ")} }\n`;
}

const stageKeys = ["stages", "jobs", "tasks", "flow", "steps"];
const nameKeys = ["name", "id", "key", "title"];
const needsKeys = ["needs", "dependsOn", "depends_on", "after", "requires", "dependencies", "waitFor"];

/** The list or map that looks most like the parts of a pipeline. */
function stageList(schema: object, root: Readonly<Record<string, unknown>>): StageList | undefined {
  for (const key of [...stageKeys, ...Object.keys(root)]) {
    const value = followed(schema, root[key]);
    const items = followed(schema, value && Reflect.get(value, "items"));
    const others = followed(schema, value && Reflect.get(value, "additionalProperties"));
    const one = items ?? others;
    if (!one) continue;
    const keys = Object.keys(propertiesOf(one));
    const needs = needsKeys.find((word) => keys.includes(word));
    const name = nameKeys.find((word) => keys.includes(word));
    if (stageKeys.includes(key) || needs !== undefined) {
      if (items === undefined || name !== undefined) return { key, isMap: items === undefined, name, needs };
    }
  }
  return undefined;
}

function propertiesOf(schema: object): Readonly<Record<string, unknown>> {
  const properties: unknown = Reflect.get(schema, "properties");
  return typeof properties === "object" && properties !== null ? { ...properties } : {};
}

/** A subschema, one local reference followed. */
function followed(root: object, schema: unknown): object | undefined {
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return undefined;
  const ref: unknown = Reflect.get(schema, "$ref");
  if (typeof ref !== "string" || !ref.startsWith("#/")) return schema;
  let found: unknown = root;
  for (const step of ref.slice(2).split("/")) {
    found = typeof found === "object" && found !== null ? Reflect.get(found, step) : undefined;
  }
  return typeof found === "object" && found !== null ? found : undefined;
}

function wordsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

function quoted(word: string): string {
  return /^[A-Za-z_][\w-]*$/.test(word) ? word : JSON.stringify(word);
}

function extendingPart(id: string, title: string): string {
  return `extends: pipeline
steps:
  ${id}-deploy:
    doc: Rolls a release out on ${title}.
    inputs:
      cluster: { values: [test, production], required: true, doc: Where to roll out. }
rules:
  - id: ${id}/description
    level: information
    at: $.pipeline
    must: { required: [description] }
    message: Say in \`description\` what the pipeline is for.
`;
}

function welcome(title: string): string {
  return `---
id: welcome
title: Welcome to ${title}
category: getting-started
lang: en
tags: [${title.split(" ").join(", ").toLowerCase()}]
---
What somebody should know on the first day with ${title}, in two sentences: these are shown in hovers and results.

## Where to begin

Write here what your newcomers ask most.
`;
}

function firstAnswer(title: string): string {
  return `---
id: first-answer
title: The deployment is refused
category: manual
lang: en
status: draft
symptoms:
  - "deploy: permission denied"
cause: The service account of the project may not roll out on ${title}.
resolution: Ask for the role of a deployer in the portal, and run the stage again.
---
How to recognise it, and how to make sure that it doesn't come back.
`;
}
