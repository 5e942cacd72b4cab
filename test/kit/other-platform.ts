/** A pack of a platform that our code has never heard of, as a platform team would write it, and files in its language. */

function schemaOf(version: "3.0" | "3.1"): unknown {
  const text = { type: "string" };
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "a flow",
    type: "object",
    required: ["flow"],
    additionalProperties: false,
    properties: {
      title: { ...text, description: "What the flow is called." },
      engine: { ...text, description: "The version of the platform." },
      values: { type: "object", additionalProperties: text },
      flow: { type: "array", items: { $ref: "#/definitions/task" } },
    },
    definitions: {
      task: {
        title: "a task",
        type: "object",
        required: ["id", "do"],
        additionalProperties: false,
        properties: {
          id: { ...text, description: "What the task is called." },
          owner: { ...text, description: "Who answers for the task." },
          after: { type: ["array", "string"], items: text, description: "The tasks that it waits for." },
          with: { type: "array", items: text },
          do: { type: "array", minItems: 1, items: { $ref: "#/definitions/action" } },
          ...(version === "3.1" && {
            retries: { type: "integer", minimum: 0, description: "How often it is tried again." },
          }),
        },
      },
      action: {
        title: "an action",
        type: "object",
        required: ["use"],
        properties: {
          say: text,
          use: {
            enum: ["shell", "upload", "deploy"],
            enumDescriptions: ["Runs a command.", "Keeps a file.", "Rolls out."],
          },
        },
      },
    },
  };
}

/** The files of the pack, by their paths from its folder. */
export const otherPlatform: Readonly<Record<string, string>> = {
  "pack.yaml": `id: acme
version: 1.2.0
title: { en: Acme delivery, zh-cn: Acme 交付 }
languages: [en]
platform: { id: acme, supported: ">=3.0", current: "3.1" }
dialects:
  - id: flow
    title: Acme flow
    files: ["**/*.flow.yml"]
    root: { all: [flow] }
    schemas: { "3.0": schemas/flow-3.0.json, "3.1": schemas/flow-3.1.json }
    platform: $.engine
    name: $.title
    stages: { at: "$.flow[*]", name: id, needs: after, one: task, many: tasks, steps: { at: "do[*]", name: say, type: use } }
    names:
      - { kind: variable, declared: "$.values.*", by: key, used: ["$.flow[*].with[*]"] }
rules:
  - id: acme/owner
    level: error
    at: $.flow[*]
    must: { required: [owner] }
    message: { en: "Task \`{name}\` has no owner. Say who answers for it.", zh-cn: "任务 \`{name}\` 没有负责人，请写明由谁负责。" }
  - id: acme/few-tasks
    at: $
    count: { of: "$.flow[*]", most: 9 }
    message: There are more than nine tasks. Split the flow.
`,
  "schemas/flow-3.0.json": JSON.stringify(schemaOf("3.0"), undefined, 2),
  "schemas/flow-3.1.json": JSON.stringify(schemaOf("3.1"), undefined, 2),
};

/** A file in its language without a fault. */
export const rightFlow = `title: shop
values: { region: eu }
flow:
  - id: build
    owner: ana
    do: [{ use: shell }]
    with: [region]
  - id: test
    owner: ana
    after: [build]
    retries: 2
    do: [{ say: unit tests, use: shell }]
  - id: rollout
    owner: ben
    after: test
    do: [{ use: deploy }]
`;

/** The files under a folder. */
export function under(folder: string, files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));
}

/** A pack that adds a step type and a rule to our own language, and makes a rule of ours graver. */
export const ownSteps: Readonly<Record<string, string>> = {
  "pack.yaml": `id: acme-steps
version: 1.0.0
title: Acme steps
extends: pipeline
steps:
  acme-rollout:
    doc: { en: Rolls a release out in Acme's clusters., zh-cn: 在 Acme 集群中发布。 }
    since: "2.0"
    inputs:
      cluster: { values: [blue, green], required: true, doc: Where to. }
      replicas: { type: number, doc: How many. }
      window: { schema: { type: string, pattern: "^[0-2][0-9]:[0-5][0-9]$" }, doc: When it may begin. }
    outputs: { release: The id of the release. }
rules:
  - id: acme/description
    level: warning
    at: $.pipeline
    must: { required: [description] }
    message: { en: Say what the pipeline is for., zh-cn: 请说明流水线的用途。 }
levels: { supply/latest-image: error }
`,
};

export const ownStepsPipeline = `pipeline:
  name: shop
  description: Builds and rolls out the shop.
  stages:
    - name: roll-out
      steps:
        - name: release
          type: acme-rollout
          with: { cluster: blue, replicas: 2, window: "22:30" }
        - name: say
          run: echo \${{ steps.release.outputs.release }}
`;
